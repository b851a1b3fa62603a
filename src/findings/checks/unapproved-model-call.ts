import type { Caller } from '../../access/caller.ts';
import { partitionOf } from '../../access/partition.ts';
import { NOTHING_SAID } from '../../estate/intent.ts';
import { compileGlob, matchesGlob } from '../../iam/glob.ts';
import { mayDo } from '../rights/ask.ts';
import type { Check } from '../check.ts';
import { policyDetails } from '../examples/examples.ts';
import { accountJudgement, invokersOf } from '../rights/invokers.ts';

const approving = (resource: unknown, ...models: readonly string[]) => ({
  ...policyDetails({ Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: resource }),
  intent: { ...NOTHING_SAID, approvedModels: models },
});

/** A model that AWS does not have: whoever may call it may call whatever AWS adds. */
const UNHEARD_OF = 'mantlet.unheard-of-v1:0';

const check: Check = {
  id: 'unapproved-model-call',
  title: 'Only approved models can be called',
  why: 'Data goes to a model whose terms, region and safety nobody has looked at, and each new model of the marketplace is let in unasked.',
  kind: 'governance',
  severity: 'medium',
  planes: ['bedrock'],
  reads: ['mantlet.yaml'],
  known: { union: ['ORG-SCP-MODEL-ALLOWLIST'], gaps: ['GAP-21'] },
  topics: ['privileged-access'],
  examples: {
    pass: [
      approving('arn:aws:bedrock:*::foundation-model/amazon.nova-*', 'amazon.nova-*'),
      approving(['arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0'], 'amazon.nova-*'),
    ],
    fail: [approving('*', 'amazon.nova-*'), approving('arn:aws:bedrock:*::foundation-model/*', 'amazon.nova-*'), approving('*')],
  },
  *judge(scanned) {
    const { intent, inventory, estate } = scanned;
    const approved = intent?.approvedModels;
    if (approved === undefined) return;
    const model = `arn:${partitionOf(estate)}:bedrock:${inventory.home}::foundation-model/${UNHEARD_OF}`;
    // where every model is approved there is nothing to judge
    if (approved.some((pattern) => matchesGlob(compileGlob(pattern), pattern.startsWith('arn:') ? model : UNHEARD_OF))) return;
    for (const [account, invokers] of invokersOf('bedrock:InvokeModel', scanned)) {
      const can: Caller[] = [];
      const open: Caller[] = [];
      for (const { caller } of invokers) {
        const status = mayDo(caller, 'bedrock:InvokeModel', model, scanned);
        if (status === 'yes' || status === 'conditional') can.push(caller);
        if (status === 'indeterminate') open.push(caller);
      }
      yield accountJudgement(
        account,
        { can, open, all: invokers.length },
        {
          actions: ['bedrock:InvokeModel'],
          what: 'call models that nobody approved',
          pass: 'whoever calls models names those that may be called',
          fix: 'name the approved models as resources, or deny bedrock:InvokeModel* on all others by NotResource in an SCP',
        },
        scanned,
      );
    }
  },
};

export default check;
