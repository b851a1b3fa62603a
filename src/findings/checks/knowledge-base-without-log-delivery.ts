import { Unreadable } from '../detail.ts';
import type { ApiAnswer } from '../../estate/estate.ts';
import { base, EXAMPLE_BASE } from '../knowledge-base-examples.ts';
import { notAnswered } from '../answers-about.ts';
import { fail, pass, resourceCheck } from '../resource-check.ts';
import { KINDS } from '../resource-kinds.ts';

const SOURCES = 'logs.DescribeDeliverySources';
const DELIVERIES = 'logs.DescribeDeliveries';

const delivered = (resourceArn: string, deliverySourceName: string, logType = 'APPLICATION_LOGS') => ({
  answers: [
    ...base(),
    [SOURCES, 'all', { deliverySources: [{ name: 'handbook', resourceArns: [resourceArn], service: 'bedrock', logType }] }] as const,
    [DELIVERIES, 'all', { deliveries: [{ id: 'd1', deliverySourceName, deliveryDestinationType: 'CWL' }] }] as const,
  ],
});

export default resourceCheck({
  id: 'knowledge-base-without-log-delivery',
  title: 'Knowledge bases deliver the log of what they take in',
  why: 'Nobody can tell which document came in when, so that a planted one is neither noticed nor traced.',
  severity: 'low',
  known: { union: ['KB-LOGGING'] },
  topics: ['logging'],
  resource: KINDS.knowledgeBase,
  reads: [SOURCES, DELIVERIES],
  examples: {
    pass: [delivered(EXAMPLE_BASE.knowledgeBaseArn, 'handbook')],
    fail: [
      delivered('arn:aws:bedrock:us-east-1:111122223333:knowledge-base/OTHEROTHER', 'handbook'),
      delivered(EXAMPLE_BASE.knowledgeBaseArn, 'other'),
      delivered(EXAMPLE_BASE.knowledgeBaseArn, 'handbook', 'TRACES'),
    ],
  },
  judge: (detail, { arn, account, region }) => {
    const lists = (operation: string, member: string) =>
      readable(
        (account.answers.get(operation) ?? []).filter((answer) => answer.region === region),
        operation,
        member,
      ).flatMap(({ body, ref }) => detail.beside(body, ref).list(member));
    const names = lists(SOURCES, 'deliverySources')
      .filter((source) => source.texts('resourceArns').includes(arn) && source.text('logType') === 'APPLICATION_LOGS')
      .map((source) => source.needText('name'));
    const to = lists(DELIVERIES, 'deliveries').find((delivery) => names.includes(delivery.needText('deliverySourceName')));
    return to === undefined
      ? fail('its log is delivered nowhere', 'create a delivery source for its APPLICATION_LOGS, and a delivery to a log group or bucket')
      : pass(`its log goes to ${to.text('deliveryDestinationType') ?? 'a destination'}`);
  },
});

type Answered = ApiAnswer & { readonly body: NonNullable<ApiAnswer['body']> };

function readable(answers: readonly ApiAnswer[], operation: string, member: string): readonly Answered[] {
  if (answers.length === 0) throw new Unreadable(`${operation} was not asked`);
  return answers.map((answer) => {
    if (answer.body === undefined) throw new Unreadable(notAnswered(answer));
    if (!Array.isArray(answer.body[member])) throw new Unreadable(`${operation} in ${answer.ref.file} holds no list \`${member}\``);
    return { ...answer, body: answer.body };
  });
}
