import { needAnswer } from '../answers/answers-about.ts';
import type { Check } from '../check.ts';
import type { Detail } from '../answers/detail.ts';
import { Unreadable } from '../answers/detail.ts';
import type { Example } from '../example.ts';
import { fail, pass, resourceCheck } from './resource-check.ts';
import type { ResourceKind } from '../answers/resource-kinds.ts';

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
  const { operation, member, key: keyMember } = tagAnswers(client);
  const described = describe?.member === undefined ? example : { [describe.member]: example };
  const body = describe === undefined ? { [list?.member ?? '']: [example] } : described;
  const tagged = (tags: readonly string[]): Example => ({
    answers: [
      [(describe ?? list)?.operation ?? '', 'example', body],
      [
        operation,
        arn,
        {
          [member]: keyMember === undefined ? Object.fromEntries(tags.map((key) => [key, 'x'])) : tags.map((key) => ({ [keyMember]: key })),
        },
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
      if (answer?.has(member) !== true) throw new Unreadable(`the tags of ${resource.arn} were not read`);
      // those of AWS say how it was made, not whose it is
      const keys = tagsOf(answer, client).filter((key) => !key.startsWith('aws:'));
      return keys.length === 0
        ? fail('it has no tag', 'tag it with its owner and with what its approval can be found by')
        : pass(`it has the tags ${keys.join(', ')}`);
    },
  });
}

const idOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** Where a client answers with tags: in a list, whose elements hold the key in a member, or in an object. */
function tagAnswers(client: string): { readonly operation: string; readonly member: string; readonly key: string | undefined } {
  if (client === 'sagemaker') return { operation: 'sagemaker.ListTags', member: 'Tags', key: 'Key' };
  const inList = client === 'bedrock' || client === 'frauddetector';
  return { operation: `${client}.ListTagsForResource`, member: 'tags', key: inList ? 'key' : undefined };
}

function tagsOf(answer: Detail, client: string): readonly string[] {
  const { member, key } = tagAnswers(client);
  return key === undefined ? answer.names(member) : answer.list(member).map((tag) => tag.needText(key));
}
