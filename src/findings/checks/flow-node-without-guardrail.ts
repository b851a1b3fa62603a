import { answeringNodes, exampleFlow as flow } from '../answers/flow-nodes.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const GUARDRAIL = { guardrailConfiguration: { guardrailIdentifier: 'abcdefghijkl', guardrailVersion: '3' } };
const PROMPT = { sourceConfiguration: { resource: { promptArn: 'arn:aws:bedrock:us-east-1:111122223333:prompt/ABCDEFGHIJ' } } };
const BASE = { knowledgeBaseId: 'KBKBKBKBKB' };
const MODEL = { modelId: 'amazon.nova-lite-v1:0' };

const promptNode = (prompt: unknown) => ({ name: 'answer', type: 'Prompt', configuration: { prompt } });
const baseNode = (knowledgeBase: unknown) => ({ name: 'look', type: 'KnowledgeBase', configuration: { knowledgeBase } });

export default resourceCheck({
  id: 'flow-node-without-guardrail',
  title: 'Every node of a flow in which a model answers has a guardrail',
  why: 'A guardrail on one node does not look at what the others ask and answer, and texts find the node that has none.',
  severity: 'medium',
  known: { union: ['FLOW-GUARDRAIL'] },
  topics: ['guardrails'],
  resource: KINDS.flow,
  examples: {
    pass: [flow(promptNode({ ...PROMPT, ...GUARDRAIL }), baseNode({ ...BASE, ...MODEL, ...GUARDRAIL }), baseNode(BASE))],
    fail: [
      flow(promptNode(PROMPT), baseNode({ ...BASE, ...MODEL, ...GUARDRAIL })),
      flow(promptNode({ ...PROMPT, ...GUARDRAIL }), baseNode({ ...BASE, ...MODEL })),
      flow(promptNode({ ...PROMPT, guardrailConfiguration: {} })),
      flow({ name: 'again', type: 'Loop', configuration: { loop: { definition: { nodes: [promptNode(PROMPT)] } } } }),
    ],
  },
  judge: (detail) => {
    const nodes = answeringNodes(detail.at('definition'));
    if (nodes.length === 0) return undefined;
    const open = nodes.filter(([, node]) => node.at('guardrailConfiguration')?.text('guardrailIdentifier') === undefined);
    return open.length === 0
      ? pass('every node in which a model answers has a guardrail')
      : fail(
          `no guardrail looks at ${open.map(([name]) => `\`${name}\``).join(', ')}`,
          'give these nodes a guardrailConfiguration and prepare the flow',
        );
  },
});
