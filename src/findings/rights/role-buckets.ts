import { callerOf } from '../../access/caller.ts';
import { explainHolding } from '../../access/holding.ts';
import { partitionOf } from '../../access/partition.ts';
import type { Status } from '../../access/status.ts';
import { accountOfArn } from '../../iam/arn.ts';
import type { StatementRef } from '../../iam/policy.ts';
import type { Check, Scanned } from '../check.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import type { Example } from '../example.ts';
import { roleDetails } from '../examples/bedrock-examples.ts';
import { fail, type Outcome, pass, resourceCheck, type ResourceRule } from '../rules/resource-check.ts';

/** No bucket is called so: a policy that lets it be read names no bucket. */
const SOME_BUCKET = 'any-bucket-that-nothing-names';

/** Whether a role reads a bucket that nothing names, and by which statements. */
interface Reading {
  readonly status: Status;
  readonly statements: readonly StatementRef[];
}

/** By role: thousands of jobs run with a few. */
const known = new WeakMap<Scanned, Map<string, Reading>>();

/** What differs from one check of the kind to another. */
export interface EveryBucketRule extends Omit<ResourceRule, 'severity' | 'reads' | 'examples' | 'judge'> {
  /** The member of a description that names the role. */
  readonly role: string;
  /** What AWS answered about a resource whose role is called `worker`. */
  readonly answers: Example['answers'];
  /** The service that assumes the role. */
  readonly service: string;
  readonly fix: string;
}

/** A check that asks whether the role of a resource reads only the buckets that policies name for it. */
export function everyBucketCheck({ role, answers = [], service, fix, ...rule }: EveryBucketRule): Check {
  const example = (Resource: unknown, more: Readonly<Record<string, unknown>> = {}): Example => ({
    answers,
    details: roleDetails('worker', service, { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource, ...more }),
  });
  return resourceCheck({
    ...rule,
    severity: 'medium',
    reads: ['iam.GetAccountAuthorizationDetails'],
    examples: {
      pass: [example(['arn:aws:s3:::example', 'arn:aws:s3:::example/*'])],
      fail: [
        example('*'),
        example('arn:aws:s3:::*/*'),
        example('*', { Action: 's3:*' }),
        example('*', { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-0a' } } }),
      ],
    },
    judge: (detail, _, scanned) => namedBucketsOutcome(detail.needText(role), detail, scanned, fix),
  });
}

/** The role of the examples. */
export const WORKER = 'arn:aws:iam::111122223333:role/worker';

/** Whether a role reads only the buckets that policies name for it. */
function namedBucketsOutcome(arn: string, near: Detail, scanned: Scanned, fix: string): Outcome {
  let readings = known.get(scanned);
  if (readings === undefined) {
    readings = new Map();
    known.set(scanned, readings);
  }
  let reading = readings.get(arn);
  if (reading === undefined) {
    reading = readingOf(arn, scanned);
    readings.set(arn, reading);
  }
  for (const statement of reading.statements) near.cite({ kind: 'statement', statement });
  switch (reading.status) {
    case 'indeterminate':
      throw new Unreadable(`which buckets ${arn} may read cannot be told`);
    case 'no':
      return pass(`${arn} reads no bucket that is not named`);
    case 'yes':
      return fail(`${arn} may read every bucket`, fix);
    case 'conditional':
      return fail(`${arn} may read every bucket under conditions`, fix, 'low');
  }
}

function readingOf(arn: string, { estate, inventory }: Scanned): Reading {
  const account = estate.accounts.get(accountOfArn(arn) ?? '');
  const principal = account?.principals.find((one) => one.arn === arn);
  if (account === undefined || principal === undefined) throw new Unreadable(`the snapshot does not hold ${arn}`);
  const { status, open } = explainHolding(estate, callerOf(estate, account, principal), {
    action: 's3:GetObject',
    resource: `arn:${partitionOf(estate)}:s3:::${SOME_BUCKET}/document`,
    assumptions: inventory.assumptions,
    home: inventory.home,
  });
  const statements = open.reasons.flatMap(({ statement, effect }) => (effect === 'Allow' && statement !== undefined ? [statement] : []));
  return { status, statements };
}
