import { answeringNodes, exampleFlow } from '../answers/flow-nodes.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const prompt = (name: string, guardrailVersion?: string) => ({
  name,
  type: 'Prompt',
  configuration: {
    prompt: {
      sourceConfiguration: { resource: { promptArn: 'arn:aws:bedrock:us-east-1:111122223333:prompt/ABCDEFGHIJ' } },
      ...(guardrailVersion === undefined ? {} : { guardrailConfiguration: { guardrailIdentifier: 'abcdefghijkl', guardrailVersion } }),
    },
  },
});

export default resourceCheck({
  id: 'flow-node-on-draft-guardrail',
  title: 'The nodes of a flow name a numbered version of their guardrail',
  why: 'Whoever may edit the draft weakens what the flow is held to at once, without a version that anybody reviewed.',
  severity: 'medium',
  known: { union: ['FLOW-GUARDRAIL'], gaps: ['GAP-29'] },
  topics: ['guardrails', 'change-approval'],
  resource: KINDS.flow,
  examples: {
    pass: [exampleFlow(prompt('first', '3'), prompt('second'))],
    fail: [
      exampleFlow(prompt('first', '3'), prompt('second', 'DRAFT')),
      exampleFlow({ name: 'again', type: 'Loop', configuration: { loop: { definition: { nodes: [prompt('inner', 'DRAFT')] } } } }),
    ],
  },
  judge: (detail) => {
    const guarded = answeringNodes(detail.at('definition')).flatMap(([name, node]) => {
      const configuration = node.at('guardrailConfiguration');
      return configuration?.text('guardrailIdentifier') === undefined ? [] : [[name, configuration.needText('guardrailVersion')] as const];
    });
    if (guarded.length === 0) return undefined;
    const drafts = guarded.filter(([, version]) => version === 'DRAFT').map(([name]) => `\`${name}\``);
    return drafts.length === 0
      ? pass('every guardrail in it has a numbered version')
      : fail(
          `${drafts.join(', ')} uses the draft of a guardrail`,
          'make a version of the guardrail, name it in the node and prepare the flow',
        );
  },
});
