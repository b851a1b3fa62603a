import { NOTHING_SAID } from '../../estate/intent.ts';
import { exemptionFor } from '../../estate/intent-exemptions.ts';
import { isBreakGlass } from '../../estate/intent-principals.ts';
import { accountGap } from '../account-gap.ts';
import type { Check, Scanned } from '../check.ts';
import type { Example } from '../example.ts';
import { EXAMPLE_ACCOUNT } from '../example.ts';
import { EXAMPLE_ROLE, policyDetails } from '../examples/examples.ts';
import type { Fix, Judgement } from '../finding.ts';
import { actionsText, type Grant, grantsOf, holdersText } from '../rights/grants.ts';
import { statementWithout } from '../rights/narrowed-statement.ts';
import { isOfAws, policySubject } from '../rights/subjects.ts';
import { type GrantUse, useOfGrant } from '../rights/use-of-grant.ts';

/** One call of the role of the examples. */
const call = (day: string, eventName: string, more: Readonly<Record<string, unknown>> = {}): unknown => ({
  eventTime: `${day}T10:00:00Z`,
  eventSource: 'bedrock.amazonaws.com',
  eventName,
  awsRegion: 'us-east-1',
  eventID: `${day} ${eventName}`,
  recipientAccountId: EXAMPLE_ACCOUNT,
  readOnly: false,
  eventCategory: 'Management',
  userIdentity: {
    type: 'AssumedRole',
    arn: `arn:aws:sts::${EXAMPLE_ACCOUNT}:assumed-role/builder/build`,
    accountId: EXAMPLE_ACCOUNT,
    sessionContext: { sessionIssuer: { type: 'Role', arn: EXAMPLE_ROLE, accountId: EXAMPLE_ACCOUNT, userName: 'builder' } },
  },
  ...more,
});

const grant = (...actions: readonly string[]): Example => policyDetails({ Effect: 'Allow', Action: actions, Resource: '*' });
const START = '2026-08-01';
const END = '2026-11-22';

/** A guardrail is made every few days from the start to the end. */
const MADE = Array.from({ length: 19 }, (_, at) =>
  call(new Date(Date.parse(START) + at * 6 * 86_400_000).toISOString().slice(0, 10), 'CreateGuardrail'),
).concat(call(END, 'CreateGuardrail'));
const TWO = ['bedrock:CreateGuardrail', 'bedrock:DeleteGuardrail'] as const;

const check: Check = {
  id: 'unused-privileged-right',
  title: 'Every privileged AI action that a policy gives is used by somebody, by what CloudTrail recorded',
  why: 'A right that nobody uses is missed by nobody when it is taken away, and is there for whoever takes over its holder.',
  kind: 'governance',
  severity: 'medium',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  reads: ['CloudTrail (`--activity`)'],
  known: { gaps: ['GAP-03'] },
  topics: ['privileged-access', 'time-bound-access'],
  examples: {
    pass: [
      { ...grant(...TWO), trail: [...MADE, call(END, 'DeleteGuardrail')] },
      {
        ...grant(...TWO),
        trail: MADE,
        intent: { ...NOTHING_SAID, breakGlass: [EXAMPLE_ROLE] },
      },
    ],
    fail: [
      { ...grant(...TWO), trail: MADE },
      { ...grant('bedrock:*'), trail: MADE },
      // used once, and not for long
      { ...grant(...TWO), trail: [...MADE, call(START, 'DeleteGuardrail')] },
      // a call that IAM refused is no use
      { ...grant(...TWO), trail: [...MADE, call(END, 'DeleteGuardrail', { errorCode: 'AccessDenied' })] },
    ],
  },
  *judge(scanned) {
    const { activity, intent = NOTHING_SAID, now } = scanned;
    if (activity === undefined) return;
    const gaps = new Set<string>();
    for (const grant of grantsOf(scanned)) {
      if (grant.holders.every(({ serviceLinked }) => serviceLinked)) continue;
      const use = useOfGrant(grant, { ...scanned, activity }, (arn, { action, class: ability }) =>
        isBreakGlass(intent, arn) ? true : exemptionFor(intent, arn, { action, class: ability }, now) !== undefined,
      );
      if (use.unused.length > 0) yield failure(grant, use, scanned);
      else if (use.open.size === 0) yield { verdict: 'pass', ...about(grant), message: 'what it gives is used' };
      for (const [account, whys] of use.open) {
        for (const why of whys) {
          const key = `${account} ${why}`;
          if (gaps.has(key)) continue;
          gaps.add(key);
          yield accountGap(account, `whether some privileged actions are used is not observable: ${why}`);
        }
      }
    }
  },
};

export default check;

const about = (grant: Grant): Pick<Judgement, 'subject' | 'evidence' | 'about'> => ({
  subject: policySubject(grant),
  evidence: [{ kind: 'statement', statement: grant.ref }],
  about: String(grant.statement.index),
});

function failure(grant: Grant, { unused, open }: GrantUse, { activity }: Scanned): Judgement {
  const what = unused.length === 1 ? 'a privileged AI action' : `${unused.length} privileged AI actions`;
  const rest = open.size === 0 ? '' : '; of others that it gives this trail does not show whether they are used, and they stay';
  return {
    verdict: 'fail',
    ...about(grant),
    severity: unused.some(({ tier }) => tier === 1) ? 'medium' : 'low',
    message: `${holdersText(grant)} did not use ${what} for ${activity?.window ?? 0} days: ${actionsText(unused)}${rest}`,
    fix: fixOf(grant, new Set(unused.map(({ action }) => action))),
  };
}

function fixOf({ statement, ref }: Grant, unused: ReadonlySet<string>): Fix {
  if (isOfAws(ref.document.name)) return { summary: 'replace the policy of AWS by one of your own that has what is used' };
  const replacement = statementWithout(statement, unused);
  if (replacement === 'not a list') return { summary: 'name the actions that are used instead of all' };
  return {
    summary:
      replacement === undefined
        ? 'take the statement away, or the whole policy where it has no other'
        : 'take the actions that are not used out of the statement',
    patch: { statement: ref, replacement },
  };
}
