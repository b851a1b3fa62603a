import { intersection, isEmpty, union } from '../../access/bits.ts';
import type { Caller } from '../../access/caller.ts';
import { seenOf } from '../../activity/usage/observe.ts';
import { NOTHING_SAID } from '../../estate/intent.ts';
import { exemptionFor, exemptionsOf } from '../../estate/intent-exemptions.ts';
import { isBreakGlass } from '../../estate/intent-principals.ts';
import { accountGap } from '../account-gap.ts';
import { isPrivileged, maskWhere, rowsOf } from '../rights/action-masks.ts';
import type { Check, Scanned } from '../check.ts';
import { daysBetween } from '../days.ts';
import { DORMANT_DAYS, isYoung, type Rights, rightsOf, useOf } from '../rights/dormant-rights.ts';
import { EXAMPLE_ACCOUNT, type Example } from '../example.ts';
import { EXAMPLE_ROLE, policyDetails } from '../examples/examples.ts';
import type { Judgement } from '../finding.ts';
import { actionsText, mitreOf } from '../rights/grants.ts';
import { holderGroups } from '../rights/holder-groups.ts';
import { callerSubject } from '../rights/subjects.ts';

const RIGHTS = ['bedrock:CreateModelCustomizationJob', 'bedrock:DeleteGuardrail'];

/** A role with two privileged actions, and what IAM tells of its use of Bedrock. */
const using = (bedrock: Readonly<Record<string, unknown>>, details: Example = policyDetails(allow(RIGHTS))): Example => ({
  ...details,
  lastAccessed: {
    [EXAMPLE_ACCOUNT]: {
      [EXAMPLE_ROLE]: {
        JobStatus: 'COMPLETED',
        JobType: 'ACTION_LEVEL',
        JobCreationDate: '2026-11-22T06:00:00+00:00',
        JobCompletionDate: '2026-11-22T06:00:04+00:00',
        IsTruncated: false,
        ServicesLastAccessed: [{ ServiceName: 'Amazon Bedrock', ServiceNamespace: 'bedrock', ...bedrock }],
      },
    },
  },
});
const allow = (actions: readonly string[]): unknown => ({ Effect: 'Allow', Action: actions, Resource: '*' });
const RECENT = '2026-11-20T10:00:00+00:00';
const OLD = '2026-08-20T10:00:00+00:00';
const used = (...actions: readonly (readonly [string, string?])[]): Readonly<Record<string, unknown>> => ({
  LastAuthenticated: RECENT,
  TrackedActionsLastAccessed: actions.map(([ActionName, LastAccessedTime]) => ({
    ActionName,
    ...(LastAccessedTime === undefined ? {} : { LastAccessedTime }),
  })),
});

const check: Check = {
  id: 'dormant-privileged-grant',
  title: `Whoever holds privileged AI actions has used them within ${DORMANT_DAYS} days`,
  why: 'A right that nobody uses is missed by nobody when it is misused, and is there for whoever takes over the principal.',
  kind: 'governance',
  severity: 'medium',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  reads: ['last-accessed.json'],
  known: {
    union: ['IAM-BR-STALE'],
    gaps: ['GAP-03'],
    prowler: ['iam_role_access_not_stale_to_bedrock', 'iam_user_access_not_stale_to_bedrock'],
  },
  topics: ['privileged-access', 'time-bound-access'],
  examples: {
    pass: [
      using(used(['CreateModelCustomizationJob', RECENT], ['DeleteGuardrail', RECENT])),
      using(used(['CreateModelCustomizationJob', '2026-08-25T00:00:00Z'], ['DeleteGuardrail', RECENT])),
      { ...using({}), intent: { ...NOTHING_SAID, breakGlass: [EXAMPLE_ROLE] } },
    ],
    fail: [
      using({ LastAuthenticated: OLD, TrackedActionsLastAccessed: [] }),
      using({ TotalAuthenticatedEntities: 0 }),
      // the service is in use, and these actions are not
      using(used(['CreateModelCustomizationJob'], ['DeleteGuardrail', RECENT])),
      using(used(['CreateModelCustomizationJob', RECENT], ['DeleteGuardrail', OLD])),
    ],
  },
  *judge(scanned) {
    const { universe } = scanned.inventory;
    const wanted = maskWhere(universe, isPrivileged);
    const gaps = new Map<string, Set<string>>();
    const byHeld = new Map<string, Rights>();
    for (const { ways, root, callers } of holderGroups(scanned)) {
      const held = intersection(union(ways.yes, ways.conditional), wanted);
      if (root || isEmpty(held)) continue;
      // the same for many groups
      const key = held.join();
      const rights = byHeld.get(key) ?? rightsOf(rowsOf(held, universe));
      byHeld.set(key, rights);
      for (const caller of callers) {
        // what AWS gives to its own roles nobody can take away
        if (caller.serviceLinked) continue;
        const judgement = judgementOf(caller, rights, scanned);
        if (typeof judgement !== 'string') yield judgement;
        else gaps.set(caller.account.id, (gaps.get(caller.account.id) ?? new Set()).add(judgement));
      }
    }
    for (const [account, whats] of gaps) for (const what of whats) yield accountGap(account, what);
  },
};

export default check;

const NOT_READ = 'what its principals last used was not read';
const PARTLY_READ = 'what some of its principals last used was not read';
const TOO_OLD = `what is known of its principals' use of services is more than ${DORMANT_DAYS} days old`;
const NOT_OBSERVABLE = 'whether some privileged actions are in use is not observable: IAM follows their service only, and that is in use';

/** Text: what of the account is not known. */
function judgementOf(caller: Caller, rights: Rights, { intent = NOTHING_SAID, now, activity }: Scanned): Judgement | string {
  const { principal, account, arn } = caller;
  const subject = callerSubject(caller);
  if (isBreakGlass(intent, arn)) return { verdict: 'pass', subject, message: 'it is for emergencies', evidence: [] };
  const last = account.lastUsed.get(arn);
  if (last === undefined || principal === undefined) return account.lastUsed.size === 0 ? NOT_READ : PARTLY_READ;
  if (daysBetween(last.asOf, now) > DORMANT_DAYS) return TOO_OLD;
  if (isYoung(principal, last)) return { verdict: 'pass', subject, message: `it is younger than ${DORMANT_DAYS} days`, evidence: [] };
  const { dormant: unseen, unobserved, evidence } = useOf(arn, rights, last);
  // a call in the trail says more than its absence from what IAM tells
  const dormant = activity === undefined ? unseen : unseen.filter(({ action }) => seenOf(activity, arn, action) === undefined);
  const idle =
    exemptionsOf(intent, arn, now).length === 0
      ? dormant
      : dormant.filter(({ action, class: ability }) => exemptionFor(intent, arn, { action, class: ability }, now) === undefined);
  if (idle.length > 0)
    return {
      verdict: 'fail',
      subject,
      severity: idle.some(({ tier }) => tier === 1) ? 'medium' : 'low',
      message: `it has not used ${idle.length === 1 ? 'a privileged AI action' : `${idle.length} privileged AI actions`} for ${DORMANT_DAYS} days or more: ${actionsText(idle)}`,
      mitre: mitreOf(idle),
      evidence,
      fix: { summary: 'take away what it does not use, and give it for a time when it is needed' },
    };
  if (unobserved > 0) return NOT_OBSERVABLE;
  return { verdict: 'pass', subject, message: 'it uses what it holds', evidence };
}
