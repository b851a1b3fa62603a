import { describe, expect, test } from 'vitest';
import { parseEvaluationInput } from './evaluation-input.ts';

const A = '111122223333';
const REQUEST = {
  principal: { type: 'user', arn: `arn:aws:iam::${A}:user/bob` },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
};

function read(line: unknown) {
  const input = parseEvaluationInput(line);
  if (typeof input === 'string') throw new Error(input);
  return input;
}

describe('what does not say what to decide is answered with a sentence', () => {
  test.each<[string, unknown]>([
    ['a list', []],
    ['no request', {}],
    ['policies that are a list', { request: REQUEST, policies: [] }],
    ['an action without a service', { request: { ...REQUEST, action: 'GetObject' } }],
    ['no principal', { request: { ...REQUEST, principal: undefined } }],
    ['a principal of an unknown type', { request: { ...REQUEST, principal: { type: 'robot' } } }],
    ['a principal whose type is a member of every object', { request: { ...REQUEST, principal: { type: 'constructor' } } }],
    ['a principal whose type is no text', { request: { ...REQUEST, principal: { type: { toString: 1 } } } }],
    ['an unknown mode', { request: REQUEST, mode: 'guess' }],
    ['a mode that is no text', { request: REQUEST, mode: { toString: 1 } }],
    ['a context value that is an object', { request: { ...REQUEST, context: { k: {} } } }],
    ['a context value with a list in a list', { request: { ...REQUEST, context: { k: [[]] } } }],
    ['a layer that nobody knows', { request: REQUEST, policies: { sessionPolicies: [{ Statement: [] }] } }],
    ['an endpoint of an unknown type', { request: REQUEST, policies: { vpcEndpointType: 'tunnel' } }],
    ['an organisation that is text', { request: REQUEST, org: 'o-1' }],
    ['a flag that is neither true nor false', { request: REQUEST, org: { resourceAccountIsManagement: 'yes' } }],
    ['a management account that is none', { request: REQUEST, org: { managementAccount: 'A' } }],
    ['a type that is not that of the ARN', { request: { ...REQUEST, principal: { ...REQUEST.principal, type: 'role' } } }],
    ['an account of a principal that is none', { request: { ...REQUEST, principal: { ...REQUEST.principal, account: 'A' } } }],
    ['an account of a resource that is none', { request: { ...REQUEST, resource: { arn: 'arn:aws:s3:::b/k', account: '12' } } }],
    ['a service-linked role that is maybe one', { request: { ...REQUEST, principal: { ...REQUEST.principal, serviceLinked: 'maybe' } } }],
    ['tags that are text', { request: { ...REQUEST, principal: { ...REQUEST.principal, tags: 'team=ml' } } }],
    ['a tag without a value', { request: { ...REQUEST, principal: { ...REQUEST.principal, tags: [{ Key: 'team' }] } } }],
  ])('%s', (_, line) => {
    expect(parseEvaluationInput(line)).toBeTypeOf('string');
  });
});

describe('a principal is what its names say, and no more', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'a session ARN tells no role ARN',
      { arn: `arn:aws:sts::${A}:assumed-role/app/s` },
      { kind: 'role-session', arn: `arn:aws:sts::${A}:assumed-role/app/s`, roleArn: undefined, account: A },
    ],
    [
      'a role ARN is the role of a session that is not known',
      { type: 'role', arn: `arn:aws:iam::${A}:role/team/app` },
      { kind: 'role-session', arn: undefined, roleArn: `arn:aws:iam::${A}:role/team/app`, account: A },
    ],
    ['the role tells the account', { type: 'role', roleArn: `arn:aws:iam::${A}:role/app` }, { arn: undefined, account: A }],
    ['the parent tells the account', { type: 'federated-user', federatedBy: `arn:aws:iam::${A}:user/bob` }, { account: A }],
    [
      'the path of a role tells that it is linked to a service',
      { type: 'role', arn: `arn:aws:iam::${A}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX` },
      { serviceLinked: true },
    ],
    ['a SAML provider is one whatever the type says', { type: 'federated', arn: `arn:aws:iam::${A}:saml-provider/p` }, { kind: 'saml' }],
    [
      'types may be named as CloudTrail does',
      { type: 'AssumedRole', arn: `arn:aws:sts::${A}:assumed-role/app/s` },
      { kind: 'role-session' },
    ],
    ['an account may be a number', { ...REQUEST.principal, account: 12345678901 }, { account: '012345678901' }],
    ['flags may be text', { ...REQUEST.principal, serviceLinked: 'True' }, { serviceLinked: true }],
    ['a host name is a service', { arn: 'bedrock.amazonaws.com' }, { kind: 'service', account: undefined }],
  ])('%s', (_, principal, expected) => {
    expect(read({ request: { ...REQUEST, principal } }).request.principal).toMatchObject(expected);
  });
});

