import { notAnswered } from '../answers/answers-about.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import { base } from '../examples/knowledge-base-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const LIST = 'bedrock-agent.ListIngestionJobs';

const jobs = (...written: readonly Readonly<Record<string, unknown>>[]) => ({
  answers: [
    ...base(),
    [
      LIST,
      'KBKBKBKBKB,DSDSDSDSDS',
      {
        ingestionJobSummaries: written.map((job, index) => ({
          knowledgeBaseId: 'KBKBKBKBKB',
          dataSourceId: 'DSDSDSDSDS',
          ingestionJobId: `J${index}`,
          status: 'COMPLETE',
          ...job,
        })),
      },
    ] as const,
  ],
});
const OLD = { startedAt: '2026-11-01T00:00:00+00:00' };
const NEW = { startedAt: '2026-11-02T00:00:00+00:00' };

export default resourceCheck({
  id: 'knowledge-base-with-failed-ingestion',
  title: 'The last synchronisation of every data source of a knowledge base took in and took out all documents',
  why: 'A planted or withdrawn document goes on being told, although it was long taken out of the source.',
  severity: 'low',
  known: { union: ['KB-SYNC-FRESH'] },
  topics: ['provenance'],
  resource: KINDS.knowledgeBase,
  reads: [LIST],
  examples: {
    pass: [jobs({ ...NEW, statistics: { numberOfDocumentsFailed: 0 } }, { ...OLD, status: 'FAILED' })],
    fail: [jobs({ ...NEW, status: 'FAILED' }, OLD), jobs({ ...NEW, statistics: { numberOfDocumentsFailed: 2 } })],
  },
  judge: (detail, { account, region }) => {
    const id = detail.needText('knowledgeBaseId');
    const about = (account.answers.get(LIST) ?? []).filter(
      (answer) => answer.region === region && answer.subject.split(/[^A-Za-z0-9]/).includes(id),
    );
    if (about.length === 0) throw new Unreadable(`when ${id} was synchronised was not read`);
    const last = new Map<string, Detail>();
    for (const answer of about) {
      const list = answer.body?.['ingestionJobSummaries'];
      if (answer.body === undefined) throw new Unreadable(notAnswered(answer));
      if (!Array.isArray(list)) throw new Unreadable(`${LIST} in ${answer.ref.file} holds no list`);
      for (const job of detail.beside(answer.body, answer.ref).list('ingestionJobSummaries')) {
        const source = job.needText('dataSourceId');
        if (job.needText('knowledgeBaseId') !== id || job.needText('startedAt') <= (last.get(source)?.needText('startedAt') ?? ''))
          continue;
        last.set(source, job);
      }
    }
    const failed: string[] = [];
    for (const [source, job] of last) {
      const documents = job.at('statistics')?.number('numberOfDocumentsFailed') ?? 0;
      if (job.needText('status') === 'FAILED') failed.push(`the last one of ${source} failed`);
      else if (documents > 0) failed.push(`the last one of ${source} failed for ${documents} documents`);
    }
    if (failed.length > 0) return fail(failed.join(', '), 'see why the ingestion job failed and start it anew');
    return last.size === 0 ? undefined : pass('the last synchronisations went through');
  },
});
