import type { EstateBuilder } from '../estate/builder.ts';
import { readSnapshot } from './read-snapshot.ts';

/** For tests: what a builder is given, in the order of the calls. */
export async function recordCalls(path: string): Promise<string[]> {
  const seen: string[] = [];
  const note =
    (name: string) =>
    (...given: unknown[]): void => {
      seen.push([name, ...given.filter((part) => typeof part !== 'object')].map(String).join(' '));
    };
  const builder: EstateBuilder = {
    organization: note('organization'),
    identityCenter: note('identityCenter'),
    account: note('account'),
    detail: note('detail'),
    detailsEnd: note('detailsEnd'),
    resourcePolicies: note('resourcePolicies'),
    aiResources: note('aiResources'),
    lastAccessed: note('lastAccessed'),
    answer: note('answer'),
    problem: ({ file, message }) => void seen.push(`problem ${file}: ${message}`),
    attachedOfAws: () => [],
    build: () => {
      throw new Error('nothing is built here');
    },
  };
  await readSnapshot(path, builder);
  return seen;
}
