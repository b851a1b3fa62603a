import type { Subject } from '../findings/finding.ts';
import { accountOfArn, partitionOfRegion, splitArn } from '../iam/arn.ts';
import type { ScanReport } from './scan-report.ts';

/** Where a subject is, as receivers want it told of everything: each part is one that AWS could have. */
export interface SubjectPlace {
  readonly partition: string;
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
}

/**
 * Where a subject is. IAM and organisations are everywhere: they are told as of the region that was asked for, or the usual one. What belongs
 * to no account is told as of the management account, and twelve zeros stand where nobody knows.
 */
export function placeOf({ id, account, region }: Subject, { assumptions, organization }: ScanReport): SubjectPlace {
  const here = [region, assumptions.region, assumptions.usualRegion].find(isRegion) ?? 'us-east-1';
  const owner = [account, id, accountOfArn(id), organization?.managementAccount].find(isAccount) ?? '000000000000';
  const [partition = ''] = splitArn(id) ?? [];
  return { partition: /^aws(?:-[a-z]+)*$/.test(partition) ? partition : partitionOfRegion(here), region: here, account: owner };
}

const isRegion = (text: string | undefined): text is string =>
  text !== undefined && text.length <= 16 && /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/.test(text);
const isAccount = (text: string | undefined): text is string => text !== undefined && /^\d{12}$/.test(text);

/** Where an event was recorded; what is no region or account of AWS, as scrambled records have it, is told as nowhere. */
export function placeOfRegion(region: string, account: string): SubjectPlace {
  const here = isRegion(region) ? region : 'us-east-1';
  return { partition: partitionOfRegion(here), region: here, account: isAccount(account) ? account : '000000000000' };
}
