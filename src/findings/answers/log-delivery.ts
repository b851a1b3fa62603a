import type { ApiAnswer } from '../../estate/estate.ts';
import { notAnswered } from './answers-about.ts';
import type { DescribedResource } from './described-resources.ts';
import { type Detail, Unreadable } from './detail.ts';
import type { Example } from '../example.ts';

const SOURCES = 'logs.DescribeDeliverySources';
const DELIVERIES = 'logs.DescribeDeliveries';

/** Operations that `logDestinationOf` reads. */
export const DELIVERY_READS = [SOURCES, DELIVERIES] as const;

/** Where the application log of a resource goes: `CWL`, `S3`, `FH`; undefined: nowhere. What is read becomes evidence of `near`. */
export function logDestinationOf(near: Detail, { arn, account, region }: DescribedResource): string | undefined {
  const lists = (operation: string, member: string) =>
    readable(
      (account.answers.get(operation) ?? []).filter((answer) => answer.region === region),
      operation,
      member,
    ).flatMap(({ body, ref }) => near.beside(body, ref).list(member));
  const names = lists(SOURCES, 'deliverySources')
    .filter((source) => source.texts('resourceArns').includes(arn) && source.text('logType') === 'APPLICATION_LOGS')
    .map((source) => source.needText('name'));
  const to = lists(DELIVERIES, 'deliveries').find((delivery) => names.includes(delivery.needText('deliverySourceName')));
  return to === undefined ? undefined : (to.text('deliveryDestinationType') ?? 'a destination');
}

/** For examples: one source, `handbook`, and one delivery. */
export const deliveries = (
  resourceArn: string,
  deliverySourceName = 'handbook',
  logType = 'APPLICATION_LOGS',
): NonNullable<Example['answers']> => [
  [SOURCES, 'all', { deliverySources: [{ name: 'handbook', resourceArns: [resourceArn], logType }] }],
  [DELIVERIES, 'all', { deliveries: [{ id: 'd1', deliverySourceName, deliveryDestinationType: 'CWL' }] }],
];

type Answered = ApiAnswer & { readonly body: NonNullable<ApiAnswer['body']> };

function readable(answers: readonly ApiAnswer[], operation: string, member: string): readonly Answered[] {
  if (answers.length === 0) throw new Unreadable(`${operation} was not asked`);
  return answers.map((answer) => {
    if (answer.body === undefined) throw new Unreadable(notAnswered(answer));
    if (!Array.isArray(answer.body[member])) throw new Unreadable(`${operation} in ${answer.ref.file} holds no list \`${member}\``);
    return { ...answer, body: answer.body };
  });
}