test('a principal may be its ARN alone, or nobody', () => {
  const kindOf = (principal: unknown) => read({ request: { ...REQUEST, principal } }).request.principal.kind;
  expect(kindOf(`arn:aws:iam::${A}:root`)).toBe('root');
  expect(kindOf('bedrock.amazonaws.com')).toBe('service');
  expect(kindOf('*')).toBe('anonymous');
});

describe('a resource has the account that the input or its ARN names', () => {
  test.each<[string, unknown, Record<string, unknown>]>([
    ['named beside the ARN', { arn: 'arn:aws:s3:::b', account: A }, { account: A }],
    ['in the ARN', 'arn:aws:sqs:us-east-1:444455556666:q', { account: '444455556666' }],
    ['a bucket: nobody says', 'arn:aws:s3:::b', { account: undefined }],
    ['no resource: that of the caller', '*', { account: A }],
    ['of AWS: that of the caller, as an assumption', 'arn:aws:bedrock:us-east-1::foundation-model/x', { account: A, accountAssumed: true }],
    ['of AWS by the word: that of the caller', 'arn:aws:iam::aws:policy/ReadOnlyAccess', { account: A, accountAssumed: true }],
    ['of AWS as the input says', { arn: 'arn:aws:s3:::b', account: 'aws' }, { account: A, accountAssumed: true }],
    ['a number', { arn: 'arn:aws:s3:::b', account: 111122223333 }, { account: A }],
    ['of AWS, named: no assumption', { arn: 'arn:aws:bedrock:us-east-1::foundation-model/x', account: A }, { account: A }],
  ])('%s', (_, resource, expected) => {
    expect(read({ request: { ...REQUEST, resource } }).request.resource).toEqual({ arn: expect.any(String), ...expected });
  });
});

test('context values are text and lists of text; a key may have any name', () => {
  const line = JSON.parse(`{"k": true, "n": 3, "l": ["a", 1], "none": null, "__proto__": ["x"]}`);
  const { context } = read({ request: { ...REQUEST, context: line } }).request;
  expect(Object.entries(context)).toEqual([
    ['k', 'true'],
    ['n', '3'],
    ['l', ['a', '1']],
    ['__proto__', ['x']],
  ]);
});

test('tags beside caller and resource are context keys; the context has the last word', () => {
  const principal = { ...REQUEST.principal, tags: { team: 'ml', level: 3 } };
  const resource = { arn: 'arn:aws:s3:::b/k', tags: [{ Key: 'team', Value: 'ops' }] };
  expect(read({ request: { ...REQUEST, principal, resource, context: { 'AWS:PrincipalTag/Team': 'x' } } }).request.context).toEqual({
    'AWS:PrincipalTag/Team': 'x',
    'aws:PrincipalTag/level': '3',
    'aws:ResourceTag/team': 'ops',
  });
});

test('the management account is that of the caller, of the resource, or of neither', () => {
  const flagsOf = (org: unknown, resource: unknown = REQUEST.resource) =>
    read({ request: { ...REQUEST, resource }, org }).request.organization;
  const neither = { principalAccountIsManagement: false, resourceAccountIsManagement: false };
  expect(flagsOf(undefined)).toEqual(neither);
  expect(flagsOf({ managementAccount: '444455556666' })).toEqual(neither);
  expect(flagsOf({ managementAccount: A })).toEqual({ ...neither, principalAccountIsManagement: true });
  expect(flagsOf({ managementAccount: '444455556666' }, { arn: 'arn:aws:s3:::b', account: '444455556666' })).toEqual({
    ...neither,
    resourceAccountIsManagement: true,
  });
  expect(flagsOf({ resourceIsManagementAccount: true })).toEqual({ ...neither, resourceAccountIsManagement: true });
});

