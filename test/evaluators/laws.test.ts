import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideRequest } from '../../src/iam/compiled/decide.ts';
import type { Verdict } from '../../src/iam/decision.ts';
import { derivedEntry } from '../../src/iam/derived-keys.ts';
import type { AuthorizationRequest, ContextInput } from '../../src/iam/request.ts';
import { isPlain, type LayerName, mapStatements, reversed, shoutActions, splitActions, withLists, withStatement } from './documents.ts';
import { type Pair, pair, parsePair } from './pairs.ts';
import { pairs, seed, timeout } from './seed.ts';
import { type Json, KEYS } from './world.ts';

function verdictOf(one: Pair): Verdict {
  const { request, layers } = parsePair(one);
  return decideRequest(request, layers).verdict;
}

/** How much access a verdict gives. */
const access = (verdict: Verdict): number => (verdict === 'allow' ? 2 : verdict === 'conditional' || verdict === 'indeterminate' ? 1 : 0);

const holds = (law: (one: Pair) => void): void => fc.assert(fc.property(pair, law), { numRuns: Math.ceil(pairs / 5), seed });

const layerName = fc.constantFrom<LayerName[]>('identity', 'boundary', 'session', 'resource', 'scp', 'rcp', 'vpcEndpoint');

/** A Deny taken from another generated pair. */
const denials = pair.map((one): readonly Json[] => {
  const found: Json[] = [];
  mapStatements(one, (statement) => {
    found.push({ ...statement, Effect: 'Deny' });
    return [];
  });
  return found;
});

test('a Deny that is added never gives access', { timeout }, () => {
  fc.assert(
    fc.property(pair, layerName, denials, (one, layer, found) => {
      for (const statement of found.slice(0, 2)) {
        expect(access(verdictOf(withStatement(one, layer, statement)))).toBeLessThanOrEqual(access(verdictOf(one)));
      }
    }),
    { numRuns: Math.ceil(pairs / 5), seed },
  );
});

test('an Allow that is taken away never gives access', { timeout }, () => {
  fc.assert(
    fc.property(pair, layerName, fc.nat(4), (one, layer, spared) => {
      let count = 0;
      const fewer = mapStatements(one, (statement, own) =>
        own === layer && statement['Effect'] === 'Allow' && count++ !== spared ? [] : [statement],
      );
      expect(access(verdictOf(fewer))).toBeLessThanOrEqual(access(verdictOf(one)));
    }),
    { numRuns: Math.ceil(pairs / 5), seed },
  );
});

test.each([
  ['another Sid', (one: Pair) => mapStatements(one, (statement) => [{ ...statement, Sid: 'Another' }])],
  ['another order of statements', reversed],
  ['another case of actions', (one: Pair) => mapStatements(one, (statement) => [shoutActions(statement)])],
  [
    'a statement for each action',
    (one: Pair) => mapStatements(one, (statement) => (isPlain(statement) ? splitActions(statement) : [statement])),
  ],
  ['a list for every scalar', (one: Pair) => mapStatements(one, (statement) => [withLists(statement)])],
  ['every statement twice', (one: Pair) => mapStatements(one, (statement) => [statement, statement])],
] as const)('%s changes nothing', (_, change) => {
  holds((one) => {
    expect(verdictOf(change(one))).toBe(verdictOf(one));
  });
});

test('a layer that allows everything and denies nothing changes nothing as SCP, boundary or endpoint policy', () => {
  const all = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
  const everybody = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } };
  holds((one) => {
    const policies = one.line['policies'] as Json;
    const put = (name: string, value: unknown): Pair => ({ ...one, line: { ...one.line, policies: { ...policies, [name]: value } } });
    const before = verdictOf(one);
    if (policies['scp'] === undefined) expect(verdictOf(put('scp', [[all], [all]]))).toBe(before);
    if (policies['vpcEndpoint'] === undefined) expect(verdictOf(put('vpcEndpoint', [everybody]))).toBe(before);
    // NotPrincipal with Deny hits whoever has a boundary
    const namesNobody = !JSON.stringify(policies).includes('NotPrincipal');
    if (policies['boundary'] === undefined && namesNobody) expect(verdictOf(put('boundary', [all]))).toBe(before);
  });
});

/** A request that brings something for every key that discovering leaves open. */
function complete(request: AuthorizationRequest, pick: (options: number) => number): AuthorizationRequest {
  const context: Record<string, ContextInput[string]> = { ...request.context };
  const supplied = new Set(Object.keys(context).map((key) => key.toLowerCase()));
  const give = (key: string, value: string): void => {
    context[key] = value;
    supplied.add(key.toLowerCase());
  };
  const times = ['aws:currenttime', 'aws:epochtime'];
  for (const { key, values } of KEYS) {
    const name = key.toLowerCase();
    // the two keys of the time say one thing
    if (supplied.has(name) || (times.includes(name) && times.some((time) => supplied.has(time)))) continue;
    const entry = derivedEntry(request, name);
    const value = values[pick(values.length)] as string;
    switch (entry.state) {
      case 'unknown':
        if (pick(3) > 0) give(key, value);
        break;
      case 'present':
        give(key, value);
        break;
      case 'framed':
        give(key, `${entry.before}${pick(2) === 0 ? '' : '/team'}${entry.after}`);
        break;
      case 'known':
        if (entry.values.length === 1) give(key, entry.values[0] as string);
        break;
      default:
    }
  }
  return { ...request, context, mode: 'point' };
}

test('a certain answer to what is open holds for every request that closes it', { timeout }, () => {
  const counts = { certain: 0, open: 0 };
  fc.assert(
    fc.property(
      pair,
      fc.array(fc.array(fc.nat(1_000), { minLength: 20, maxLength: 20 }), { minLength: 3, maxLength: 3 }),
      (one, choices) => {
        const parsed = parsePair(one);
        const request: AuthorizationRequest = { ...parsed.request, mode: 'discover' };
        const { verdict } = decideRequest(request, parsed.layers);
        if (verdict === 'conditional' || verdict === 'indeterminate') {
          counts.open++;
          return;
        }
        counts.certain++;
        for (const numbers of choices) {
          let next = 0;
          const full = complete(request, (options) => (numbers[next++ % numbers.length] as number) % options);
          const after = decideRequest(full, parsed.layers).verdict;
          if (verdict === 'implicitDeny') expect(['implicitDeny', 'explicitDeny'], JSON.stringify(full.context)).toContain(after);
          else expect(after, JSON.stringify(full.context)).toBe(verdict);
        }
      },
    ),
    { numRuns: Math.ceil(pairs / 2), seed },
  );
  expect(counts.certain).toBeGreaterThan(counts.open);
});
