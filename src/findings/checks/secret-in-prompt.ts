import { KINDS } from '../answers/resource-kinds.ts';
import { secretCheck, templateTexts } from '../rules/secret-check.ts';

const prompt = (templateConfiguration: unknown) => ({
  arn: 'arn:aws:bedrock:us-east-1:111122223333:prompt/ABCDEFGHIJ',
  variants: [{ name: 'default', templateType: 'TEXT', templateConfiguration }],
});

export default secretCheck({
  id: 'secret-in-prompt',
  title: 'Managed prompts hold no passwords and keys',
  why: 'Everybody who may read the prompt reads the secret, and whoever talks to the model gets it out of it sooner or later.',
  severity: 'high',
  known: { union: ['SYS-PROMPT'] },
  resource: KINDS.prompt,
  with: [
    (text) => prompt({ text: { text } }),
    (text) => prompt({ chat: { messages: [], system: [{ text }] } }),
    (text) => prompt({ chat: { messages: [{ role: 'user', content: [{ text }] }] } }),
  ],
  texts: (detail) => detail.list('variants').flatMap((variant) => templateTexts(variant.needAt('templateConfiguration'))),
});
