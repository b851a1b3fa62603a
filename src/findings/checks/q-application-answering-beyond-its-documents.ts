import { answersOn, notAnswered } from '../answers/answers-about.ts';
import { Unreadable } from '../answers/detail.ts';
import type { Example } from '../example.ts';
import { APPLICATION, EXAMPLE_APPLICATION } from '../examples/q-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const GET = 'qbusiness.GetChatControlsConfiguration';

const controls = (body: Readonly<Record<string, unknown>>): Example => ({
  answers: [APPLICATION, [GET, EXAMPLE_APPLICATION.applicationId, body]],
});
const TOPIC = { name: 'law', rules: [{ ruleType: 'CONTENT_BLOCKER_RULE' }] };

export default resourceCheck({
  id: 'q-application-answering-beyond-its-documents',
  title: 'Q Business applications answer from their documents, or have topics and phrases that are blocked',
  why: 'The assistant of the firm says whatever its model makes up, on law, health or rivals, and nothing stands between it and the reader.',
  severity: 'low',
  known: { gaps: ['GAP-28'] },
  topics: ['guardrails'],
  resource: KINDS.qApplication,
  reads: [GET],
  examples: {
    pass: [
      controls({ responseScope: 'ENTERPRISE_CONTENT_ONLY' }),
      controls({ responseScope: 'EXTENDED_KNOWLEDGE_ENABLED', topicConfigurations: [TOPIC] }),
      controls({ responseScope: 'EXTENDED_KNOWLEDGE_ENABLED', blockedPhrases: { blockedPhrases: ['lawsuit'] } }),
    ],
    fail: [
      controls({ responseScope: 'EXTENDED_KNOWLEDGE_ENABLED' }),
      controls({ responseScope: 'EXTENDED_KNOWLEDGE_ENABLED', topicConfigurations: [], blockedPhrases: { blockedPhrases: [] } }),
      controls({
        responseScope: 'ENTERPRISE_CONTENT_ONLY',
        creatorModeConfiguration: { creatorModeControl: 'ENABLED' },
      }),
    ],
  },
  judge: (detail, { account, region }) => {
    const [answer] = answersOn(account, GET, [detail.needText('applicationId')]).filter((one) => one.region === region);
    if (answer === undefined) throw new Unreadable(`${GET} was not asked about it`);
    if (answer.body === undefined) throw new Unreadable(notAnswered(answer));
    const told = detail.beside(answer.body, answer.ref);
    const scope = told.needOneOf('responseScope', ['ENTERPRISE_CONTENT_ONLY', 'EXTENDED_KNOWLEDGE_ENABLED']);
    // in this mode people talk to the model itself
    const creating = told.at('creatorModeConfiguration')?.needOneOf('creatorModeControl', ['ENABLED', 'DISABLED']) === 'ENABLED';
    if (scope === 'ENTERPRISE_CONTENT_ONLY' && !creating) return pass('it answers from its documents only');
    const blocked = told.list('topicConfigurations').length + (told.at('blockedPhrases')?.texts('blockedPhrases').length ?? 0);
    return blocked > 0
      ? pass(`it answers from what its model knows, and ${blocked} topics and phrases are blocked`)
      : fail(
          'it answers from what its model knows, and no topic or phrase is blocked',
          'set responseScope to ENTERPRISE_CONTENT_ONLY and creator mode to DISABLED, or block topics and phrases',
        );
  },
});
