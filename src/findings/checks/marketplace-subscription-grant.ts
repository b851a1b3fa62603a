import { hasBit } from '../../access/bits.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import type { Attachment } from '../../estate/estate.ts';
import { compileGlob, matchesGlob } from '../../iam/glob.ts';
import type { Condition, Policy, Statement, StatementRef } from '../../iam/policy.ts';
import type { Check, Scanned } from '../check.ts';
import { policyDetails, underScp } from '../examples/examples.ts';
import type { Judgement } from '../finding.ts';
import { documentKey } from '../rights/grants.ts';
import { holderGroups } from '../rights/holder-groups.ts';
import { neededOf } from '../rights/needed-actions.ts';
import { isOfAws } from '../rights/subjects.ts';

const SUBSCRIBE = 'aws-marketplace:Subscribe';
const subscribing = (action: string, condition?: unknown) =>
  policyDetails({ Effect: 'Allow', Action: action, Resource: '*', ...(condition === undefined ? {} : { Condition: condition }) });

/** Statements of one policy that let somebody subscribe to any product. */
interface Given {
  readonly name: string;
  readonly statements: Map<number, StatementRef>;
  readonly holders: Set<string>;
  readonly accounts: Set<string>;
}

const check: Check = {
  id: 'marketplace-subscription-grant',
  title: 'Whoever subscribes to models of third parties may do so for named products only',
  why: 'Any model of the marketplace can be bought for the whole account, with its price and licence, and nobody has looked at it.',
  kind: 'governance',
  severity: 'medium',
  planes: ['bedrock', 'bedrock-mantle', 'sagemaker'],
  reads: [],
  known: {
    union: ['BR-MARKETPLACE'],
    prowler: ['iam_policy_no_wildcard_marketplace_subscribe', 'iam_inline_policy_no_wildcard_marketplace_subscribe'],
  },
  topics: ['privileged-access'],
  examples: {
    pass: [
      subscribing(SUBSCRIBE, { 'ForAnyValue:StringEquals': { 'aws-marketplace:ProductId': ['prod-example1'] } }),
      subscribing('aws-marketplace:View*'),
      underScp({ Effect: 'Deny', Action: SUBSCRIBE, Resource: '*' }),
    ],
    fail: [
      subscribing(SUBSCRIBE),
      subscribing('aws-marketplace:*'),
      subscribing('*'),
      subscribing(SUBSCRIBE, { 'ForAllValues:StringEquals': { 'aws-marketplace:ProductId': ['prod-example1'] } }),
    ],
  },
  *judge(scanned) {
    const found = givenBy(scanned);
    for (const given of found) yield judgementOf(given);
    const failing = new Set(found.flatMap(({ accounts }) => [...accounts]));
    for (const { id, detailsRead } of scanned.estate.accounts.values()) {
      if (failing.has(id) || detailsRead !== 'yes') continue;
      const subject = { kind: 'account' as const, id, type: undefined, account: id, region: undefined };
      yield { verdict: 'pass', subject, message: 'nobody may subscribe to every product of the marketplace', evidence: [] };
    }
  },
};

export default check;

/** The policies through which somebody really may, each once. */
function givenBy(scanned: Scanned): readonly Given[] {
  const { inventory, intent, now } = scanned;
  const index = inventory.universe.indexOf.get(SUBSCRIBE.toLowerCase());
  const row = catalogueRow(SUBSCRIBE);
  if (index === undefined || row === undefined) return [];
  const open = new Map<Policy, readonly Statement[]>();
  const found = new Map<string, Given>();
  for (const { ways, root, callers } of holderGroups(scanned)) {
    if (root || !(hasBit(ways.yes, index) || hasBit(ways.conditional, index))) continue;
    for (const caller of callers) {
      if (caller.serviceLinked || (intent !== undefined && neededOf(caller.arn, [row], intent, now).length > 0)) continue;
      for (const attachment of caller.identity) {
        let statements = open.get(attachment.policy);
        if (statements === undefined) {
          statements = attachment.policy.statements.filter(opens);
          open.set(attachment.policy, statements);
        }
        if (statements.length > 0) put(found, attachment, statements, caller);
      }
    }
  }
  return [...found.values()];
}

function put(
  found: Map<string, Given>,
  { ref }: Attachment,
  statements: readonly Statement[],
  caller: { readonly arn: string; readonly account: { readonly id: string } },
): void {
  const key = documentKey(ref);
  let given = found.get(key);
  if (given === undefined) {
    given = { name: ref.name, statements: new Map(), holders: new Set(), accounts: new Set() };
    found.set(key, given);
  }
  for (const { index, sid } of statements) if (!given.statements.has(index)) given.statements.set(index, { document: ref, index, sid });
  given.holders.add(caller.arn);
  given.accounts.add(caller.account.id);
}

/** Whether a statement lets somebody subscribe to whatever product he likes. */
function opens({ effect, actions, resources, conditions }: Statement): boolean {
  if (effect !== 'Allow' || actions === undefined) return false;
  const named = actions.patterns.some((pattern) => matchesGlob(compileGlob(pattern.toLowerCase()), SUBSCRIBE.toLowerCase()));
  if (named === actions.negated) return false;
  // it is authorised on `*` only, which no ARN pattern names
  const everywhere = resources === undefined || resources.patterns.some((pattern) => /^\*+$/.test(pattern)) !== resources.negated;
  return everywhere && !conditions.some(namesProducts);
}

/** The one key that narrows a subscription (Bedrock User Guide, "Control access to third-party models": `aws-marketplace:ProductId`). */
const namesProducts = ({ operator, set, ifExists, key }: Condition): boolean =>
  key.toLowerCase() === 'aws-marketplace:productid' &&
  /^String(?:Equals|EqualsIgnoreCase|Like)$/.test(operator ?? '') &&
  !ifExists &&
  set !== 'ForAllValues';

function judgementOf({ name, statements, holders, accounts }: Given): Judgement {
  const [holder] = holders;
  const [account] = accounts;
  const who = holders.size === 1 ? holder : `${holders.size} principals${accounts.size === 1 ? '' : ` of ${accounts.size} accounts`}`;
  return {
    verdict: 'fail',
    subject: {
      kind: 'policy',
      id: name,
      type: isOfAws(name) ? 'AWS::IAM::ManagedPolicy' : undefined,
      account: accounts.size === 1 ? account : undefined,
      region: undefined,
    },
    message: `it lets ${who} subscribe to any product of the marketplace`,
    evidence: [...statements.values()].map((statement) => ({ kind: 'statement', statement })),
    fix: {
      summary: isOfAws(name)
        ? `deny ${SUBSCRIBE} in an SCP but for the products that are approved, by aws-marketplace:ProductId`
        : `name the products by \`"ForAnyValue:StringEquals": {"aws-marketplace:ProductId": [...]}\`, or take ${SUBSCRIBE} away`,
    },
  };
}
