import { type Bits, intersection, isEmpty } from '../../access/bits.ts';
import type { Caller } from '../../access/caller.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import { NOTHING_SAID } from '../../estate/intent.ts';
import { exemptionFor } from '../../estate/intent-exemptions.ts';
import { maskWhere, rowsOf, shapes } from '../rights/action-masks.ts';
import { heldWithout } from '../rights/ask.ts';
import type { Check, Scanned } from '../check.ts';
import { EXAMPLE_USER, userDetails } from '../examples/examples.ts';
import type { Judgement } from '../finding.ts';
import { actionsText, mitreOf } from '../rights/grants.ts';
import { holderGroups } from '../rights/holder-groups.ts';
import { grantStatements } from '../rights/principal-index.ts';
import { callerSubject } from '../rights/subjects.ts';

const mayTune = (condition?: unknown, ...others: readonly unknown[]): ReturnType<typeof userDetails> =>
  userDetails(
    {
      Effect: 'Allow',
      Action: 'bedrock:CreateModelCustomizationJob',
      Resource: '*',
      ...(condition === undefined ? {} : { Condition: condition }),
    },
    ...others,
  );

const SHOWN = 5;

const check: Check = {
  id: 'privileged-action-without-mfa',
  title: 'Users of IAM shape models, agents and guardrails only after multi-factor authentication',
  why: 'An access key that leaks, in a repository or a notebook, is all that is needed to change a model.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  reads: [],
  known: { gaps: ['GAP-08'] },
  topics: ['authentication'],
  examples: {
    pass: [
      mayTune({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      mayTune({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }),
      mayTune(undefined, {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      }),
      {
        ...mayTune(),
        intent: {
          ...NOTHING_SAID,
          exemptions: [
            {
              identities: [EXAMPLE_USER],
              actions: [],
              checks: ['privileged-action-without-mfa'],
              owner: 'x',
              reason: 'y',
              ticket: undefined,
              expires: '2029-01-31',
            },
          ],
        },
      },
    ],
    fail: [
      mayTune(),
      mayTune({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }),
      mayTune({ StringEquals: { 'aws:RequestTag/team': 'ml' } }),
      // a Deny for `false` does not speak of access keys, whose calls do not carry the key (IAM User Guide, "aws:MultiFactorAuthPresent")
      mayTune(undefined, { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }),
    ],
  },
  *judge(scanned) {
    const wanted = maskWhere(scanned.inventory.universe, shapes);
    for (const { ways, callers } of holderGroups(scanned)) {
      const direct = intersection(ways.yes, wanted);
      const conditional = intersection(ways.conditional, wanted);
      const doubtful = intersection(ways.indeterminate, wanted);
      if (isEmpty(direct) && isEmpty(conditional) && isEmpty(doubtful)) continue;
      // what is reached through others is told by `model-reached-through-chain`
      for (const caller of callers) if (caller.kind === 'user') yield judgementOf(caller, { direct, conditional, doubtful }, scanned);
    }
  },
};

export default check;

interface Ways {
  readonly direct: Bits;
  readonly conditional: Bits;
  readonly doubtful: Bits;
}

function judgementOf(caller: Caller, { direct, conditional, doubtful }: Ways, scanned: Scanned): Judgement {
  const { intent, now } = scanned;
  const { universe } = scanned.inventory;
  const subject = callerSubject(caller);
  const evidence = grantStatements(caller.arn, scanned)
    .slice(0, SHOWN)
    .map((statement) => ({ kind: 'statement' as const, statement }));
  if (intent !== undefined && exemptionFor(intent, caller.arn, { check: check.id }, now) !== undefined)
    return { verdict: 'pass', subject, message: 'it is exempt', evidence };
  const fix = {
    summary: 'require `Bool: {"aws:MultiFactorAuthPresent": "true"}` for these actions, or let people in through Identity Center',
  };
  if (!isEmpty(direct))
    return {
      verdict: 'fail',
      subject,
      message: `it can call ${actionsText(rowsOf(direct, universe))} with an access key alone`,
      mitre: mitreOf(rowsOf(direct, universe)),
      evidence,
      fix,
    };
  if (!isEmpty(doubtful)) {
    const what = `whether it can call ${actionsText(rowsOf(doubtful, universe))} without MFA depends on a policy that cannot be read`;
    return { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }] };
  }
  // what a condition guards may be guarded by MFA or by something else
  const left = heldWithoutMfa(conditional, caller, scanned);
  if (left === undefined) return { verdict: 'pass', subject, message: 'without MFA it can call none of these actions', evidence };
  const mitre = mitreOf([left]);
  return {
    verdict: 'fail',
    severity: 'medium',
    subject,
    message: `its conditions on ${left.action} do not ask for MFA`,
    mitre,
    evidence,
    fix,
  };
}

/** The first action that conditions may still allow to a call with an access key alone. */
const heldWithoutMfa = (conditional: Bits, caller: Caller, scanned: Scanned): CatalogueRow | undefined =>
  rowsOf(conditional, scanned.inventory.universe).find(({ action }) => heldWithout(caller, action, MFA_KEYS, scanned) !== 'no');

/** Calls with an access key carry neither (IAM User Guide, "aws:MultiFactorAuthPresent"). */
const MFA_KEYS = ['aws:multifactorauthpresent', 'aws:multifactorauthage'];
