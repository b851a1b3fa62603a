import type { Account, ApiAnswer, Estate } from '../../estate/estate.ts';
import { nameOfArn, splitArn } from '../../iam/arn.ts';
import { notAnswered } from './answers-about.ts';
import { Detail } from './detail.ts';

/** Operations that tell what CloudTrail records. */
export const TRAIL_READS = ['cloudtrail.DescribeTrails', 'cloudtrail.GetEventSelectors', 'cloudtrail.GetTrailStatus'] as const;
const [DESCRIBE, SELECTORS, STATUS] = TRAIL_READS;

/** A trail that takes in the events of an account in a region. */
export interface Trail {
  readonly arn: string;
  /** What was read of it, as evidence. */
  readonly described: Detail;
  /** The answer about its event selectors; text: why there is none. */
  readonly selectors: Detail | string;
  readonly status: Detail | string;
}

/** The trails of an account in one region, and why there may be more. */
export interface Trails {
  readonly trails: readonly Trail[];
  readonly gap: string | undefined;
  /** The lists, and the trails on them that do not take it in: evidence where none does. */
  readonly seen: readonly Detail[];
}

/**
 * The account's own trails, and those of the organisation: they lie in the management account and take in every member (CloudTrail User
 * Guide, "Creating a trail for an organization").
 */
export function trailsOf(account: Account, region: string, estate: Estate): Trails {
  const trails = new Map<string, Trail>();
  const seen: Detail[] = [];
  let gap: string | undefined = `which trails there are in ${region} was not read`;
  const management = account.organizationPath === undefined ? undefined : estate.accounts.get(estate.organization?.managementAccount ?? '');
  const owners = management === undefined || management === account ? [account] : [account, management];
  for (const owner of owners) {
    for (const answer of owner.answers.get(DESCRIBE) ?? []) {
      const { body, ref } = answer;
      const list = body?.['trailList'];
      if (body === undefined || !Array.isArray(list)) continue;
      const whole = new Detail(body, ref);
      whole.list('trailList');
      seen.push(whole);
      // what was asked in another region tells of no trail that is in this region only
      if (owner === account && (answer.region === undefined || answer.region === region)) gap = undefined;
      for (const [index, element] of list.entries()) {
        const described = new Detail(element as Readonly<Record<string, unknown>>, { ...ref, path: ['trailList', index] });
        const arn = described.needText('TrailARN');
        if (trails.has(arn)) continue;
        if (!takesIn(described, owner === account, region)) {
          seen.push(described);
          continue;
        }
        trails.set(arn, { arn, described, ...aboutTrail(arn, [account, ...owners, ...ownerOf(arn, estate)]) });
      }
    }
  }
  return { trails: [...trails.values()], gap, seen };
}

const takesIn = (trail: Detail, own: boolean, region: string): boolean =>
  (own || trail.flag('IsOrganizationTrail') === true) && (trail.needFlag('IsMultiRegionTrail') || trail.needText('HomeRegion') === region);

function ownerOf(arn: string, { accounts }: Estate): readonly Account[] {
  const owner = accounts.get(splitArn(arn)?.[3] ?? '');
  return owner === undefined ? [] : [owner];
}

function aboutTrail(arn: string, accounts: readonly Account[]): Pick<Trail, 'selectors' | 'status'> {
  const find = (operation: string): Detail | string => {
    const answers = accounts.flatMap((account) => account.answers.get(operation) ?? []).filter((answer) => isAbout(answer, arn));
    const told = answers.find(({ body }) => body !== undefined);
    if (told?.body !== undefined) return new Detail(told.body, told.ref);
    return answers[0] === undefined ? `${operation} was not asked about ${arn}` : notAnswered(answers[0]);
  };
  return { selectors: find(SELECTORS), status: find(STATUS) };
}

/** Answers about selectors name the trail; those about its status do not, and are kept by its ARN or name. */
const isAbout = ({ body, subject }: ApiAnswer, arn: string): boolean =>
  typeof body?.['TrailARN'] === 'string' ? body['TrailARN'] === arn : subject === arn || subject === nameOfArn(arn);
