import type { Caller } from '../../access/caller.ts';
import { heldWithout } from '../rights/ask.ts';
import type { Check, Scanned } from '../check.ts';
import { policyDetails } from '../examples/examples.ts';
import { accountJudgement, type Invoker, invokersOf } from '../rights/invokers.ts';

const invoke = (...others: readonly unknown[]) =>
  policyDetails({ Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: '*' }, ...others);
const only = (condition: unknown) => policyDetails({ Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: '*', Condition: condition });
const GUARDRAIL = 'arn:aws:bedrock:us-east-1:111122223333:guardrail/abcdefghijkl';

/** Converse and the batch calls are authorised as these. No key of Mantle names a guardrail: there it cannot be asked for. */
const CALLS = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream', 'bedrock-mantle:CreateInference'] as const;

const check: Check = {
  id: 'model-call-without-guardrail',
  title: 'Models are called with a guardrail only',
  why: 'A filter that the caller may leave out filters nobody who means harm.',
  kind: 'governance',
  severity: 'medium',
  planes: ['bedrock', 'bedrock-mantle'],
  reads: [],
  known: { union: ['GR-IAM-ENFORCED'], gaps: ['GAP-21'] },
  topics: ['guardrails'],
  examples: {
    pass: [
      only({ StringEquals: { 'bedrock:GuardrailIdentifier': GUARDRAIL } }),
      invoke({
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel',
        Resource: '*',
        Condition: { Null: { 'bedrock:GuardrailIdentifier': 'true' } },
      }),
    ],
    fail: [
      invoke(),
      only({ StringEqualsIfExists: { 'bedrock:GuardrailIdentifier': GUARDRAIL } }),
      only({ StringEquals: { 'bedrock:ServiceTier': 'default' } }),
      policyDetails({ Effect: 'Allow', Action: 'bedrock-mantle:CreateInference', Resource: '*' }),
    ],
  },
  *judge(scanned) {
    const accounts = new Map<string, { readonly can: Set<Caller>; readonly open: Set<Caller>; readonly all: Set<Caller> }>();
    for (const action of CALLS) {
      for (const [account, invokers] of invokersOf(action, scanned)) {
        let found = accounts.get(account);
        if (found === undefined) {
          found = { can: new Set(), open: new Set(), all: new Set() };
          accounts.set(account, found);
        }
        for (const invoker of invokers) {
          found.all.add(invoker.caller);
          const without = withoutGuardrail(invoker, action, scanned);
          if (without === 'yes') found.can.add(invoker.caller);
          if (without === 'unknown') found.open.add(invoker.caller);
        }
      }
    }
    const production = scanned.intent?.productionAccounts;
    for (const [account, { can, open, all }] of accounts) {
      yield {
        ...accountJudgement(
          account,
          { can: [...can], open: [...open], all: all.size },
          {
            actions: CALLS,
            what: 'call models without a guardrail',
            pass: 'whoever calls models names a guardrail',
            fix: 'deny bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream in an SCP where bedrock:GuardrailIdentifier is absent, and bedrock-mantle:CreateInference, or enforce a guardrail for the account',
          },
          scanned,
        ),
        severity: production !== undefined && !production.includes(account) ? 'low' : 'medium',
      };
    }
  },
};

export default check;

/** A plain call names no guardrail; where conditions stand, the question is whether that is what they ask for. */
function withoutGuardrail({ caller, status }: Invoker, action: string, scanned: Scanned): 'yes' | 'no' | 'unknown' {
  if (status !== 'conditional') return status === 'yes' ? 'yes' : 'unknown';
  const left = heldWithout(caller, action, ['bedrock:guardrailidentifier'], scanned);
  return left === 'no' ? 'no' : left === 'indeterminate' ? 'unknown' : 'yes';
}
