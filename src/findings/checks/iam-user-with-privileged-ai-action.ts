import { difference, intersection, isEmpty, union } from '../../access/bits.ts';
import type { Caller } from '../../access/caller.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import { NOTHING_SAID } from '../../estate/intent.ts';
import { exemptionFor } from '../../estate/intent-exemptions.ts';
import { isBreakGlass } from '../../estate/intent-principals.ts';
import { maskWhere, rowsOf } from '../rights/action-masks.ts';
import type { Check, Scanned } from '../check.ts';
import { EXAMPLE_USER, policyDetails, userDetails } from '../examples/examples.ts';
import type { Judgement } from '../finding.ts';
import { actionsText, mitreOf } from '../rights/grants.ts';
import { holderGroups } from '../rights/holder-groups.ts';
import { grantStatements } from '../rights/principal-index.ts';
import { callerSubject } from '../rights/subjects.ts';

const holding = (...actions: readonly string[]): ReturnType<typeof userDetails> =>
  userDetails({ Effect: 'Allow', Action: actions, Resource: '*' });

const exempt = {
  identities: [EXAMPLE_USER],
  actions: ['model-train'],
  checks: [],
  owner: 'ml-platform',
  reason: 'A tool on premises cannot assume a role.',
  ticket: 'ML-9',
};

const check: Check = {
  id: 'iam-user-with-privileged-ai-action',
  title: 'Rights that shape models, agents and guardrails are held by roles and not by IAM users',
  why: 'The access key of a user never ends by itself: whoever copies it changes models for as long as nobody notices.',
  kind: 'governance',
  severity: 'medium',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  reads: [],
  known: { union: ['IAM-BR-IAMUSER'] },
  topics: ['privileged-access', 'authentication'],
  examples: {
    pass: [
      holding('bedrock:InvokeModel'),
      policyDetails({ Effect: 'Allow', Action: 'bedrock:*', Resource: '*' }),
      { ...holding('bedrock:*'), intent: { ...NOTHING_SAID, breakGlass: [EXAMPLE_USER] } },
      {
        ...holding('bedrock:CreateModelCustomizationJob'),
        intent: { ...NOTHING_SAID, exemptions: [{ ...exempt, expires: '2029-01-31' }] },
      },
    ],
    fail: [
      holding('bedrock:*'),
      holding('sagemaker:CreateTrainingJob'),
      {
        ...holding('bedrock:CreateModelCustomizationJob'),
        intent: { ...NOTHING_SAID, exemptions: [{ ...exempt, expires: '2026-01-31' }] },
      },
      {
        ...holding('bedrock:CreateModelCustomizationJob', 'bedrock:DeleteGuardrail'),
        intent: { ...NOTHING_SAID, exemptions: [{ ...exempt, expires: '2029-01-31' }] },
      },
    ],
  },
  *judge(scanned) {
    const { estate, inventory } = scanned;
    const wanted = maskWhere(inventory.universe, ({ tier }) => tier === 1);
    const judged = new Set<string>();
    for (const { ways, callers } of holderGroups(scanned)) {
      const held = intersection(union(ways.yes, ways.conditional), wanted);
      const doubtful = difference(intersection(ways.indeterminate, wanted), held);
      if (isEmpty(held) && isEmpty(doubtful)) continue;
      const rows = { held: rowsOf(held, inventory.universe), doubtful: rowsOf(doubtful, inventory.universe) };
      for (const caller of callers) {
        if (caller.kind !== 'user') continue;
        judged.add(caller.account.id);
        yield judgementOf(caller, rows, scanned);
      }
    }
    for (const { id, detailsRead } of estate.accounts.values()) {
      if (judged.has(id) || detailsRead !== 'yes') continue;
      const subject = { kind: 'account' as const, id, type: undefined, account: id, region: undefined };
      yield { verdict: 'pass', subject, message: 'no IAM user holds a right that shapes models', evidence: [] };
    }
  },
};

export default check;

const SHOWN = 5;

interface Rows {
  readonly held: readonly CatalogueRow[];
  readonly doubtful: readonly CatalogueRow[];
}

function judgementOf(caller: Caller, { held, doubtful }: Rows, scanned: Scanned): Judgement {
  const { intent, now } = scanned;
  const { arn } = caller;
  const subject = callerSubject(caller);
  if (intent !== undefined && isBreakGlass(intent, arn))
    return { verdict: 'pass', subject, message: 'it is for emergencies', evidence: [] };
  const isOpen = ({ action, class: ability }: CatalogueRow): boolean =>
    intent === undefined || exemptionFor(intent, arn, { action, class: ability }, now) === undefined;
  const open = held.filter(isOpen);
  if (open.length === 0) {
    const perhaps = doubtful.filter(isOpen);
    if (perhaps.length === 0) return { verdict: 'pass', subject, message: 'it is exempt for what it holds', evidence: [] };
    const what = `whether it holds ${actionsText(perhaps)} depends on a policy that cannot be read`;
    return { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }] };
  }
  return {
    verdict: 'fail',
    subject,
    message: `an IAM user holds ${open.length === 1 ? 'a right' : `${open.length} rights`} of the first tier: ${actionsText(open)}`,
    mitre: mitreOf(open),
    evidence: grantStatements(arn, scanned)
      .slice(0, SHOWN)
      .map((statement) => ({ kind: 'statement', statement })),
    fix: {
      summary: 'give these rights to a role that people enter through Identity Center and workloads assume, and take them from the user',
    },
  };
}
