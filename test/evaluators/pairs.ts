import fc from 'fast-check';
import type { PolicyLayers } from '../../src/iam/decision.ts';
import { parseEvaluationInput } from '../../src/iam/evaluation-input.ts';
import type { AuthorizationRequest } from '../../src/iam/request.ts';
import { inTen, type Kind, layer, type Leaning, type Question } from './policies.ts';
import { GRANTEES, type Json, KEYS, PRINCIPALS, TARGETS } from './world.ts';

/** A line of `mantlet evaluate`, and the keys that certainly do not exist, which a line cannot say. */
export interface Pair {
  readonly line: Json;
  readonly absentKeys: readonly string[];
}

const contextEntry = fc
  .constantFrom(...KEYS)
  .chain(({ key, values }) =>
    fc.tuple(
      fc.constantFrom(key, key, key, key.toLowerCase()),
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom<unknown[]>(...values) },
        { weight: 1, arbitrary: fc.array(fc.constantFrom(...values), { maxLength: 3 }) },
        { weight: 1, arbitrary: fc.constantFrom<unknown[]>('', true, 300, 'ml') },
      ),
    ),
  );

const context: fc.Arbitrary<Json> = fc.array(contextEntry, { maxLength: 6 }).map((entries) => Object.fromEntries(entries));

const target = fc
  .constantFrom(...TARGETS)
  .chain(({ action, resources }) =>
    fc.record({ action: fc.constantFrom(action, action, action.toLowerCase()), resource: fc.constantFrom(...resources) }),
  );

const pairsOfText: fc.Arbitrary<Json> = fc.constantFrom<Json[]>({ dept: 'ml' }, { DEPT: 'ml' }, { dept: 'ml', Other: 'x' }, {});

/** A grant of a KMS key. */
export const kmsGrant: fc.Arbitrary<Json> = fc.record(
  {
    granteePrincipal: fc.constantFrom(...GRANTEES),
    operations: fc.constantFrom<unknown[]>(
      ['Decrypt'],
      ['decrypt', 'DescribeKey'],
      ['DescribeKey', 'RetireGrant', 'CreateGrant'],
      'Decrypt',
      [],
    ),
    constraints: fc.oneof(
      fc.constant<Json>({}),
      fc.record({ encryptionContextEquals: pairsOfText }),
      fc.record({ EncryptionContextSubset: pairsOfText }),
      fc.constant<Json>({ SourceArn: 'x' }),
    ),
  },
  { requiredKeys: ['operations'] },
);

const FEW: Leaning = { denies: 1, conditional: 6 };
const MORE: Leaning = { denies: 2, conditional: 6 };
const levels = (kind: Kind, leaning: Leaning) => fc.array(layer(kind, leaning), { minLength: 1, maxLength: 3 });

/** A request and the policies around it. `mode`: `discover` leaves open what only a request tells. */
export const pair: fc.Arbitrary<Pair> = fc
  .record({
    principal: fc.constantFrom(...PRINCIPALS),
    target,
    context,
    mode: fc.constantFrom('point', 'discover', 'discover'),
    identity: layer('identity', FEW, 2),
    boundary: inTen(3, layer('ceiling', FEW, 1)),
    session: inTen(3, layer('ceiling', FEW, 1)),
    resource: inTen(6, fc.tuple(layer('resource', MORE, 2), layer('trust', MORE, 1))),
    scp: inTen(4, levels('ceiling', FEW)),
    rcp: inTen(3, levels('rcp', { denies: 10, conditional: 8 })),
    endpoint: inTen(2, fc.tuple(layer('endpoint', FEW, 1), fc.constantFrom('interface', 'gateway'))),
    kmsGrants: fc.array(kmsGrant, { maxLength: 2 }),
    encryption: fc.constantFrom<Json[]>(
      {},
      { 'kms:EncryptionContext:dept': 'ml' },
      { 'kms:EncryptionContext:dept': 'ops' },
      { 'kms:EncryptionContext:Dept': 'ml', 'kms:EncryptionContext:Other': 'x' },
    ),
    management: fc.constantFrom<Json[]>({}, {}, {}, { principalAccountIsManagement: true }, { resourceAccountIsManagement: true }),
    absentKeys: fc.constantFrom<string[][]>([], [], ['aws:principaltag/'], ['aws:sourceip', 'aws:requesttag/']),
  })
  .map((given): Pair => {
    const { principal, mode, management, absentKeys, boundary, session, resource, scp, rcp, endpoint } = given;
    const { action, resource: asked } = given.target;
    const arn = typeof asked === 'string' ? asked : ((asked as Json)['arn'] as string);
    const encrypts = action.toLowerCase().startsWith('kms:');
    // constraints of grants are about the encryption context
    const context = encrypts ? { ...given.context, ...given.encryption } : given.context;
    const question: Question = { action, arn, context, principal };
    const trust = action.toLowerCase().startsWith('sts:');
    const policies = {
      identity: given.identity(question),
      boundary: boundary?.(question),
      session: session?.(question),
      resource: resource?.[trust ? 1 : 0](question),
      scp: scp?.map((level) => level(question)),
      rcp: rcp?.map((level) => level(question)),
      vpcEndpoint: endpoint && { type: endpoint[1], policies: endpoint[0](question) },
      kmsGrants: encrypts ? given.kmsGrants : undefined,
      org: management,
    };
    return { line: { mode, request: { principal, action, resource: asked, context }, policies }, absentKeys };
  });

export interface Parsed {
  readonly request: AuthorizationRequest;
  readonly layers: PolicyLayers;
}

export function parsePair({ line, absentKeys }: Pair): Parsed {
  const input = parseEvaluationInput(line);
  if (typeof input === 'string') throw new Error(input);
  return { request: { ...input.request, absentKeys }, layers: input.layers };
}
