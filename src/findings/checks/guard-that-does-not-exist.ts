import type { Attachment } from '../../estate/estate.ts';
import type { Policy } from '../../iam/policy.ts';
import type { Check, Scanned } from '../check.ts';
import { type GuardedStatement, guardedStatements } from '../rights/dead-guards.ts';
import { policyDetails, underScp } from '../examples/examples.ts';
import type { Judgement, Severity } from '../finding.ts';
import { actionsText, documentKey, mitreOf } from '../rights/grants.ts';
import { isOfAws } from '../rights/subjects.ts';

const deny = (action: string | readonly string[], condition: unknown): ReturnType<typeof underScp> =>
  underScp({ Effect: 'Deny', Action: action, Resource: '*', Condition: condition });
const allow = (action: string | readonly string[], condition: unknown): ReturnType<typeof policyDetails> =>
  policyDetails({ Effect: 'Allow', Action: action, Resource: '*', Condition: condition });
const DIRECT = { StringEquals: { 'sagemaker:DirectInternetAccess': 'Enabled' } };

const check: Check = {
  id: 'guard-that-does-not-exist',
  title: 'Conditions that guard privileged AI actions ask for keys that AWS sends with these actions',
  why: 'A condition on a key which is in no call of the action never denies it, or never holds it back, and everybody believes that it does.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  whateverScps: true,
  reads: [],
  known: {},
  topics: ['privileged-access'],
  examples: {
    pass: [
      deny('sagemaker:CreateNotebookInstance', DIRECT),
      deny(['sagemaker:CreateTrainingJob', 'bedrock:CreateModelCustomizationJob'], { StringEquals: { 'aws:RequestTag/env': 'prod' } }),
      // without the key it denies, or lets nobody pass: more than was meant, but no hole
      deny('bedrock:DeleteGuardrail', { StringNotEquals: { 'aws:RequestTag/env': 'prod' } }),
      deny('bedrock:DeleteGuardrail', { Null: { 'aws:RequestTag/env': 'true' } }),
      allow('bedrock:DeleteGuardrail', { StringNotEquals: { 'aws:ResourceTag/env': 'prod' } }),
      // who writes so means calls without the key too
      allow('bedrock:CallWithBearerToken', { StringNotEqualsIfExists: { 'aws:ResourceTag/env': 'prod' } }),
      // most of what a wildcard takes in is not meant
      deny('sagemaker:Create*', DIRECT),
    ],
    fail: [
      deny('sagemaker:CreateTrainingJob', DIRECT),
      deny(['sagemaker:CreateNotebookInstance', 'sagemaker:CreateTrainingJob'], DIRECT),
      deny('bedrock:DeleteGuardrail', { StringEquals: { 'aws:RequestTag/env': 'prod' } }),
      deny('bedrock:DeleteGuardrail', { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': 'env' } }),
      deny('bedrock:*', { StringEquals: { 'bedrock:Guardrail': 'gr-1' } }),
      allow('bedrock-mantle:CreateFineTuningJob', { StringEquals: { 'sagemaker:VpcSubnets': 'subnet-1' } }),
      allow('bedrock:CallWithBearerToken', { StringNotEquals: { 'aws:ResourceTag/env': 'prod' } }),
      allow(['bedrock:DeleteGuardrail', 'bedrock:CallWithBearerToken'], { StringNotLike: { 'aws:ResourceTag/env': 'prod*' } }),
    ],
  },
  *judge(scanned) {
    for (const place of placesOf(scanned)) for (const guarded of place.guarded) yield* judgementsOf(place, guarded);
  },
};

export default check;

/** A document that guards privileged AI actions, and the accounts in which it is attached. */
interface Place {
  readonly ref: Attachment['ref'];
  readonly type: string | undefined;
  readonly guarded: readonly GuardedStatement[];
  readonly accounts: Set<string>;
}

/** Each document once: policies of AWS and of the organisation bind many accounts. */
function placesOf({ estate, inventory: { universe } }: Scanned): Iterable<Place> {
  const places = new Map<string, Place>();
  const read = new Map<Policy, readonly GuardedStatement[]>();
  const visit = ({ policy, ref }: Attachment, account: string, type: string | undefined): void => {
    let guarded = read.get(policy);
    if (guarded === undefined) {
      guarded = guardedStatements(policy, universe);
      read.set(policy, guarded);
    }
    // what AWS allows in vain nobody else can put right
    if (guarded.length === 0 || (isOfAws(ref.name) && guarded.every(({ statement }) => statement.effect === 'Allow'))) return;
    const key = documentKey(ref);
    const known = places.get(key);
    if (known === undefined) places.set(key, { ref, type, guarded, accounts: new Set([account]) });
    else known.accounts.add(account);
  };
  for (const { id, scp = [], rcp = [], principals } of estate.accounts.values()) {
    for (const level of [...scp, ...rcp]) for (const attachment of level) visit(attachment, id, 'AWS::Organizations::Policy');
    for (const { identity, boundary } of principals) {
      for (const attachment of identity) visit(attachment, id, undefined);
      if (boundary !== undefined) visit(boundary, id, undefined);
    }
  }
  return places.values();
}

function* judgementsOf({ ref, type, accounts }: Place, guarded: GuardedStatement): Generator<Judgement> {
  const { statement, dead, keys, idle, idleKeys, guardedElse } = guarded;
  const { index, sid, effect } = statement;
  const [account] = accounts;
  const subject = { kind: 'policy' as const, id: ref.name, type, account: accounts.size === 1 ? account : undefined, region: undefined };
  const evidence = [{ kind: 'statement' as const, statement: { document: ref, index, sid } }];
  const about = String(index);
  if (dead.length === 0 && idle.length === 0)
    yield { verdict: 'pass', subject, message: 'the keys that it asks for exist', evidence, about };
  const denies = effect === 'Deny';
  if (dead.length > 0)
    yield {
      verdict: 'fail',
      // what is never allowed does no harm
      severity: denies ? gravity(dead) : 'low',
      subject,
      message: `it never ${denies ? 'denies' : 'allows'} ${actionsText(dead)}: ${noKeys(keys, dead)}`,
      mitre: mitreOf(dead),
      evidence,
      about,
      fix: { summary: fixText(dead, keys, denies) },
    };
  if (idle.length > 0)
    yield {
      verdict: 'fail',
      severity: guardedElse ? 'low' : gravity(idle),
      subject,
      message: `its ${idleKeys.length === 1 ? 'condition' : 'conditions'} on ${idleKeys.join(' and ')} never ${idleKeys.length === 1 ? 'holds' : 'hold'} back ${actionsText(idle)}: ${noKeys(idleKeys, idle)}`,
      mitre: mitreOf(idle),
      evidence,
      about: `${about} holds nothing back`,
      fix: { summary: fixText(idle, idleKeys, denies) },
    };
}

const gravity = (rows: GuardedStatement['dead']): Severity => (rows.some(({ tier }) => tier === 1) ? 'high' : 'medium');

const noKeys = (keys: readonly string[], { length }: GuardedStatement['dead']): string =>
  `AWS sends no ${keys.join(' and no ')} with ${length === 1 ? 'it' : 'them'}`;

function fixText(dead: GuardedStatement['dead'], keys: readonly string[], denies: boolean): string {
  const [first] = dead;
  const has = first?.guards ?? [];
  const by =
    has.length === 0
      ? 'keys of the caller, such as aws:PrincipalArn'
      : `what AWS sends with ${first?.action}: ${has.slice(0, SHOWN).join(', ')}`;
  return `${denies ? 'deny' : 'allow'} ${dead.length === 1 ? 'it' : 'them'} in a statement without ${keys.join(' and ')}, and guard by ${by}`;
}

const SHOWN = 4;
