import type { Detail } from '../answers/detail.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { secretCheck, templateTexts, type TextPlace } from '../rules/secret-check.ts';

const flow = (node: Readonly<Record<string, unknown>>) => ({
  arn: 'arn:aws:bedrock:us-east-1:111122223333:flow/ABCDEFGHIJ',
  executionRoleArn: 'arn:aws:iam::111122223333:role/flow',
  definition: { nodes: [{ name: 'one', ...node }] },
});
const prompt = (text: string) => ({
  type: 'Prompt',
  configuration: { prompt: { sourceConfiguration: { inline: { templateType: 'TEXT', templateConfiguration: { text: { text } } } } } },
});

export default secretCheck({
  id: 'secret-in-flow',
  title: 'Prompts and code inside of flows hold no passwords and keys',
  why: 'Everybody who may read the flow reads the secret, and a model that was given it tells it to whoever asks well enough.',
  severity: 'high',
  known: { union: ['SYS-PROMPT'] },
  resource: KINDS.flow,
  with: [
    (text) => flow(prompt(text)),
    (text) => flow({ type: 'InlineCode', configuration: { inlineCode: { language: 'Python_3', code: text } } }),
    (text) => flow({ type: 'KnowledgeBase', configuration: { knowledgeBase: { promptTemplate: { textPromptTemplate: text } } } }),
    (text) => flow({ type: 'Loop', configuration: { loop: { definition: { nodes: [{ name: 'two', ...prompt(text) }] } } } }),
  ],
  texts: (detail) => textsOf(detail.at('definition')),
});

/** Of all nodes, those inside of loops too. */
function textsOf(definition: Detail | undefined): readonly TextPlace[] {
  return (definition?.list('nodes') ?? []).flatMap((node) => {
    const configuration = node.at('configuration');
    const code = configuration?.at('inlineCode');
    const answer = configuration?.at('knowledgeBase')?.at('promptTemplate');
    return [
      ...templateTexts(configuration?.at('prompt')?.at('sourceConfiguration')?.at('inline')?.at('templateConfiguration')),
      ...(code === undefined ? [] : [[code, 'code'] as const]),
      ...(answer === undefined ? [] : [[answer, 'textPromptTemplate'] as const]),
      ...textsOf(configuration?.at('loop')?.at('definition')),
    ];
  });
}
