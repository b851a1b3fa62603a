import { EXAMPLE_GUARDRAIL, idleParts } from '../answers/guardrail-parts.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const TOPIC = { name: 'investment', definition: 'Advice on what to buy or sell.', type: 'DENY' };

const topic = (changes: Readonly<Record<string, unknown>>) => ({
  ...EXAMPLE_GUARDRAIL,
  topicPolicy: { topics: [TOPIC, { ...TOPIC, name: 'medicine', ...changes }] },
});
const words = (words: readonly unknown[], managedWordLists: readonly unknown[] = []) => ({
  ...EXAMPLE_GUARDRAIL,
  wordPolicy: { words, managedWordLists },
});
const IDLE = { inputAction: 'NONE', outputAction: 'NONE' };

export default resourceCheck({
  id: 'idle-guardrail-rule',
  title: 'Denied topics and words of a guardrail are blocked, in what is asked or in what is answered',
  why: 'The guardrail lists what must not be talked about, and lets all of it pass.',
  severity: 'medium',
  known: { union: ['GR-TOPICS-WORDS'] },
  topics: ['guardrails'],
  resource: KINDS.guardrail,
  examples: {
    pass: [
      { described: topic({}) },
      { described: topic({ inputAction: 'NONE', outputAction: 'BLOCK', inputEnabled: false }) },
      { described: words([{ text: 'acme' }], [{ type: 'PROFANITY', outputEnabled: false }]) },
    ],
    fail: [
      { described: topic(IDLE) },
      { described: topic({ inputEnabled: false, outputEnabled: false }) },
      { described: topic({ inputAction: 'NONE', outputEnabled: false }) },
      { described: words([{ text: 'acme', ...IDLE }]) },
      { described: words([], [{ type: 'PROFANITY', ...IDLE }]) },
    ],
  },
  judge: (detail) => {
    const topics = detail.at('topicPolicy')?.list('topics') ?? [];
    const policy = detail.at('wordPolicy');
    const list = policy?.list('words') ?? [];
    const managed = policy?.list('managedWordLists') ?? [];
    if (topics.length + list.length + managed.length === 0) return undefined;
    const idle = [...idleParts(topics, 'name'), ...idleParts(list, 'text'), ...idleParts(managed, 'type')];
    return idle.length === 0
      ? pass('its topics and words are blocked')
      : fail(`it lists ${idle.join(', ')} and blocks none of it`, 'give these topics and words the action BLOCK, or take them out');
  },
});
