import { needAnswer } from './answers-about.ts';
import type { Check } from './check.ts';
import type { Detail } from './detail.ts';
import { Unreadable } from './detail.ts';
import type { Example } from './example.ts';
import { fail, pass, resourceCheck } from './resource-check.ts';
import type { ResourceKind } from './resource-kinds.ts';

interface TagRule extends Pick<Check, 'id' | 'title' | 'why' | 'severity' | 'known'> {
  readonly resource: ResourceKind;
  /** A description of the resource with this ARN. */
  readonly example: Readonly<Record<string, unknown>>;
  readonly arn: string;
}

/** Makes a check that somebody has said whose a resource is. Which tags an organisation wants it does not know. */
export function tagCheck({ example, arn, ...rule }: TagRule): Check {
  const { describe, list } = rule.resource;
  const [client = ''] = (describe ?? list)?.operation.split('.') ?? [];
  const operation = `${client}.ListTagsForResource`;
  const described = describe?.member === undefined ? example : { [describe.member]: example };
  const body = describe === undefined ? { [list?.member ?? '']: [example] } : described;
  const tagged = (tags: readonly string[]): Example => ({
    answers: [
      [(describe ?? list)?.operation ?? '', 'example', body],
      [
        operation,
        arn,
        { tags: inList(client) ? tags.map((key) => ({ key, value: 'x' })) : Object.fromEntries(tags.map((key) => [key, 'x'])) },
      ],
    ],
  });
  return resourceCheck({
    ...rule,
    topics: ['inventory'],
    reads: [operation],
    examples: { pass: [tagged(['owner'])], fail: [tagged([]), tagged(['aws:cloudformation:stack-name'])] },
    judge: (detail, resource, { estate }) => {
      const answer = needAnswer(detail, estate, operation, [resource.arn, idOf(resource.arn)]);
      if (answer?.has('tags') !== true) throw new Unreadable(`the tags of ${resource.arn} were not read`);
      // those of AWS say how it was made, not whose it is
      const keys = tagsOf(answer, client).filter((key) => !key.startsWith('aws:'));
      return keys.length === 0
        ? fail('it has no tag', 'tag it with its owner and with what its approval can be found by')
        : pass(`it has the tags ${keys.join(', ')}`);
    },
  });
}

const idOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** The clients `bedrock` and `frauddetector` answer with a list, `bedrock-agent` with an object. */
const inList = (client: string): boolean => client === 'bedrock' || client === 'frauddetector';

const tagsOf = (answer: Detail, client: string): readonly string[] =>
  inList(client) ? answer.list('tags').map((tag) => tag.needText('key')) : answer.names('tags');
