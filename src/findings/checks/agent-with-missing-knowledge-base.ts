import { agents, EXAMPLE_AGENT } from '../examples/bedrock-examples.ts';
import { answersOn } from '../answers/answers-about.ts';
import { ABSENT } from '../../estate/answers.ts';
import { Unreadable } from '../answers/detail.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { listsAbout } from '../answers/resource-parts.ts';

const LINKS = 'bedrock-agent.ListAgentKnowledgeBases';
const GET = 'bedrock-agent.GetKnowledgeBase';

const linked = (answer: unknown) => ({
  answers: [
    ...agents(EXAMPLE_AGENT),
    [LINKS, 'ABCDEFGHIJ', { agentKnowledgeBaseSummaries: [{ knowledgeBaseId: 'KBKBKBKBKB', knowledgeBaseState: 'ENABLED' }] }] as const,
    [GET, 'KBKBKBKBKB', answer] as const,
  ],
});

export default resourceCheck({
  id: 'agent-with-missing-knowledge-base',
  title: 'The knowledge bases that an agent asks exist',
  why: 'The agent answers without the source that it was built on, and nobody notices that it makes things up.',
  severity: 'low',
  known: { union: ['AG-GHOST'] },
  topics: ['agent-bounds'],
  resource: KINDS.agent,
  reads: [LINKS, GET],
  examples: {
    pass: [linked({ knowledgeBase: { knowledgeBaseId: 'KBKBKBKBKB', status: 'ACTIVE' } })],
    fail: [linked({ Error: { Code: 'ResourceNotFoundException', Message: 'not found' } })],
  },
  judge: (detail, { account, region }) => {
    const lists = listsAbout(account, LINKS, detail.needText('agentId'), region);
    if (lists.length === 0) throw new Unreadable('which knowledge bases it asks was not read');
    const missing: string[] = [];
    let unread: string | undefined;
    let bases = 0;
    for (const { body, ref } of lists) {
      if (!Array.isArray(body?.['agentKnowledgeBaseSummaries'])) throw new Unreadable('which knowledge bases it asks was not read');
      for (const one of detail.beside(body, ref).list('agentKnowledgeBaseSummaries')) {
        const id = one.needText('knowledgeBaseId');
        bases++;
        const told = answersOn(account, GET, [id]).filter((answer) => answer.region === region);
        if (told.some((answer) => answer.body?.['knowledgeBase'] !== undefined)) continue;
        const absent = told.find(({ errorCode }) => errorCode !== undefined && ABSENT.test(errorCode));
        if (absent === undefined) unread ??= `whether the knowledge base ${id} exists was not read`;
        else missing.push(id);
      }
    }
    if (missing.length > 0)
      return fail(
        `there is no knowledge base ${missing.join(', ')}`,
        'take the knowledge base off the agent, or name the one that replaced it',
      );
    if (unread !== undefined) throw new Unreadable(unread);
    return bases === 0 ? undefined : pass(`its ${bases} knowledge bases exist`);
  },
});
