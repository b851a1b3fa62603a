import { difference, intersection, isEmpty, union } from '../../access/bits.ts';
import { NOTHING_SAID } from '../../estate/intent.ts';
import { useCasesOf } from '../../estate/intent-principals.ts';
import { isPrivileged, maskWhere, rowsOf } from '../rights/action-masks.ts';
import type { Check } from '../check.ts';
import { EXAMPLE_ROLE, policyDetails } from '../examples/examples.ts';
import { actionsText, mitreOf } from '../rights/grants.ts';
import { neededOf } from '../rights/needed-actions.ts';
import { holderGroups } from '../rights/holder-groups.ts';
import { grantStatements } from '../rights/principal-index.ts';
import { callerSubject } from '../rights/subjects.ts';

const grant = policyDetails({ Effect: 'Allow', Action: ['bedrock:CreateModelCustomizationJob', 'bedrock:DeleteGuardrail'], Resource: '*' });

const needing = (...needs: readonly string[]) => ({
  ...grant,
  intent: {
    ...NOTHING_SAID,
    useCases: [
      {
        name: 'tuning',
        identities: [EXAMPLE_ROLE],
        needs,
        models: undefined,
        purpose: 'Tunes a model.',
        owner: 'ml-platform',
        reviewBy: '2029-01-31',
      },
    ],
  },
});

const SHOWN = 5;

const check: Check = {
  id: 'privileged-action-outside-use-case',
  title: 'Whoever holds a privileged AI action needs it for a use case, or is exempt for a time',
  why: 'A right that nobody needs is there only for whoever takes over its holder.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  reads: ['mantlet.yaml'],
  known: { gaps: ['GAP-01'] },
  topics: ['privileged-access'],
  examples: {
    pass: [
      needing('model-train', 'guardrail'),
      needing('bedrock:*'),
      { ...grant, intent: { ...NOTHING_SAID, useCases: [], breakGlass: [EXAMPLE_ROLE] } },
    ],
    fail: [needing('model-train'), needing('invoke'), { ...grant, intent: { ...NOTHING_SAID, useCases: [] } }],
  },
  *judge(scanned) {
    const {
      intent,
      now,
      inventory: { universe },
    } = scanned;
    // who needs what was not said: nothing is outside of it
    if (intent?.useCases === undefined) return;
    const wanted = maskWhere(universe, isPrivileged);
    for (const { ways, root, callers } of holderGroups(scanned)) {
      const held = intersection(union(ways.yes, ways.conditional), wanted);
      const doubtful = difference(intersection(ways.indeterminate, wanted), held);
      if (root || (isEmpty(held) && isEmpty(doubtful))) continue;
      const rows = rowsOf(held, universe);
      const perhaps = rowsOf(doubtful, universe);
      for (const caller of callers) {
        if (caller.serviceLinked) continue;
        const { arn } = caller;
        const needed = new Set(neededOf(arn, rows, intent, now));
        const beyond = rows.filter((row) => !needed.has(row));
        const subject = callerSubject(caller);
        if (beyond.length === 0 && neededOf(arn, perhaps, intent, now).length < perhaps.length) {
          const what = `whether it holds ${actionsText(perhaps)}, which no use case of it needs, depends on a policy that cannot be read`;
          yield { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }] };
          continue;
        }
        if (beyond.length === 0) {
          yield { verdict: 'pass', subject, message: 'it needs what it holds', evidence: [] };
          continue;
        }
        const cases = (useCasesOf(intent, arn) ?? []).map(({ name }) => name);
        const nobody =
          cases.length === 0 ? 'no use case names it' : `${cases.join(' and ')} ${cases.length === 1 ? 'does' : 'do'} not need`;
        const what = beyond.length === 1 ? 'a privileged AI action' : `${beyond.length} privileged AI actions`;
        yield {
          verdict: 'fail',
          severity: beyond.some(({ tier }) => tier === 1) ? 'high' : 'medium',
          subject,
          message:
            cases.length === 0
              ? `${nobody}, and it holds ${what}: ${actionsText(beyond)}`
              : `${nobody} ${what} that it holds: ${actionsText(beyond)}`,
          mitre: mitreOf(beyond),
          evidence: grantStatements(arn, scanned)
            .slice(0, SHOWN)
            .map((statement) => ({ kind: 'statement', statement })),
          fix: { summary: 'take away what no use case needs, or say in `mantlet.yaml` who needs it for what' },
        };
      }
    }
  },
};

export default check;