test('a field that is not read is said, wherever it stands', () => {
  const principal = { ...REQUEST.principal, boundary: [] };
  const line = {
    id: 'x',
    colour: 1,
    request: { ...REQUEST, principal, region: 'us-east-1', resource: { arn: '*', owner: A } },
    org: { id: 'o-1' },
  };
  expect(read(line).notes.map((note) => note.match(/`(.*)`/)?.[1])).toEqual([
    'colour',
    'request.region',
    'request.principal.boundary',
    'request.resource.owner',
    'org.id',
  ]);
  expect(
    read({ id: 1, title: 't', expected: 'allow', request: REQUEST, policies: { resourceAccountScp: [[{}]], unknown: [] } }),
  ).toMatchObject({
    id: '1',
    notes: [],
  });
});

test('levels and documents may stand beside their names', () => {
  const document = { Version: '2012-10-17', Statement: [] };
  const { scp, identity } = read({
    request: REQUEST,
    policies: {
      identity: { PolicyName: 'app', PolicyDocument: encodeURIComponent(JSON.stringify(document)) },
      scp: [{ level: 'root', policies: [document, { name: 'p', policy: document }] }, [document], document],
    },
  }).layers;
  expect(identity.map((policy) => [policy.ref.name, policy.unreadable])).toEqual([['app', undefined]]);
  expect(scp?.map((level) => level.map((policy) => policy.ref.name))).toEqual([
    ['SCP level 1 policy 1', 'p'],
    ['SCP level 2 policy 1'],
    ['SCP level 3 policy 1'],
  ]);
});

test('every document of a resource counts, each under its own name', () => {
  const document = { Version: '2012-10-17', Statement: [] };
  const names = (resource: unknown) => {
    const { resource: found } = read({ request: REQUEST, policies: { resource } }).layers;
    return Array.isArray(found) ? found.map((policy) => policy.ref.name) : found;
  };
  expect(names(undefined)).toBeUndefined();
  expect(names([])).toBeUndefined();
  expect(names(document)).toEqual(['resource policy of arn:aws:s3:::b/k']);
  expect(names([document, document])).toEqual([
    'resource policy of arn:aws:s3:::b/k, document 1',
    'resource policy of arn:aws:s3:::b/k, document 2',
  ]);
});

describe('a KMS grant that is not as AWS writes it is unreadable', () => {
  const GRANT = { granteePrincipal: 'p', operations: ['Decrypt'] };
  test.each<[string, unknown, boolean]>([
    ['as AWS writes it', { GranteePrincipal: 'p', Operations: ['Decrypt'], Constraints: { EncryptionContextSubset: { a: 'b' } } }, true],
    ['without constraints', GRANT, true],
    ['with constraints that are null', { ...GRANT, constraints: null }, true],
    ['with one operation as text', { ...GRANT, operations: 'Decrypt' }, true],
    ['that is text', 'grant', false],
    ['without a grantee', { operations: ['Decrypt'] }, false],
    ['without operations', { granteePrincipal: 'p' }, false],
    ['with an unknown constraint', { ...GRANT, constraints: { sourceArn: 'x' } }, false],
    ['with one constraint twice', { ...GRANT, constraints: { encryptionContextEquals: {}, EncryptionContextEquals: {} } }, false],
    ['with a pair that is no text', { ...GRANT, constraints: { encryptionContextEquals: { a: 1 } } }, false],
  ])('%s', (_, grant, readable) => {
    const [found] = read({ request: REQUEST, policies: { kmsGrants: [grant] } }).layers.kmsGrants;
    expect(found?.unreadable === undefined).toBe(readable);
  });
});
