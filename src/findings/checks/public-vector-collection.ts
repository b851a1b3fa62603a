import { ABSENT } from '../../estate/answers.ts';
import type { Account } from '../../estate/estate.ts';
import { notAnswered } from '../answers/answers-about.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { collection, collectionOf, GET_COLLECTIONS } from '../rules/vector-collections.ts';

const LIST = 'opensearchserverless.ListSecurityPolicies';
const GET = 'opensearchserverless.GetSecurityPolicy';

const network = (AllowFromPublic: boolean, Resource = ['collection/vectors'], ResourceType = 'collection') => ({
  answers: [
    ...collection({}),
    [LIST, 'network', { securityPolicySummaries: [{ type: 'network', name: 'reach' }] }] as const,
    [
      GET,
      'network,reach',
      { securityPolicyDetail: { type: 'network', name: 'reach', policy: [{ Rules: [{ ResourceType, Resource }], AllowFromPublic }] } },
    ] as const,
  ],
});

export default resourceCheck({
  id: 'public-vector-collection',
  title: 'Collections with the vectors of knowledge bases cannot be reached from the internet',
  why: 'One stolen key is enough to read all documents, or to plant some, from anywhere.',
  severity: 'medium',
  known: { union: ['KB-AOSS'] },
  topics: ['isolation'],
  resource: KINDS.knowledgeBase,
  reads: [GET_COLLECTIONS, LIST, GET],
  examples: {
    pass: [network(false), network(true, ['collection/others*']), network(true, ['collection/vectors'], 'dashboard')],
    fail: [network(true), network(true, ['collection/vec*']), network(true, ['collection/*'])],
  },
  judge: (detail, resource) => {
    const found = collectionOf(detail, resource);
    if (found === undefined) return undefined;
    const name = `collection/${found.needText('name')}`;
    const { policies, gap } = networkPolicies(resource.account, resource.region, detail);
    for (const policy of policies) {
      const open = policy
        .list('policy')
        .some(
          (block) =>
            block.needFlag('AllowFromPublic') &&
            block
              .list('Rules')
              .some((rule) => rule.needText('ResourceType') === 'collection' && rule.texts('Resource').some((one) => takesIn(one, name))),
        );
      if (open) {
        return fail(
          `the network policy ${policy.needText('name')} opens ${name} to the internet`,
          'allow only VPC endpoints and the service bedrock.amazonaws.com in the network policy of the collection',
        );
      }
    }
    if (gap !== undefined) throw new Unreadable(gap);
    return pass(`no network policy opens ${name} to the internet`);
  },
});

/** A resource of a policy is a name, or the beginning of one with a star. */
const takesIn = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;

function networkPolicies(
  { answers }: Account,
  region: string | undefined,
  near: Detail,
): { readonly policies: readonly Detail[]; readonly gap: string | undefined } {
  const policies = new Map<string, Detail>();
  let gap: string | undefined;
  for (const answer of answers.get(GET) ?? []) {
    if (answer.region !== region || answer.body === undefined) continue;
    const policy = near.beside(answer.body, answer.ref).at('securityPolicyDetail');
    if (policy?.text('type') === 'network') policies.set(policy.needText('name'), policy);
  }
  let listed = false;
  for (const answer of answers.get(LIST) ?? []) {
    if (answer.region !== region || answer.subject.startsWith('encryption')) continue;
    listed = true;
    if (answer.body === undefined) {
      if (answer.errorCode === undefined || !ABSENT.test(answer.errorCode)) gap ??= notAnswered(answer);
      continue;
    }
    if (!Array.isArray(answer.body['securityPolicySummaries'])) gap ??= `${LIST} in ${answer.ref.file} holds no list`;
    for (const one of near.beside(answer.body, answer.ref).list('securityPolicySummaries')) {
      if (one.text('type') === 'network' && !policies.has(one.needText('name')))
        gap ??= `the network policy ${one.needText('name')} was not read`;
    }
  }
  return { policies: [...policies.values()], gap: listed ? gap : 'which network policies there are was not read' };
}
