import { type Bits, intersection, intersects, union } from '../../access/bits.ts';
import type { Caller } from '../../access/caller.ts';
import type { HolderGroup } from '../../access/holder-groups.ts';
import { partitionOf } from '../../access/partition.ts';
import { actionsOnResources } from '../../access/policy-reach.ts';
import type { Attachment } from '../../estate/estate.ts';
import type { Scanned } from '../check.ts';
import type { DutyMasks } from './duties.ts';
import type { Judgement } from '../finding.ts';
import { documentKey } from './grants.ts';

/** A managed policy that gives both sides by itself: there it is put right, for all to whom it is attached. */
export interface DutyCause {
  readonly cause: Attachment;
  readonly worst: Judgement;
  readonly callers: Caller[];
}

/** The managed policy of a caller that gives both sides of one of some pairs by itself. */
export function causeOf(caller: Caller, pairs: readonly DutyMasks[], { ways }: HolderGroup, scanned: Scanned): Attachment | undefined {
  const own = union(ways.yes, ways.conditional);
  return caller.identity.find((attachment) => {
    if (!attachment.ref.name.startsWith('arn:')) return false;
    const given = intersection(allowedBy(attachment, caller.account.id, scanned), own);
    return pairs.some(({ a, b }) => intersects(given, a) && intersects(given, b));
  });
}

const allowing = new WeakMap<Attachment['policy'], Bits>();

function allowedBy({ policy }: Attachment, account: string, { estate, inventory: { universe } }: Scanned): Bits {
  let bits = allowing.get(policy);
  if (bits === undefined) {
    const owner = { partition: partitionOf(estate), account };
    bits = universe.nothing.whole;
    for (const statement of policy.statements) {
      if (statement.effect === 'Allow') bits = union(bits, actionsOnResources(statement, policy.version, universe, owner));
    }
    allowing.set(policy, bits);
  }
  return bits;
}

/** One finding about the policy, for all that hold both sides by it. */
export function causeJudgement({ cause: { ref }, worst, callers }: DutyCause): Judgement {
  const accounts = new Set(callers.map(({ account }) => account.id));
  const [first] = callers;
  const who =
    callers.length === 1
      ? (first?.arn ?? '')
      : `${callers.length} principals${accounts.size === 1 ? '' : ` of ${accounts.size} accounts`}, such as ${first?.arn ?? ''},`;
  const [account] = accounts;
  return {
    verdict: 'fail',
    ...(worst.severity === undefined ? {} : { severity: worst.severity }),
    subject: {
      kind: 'policy',
      id: ref.name,
      type: 'AWS::IAM::ManagedPolicy',
      account: accounts.size === 1 ? account : undefined,
      region: undefined,
    },
    message: `it gives ${who} ${worst.message.replace(/^it has /, '')}`,
    evidence: worst.evidence.filter((one) => one.kind === 'statement' && documentKey(one.statement.document) === documentKey(ref)),
    fix: { summary: 'attach policies that give one side each instead, to different principals' },
  };
}
