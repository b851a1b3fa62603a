import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { SharedDocument } from '../estate/builder.ts';
import { restoreDocuments } from './restore-documents.ts';
import { createDocumentSharer } from './share-documents.ts';

/** What is parsed of each file where documents are taken out and put back; undefined where a file is left to the plain way. */
function shared(files: readonly Buffer[]): readonly { readonly value: unknown; readonly documents: ReadonlySet<SharedDocument> }[] {
  const share = createDocumentSharer();
  const documents: SharedDocument[] = [];
  return files.map((file) => {
    const { bytes, count, fresh } = share(file);
    for (const text of fresh) documents.push(new SharedDocument(text));
    const met = new Set<SharedDocument>();
    if (bytes === undefined) return { value: undefined, documents: met };
    const value: unknown = JSON.parse(bytes.toString());
    return { value: restoreDocuments(value, documents) === count ? read(value, met) : undefined, documents: met };
  });
}

/** The value with its documents as they read. */
function read(value: unknown, met: Set<SharedDocument>): unknown {
  if (value instanceof SharedDocument) {
    met.add(value);
    return JSON.parse(value.text);
  }
  if (Array.isArray(value)) return value.map((member) => read(member, met));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, read(member, met)]));
}

const policy = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'a "quoted\\" brace }', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bücket/${aws:username}' }],
};
const role = (document: unknown) => ({
  RoleName: 'r',
  AssumeRolePolicyDocument: document,
  RolePolicyList: [{ PolicyName: 'p', PolicyDocument: document }],
  InstanceProfileList: [{ Roles: [{ AssumeRolePolicyDocument: document }] }],
  Tags: [{ Key: 'Document"', Value: '"Document":{' }],
});

describe('documents that are taken out', () => {
  it('are one object for all equal ones, however they are indented, in all files', () => {
    const file = { RoleDetailList: [role(policy), role(policy)], Policies: [{ PolicyVersionList: [{ Document: policy }] }] };
    const bytes = Buffer.from(JSON.stringify(file));
    const [first, second] = shared([bytes, bytes]);
    expect([first?.value, second?.value]).toEqual([file, file]);
    expect([first?.documents.size, [...(first?.documents ?? [])]]).toEqual([1, [...(second?.documents ?? [])]]);
  });

  const text = fc.constantFrom('a', 'Document', 'PolicyDocument":{', '"Document":5', '\\"Document', 'ü', '}{"', '\\');
  const key = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom('Document', 'PolicyDocument', 'AssumeRolePolicyDocument', 'PolicyVersionList', 'RolePolicyList'),
    },
    text,
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      text,
      fc.constantFrom(policy, null, true),
      fc.integer({ min: -1, max: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 3 }),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  }));
  const changes = [
    (json: string) => json,
    (json: string) => json.replaceAll('PolicyDocument', 'Policy\\u0044ocument'),
    (json: string) => json.replaceAll('":', '" \n: '),
    (json: string) => json.slice(0, -3),
  ];

  it('leave a file that is what JSON.parse reads, or that is left to it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 }),
        fc.constantFrom(0, 2),
        fc.constantFrom(...changes),
        (written, indent, change) => {
          const json = change(JSON.stringify({ RoleDetailList: [written, role(policy)] }, undefined, indent));
          const share = createDocumentSharer();
          const { bytes } = share(Buffer.from(json));
          if (bytes === undefined) return;
          expect(isJson(bytes.toString())).toBe(isJson(json));
          if (!isJson(json)) return;
          const [found] = shared([Buffer.from(json)]);
          if (found?.value !== undefined) expect(found.value).toEqual(JSON.parse(json));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test.each([
  ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ['cut in a document', Buffer.from('{"RoleDetailList":[{"AssumeRolePolicyDocument":{"Version":"2012-10-17","Sta')],
  ['a document that is not JSON', Buffer.from('{"RoleDetailList":[{"AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":}}]}')],
  ['a number for a document', Buffer.from('{"RoleDetailList":[{"AssumeRolePolicyDocument": 0}]}')],
  ['a key with escapes', Buffer.from('{"RoleDetailList":[{"AssumeRolePolicy\\u0044ocument": 0}]}')],
  ['nested too deeply', Buffer.from(`{"RoleDetailList":[{"AssumeRolePolicyDocument":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}]}`)],
])('documents stay where they are in a file that is %s', (_, bytes) => {
  expect(createDocumentSharer()(bytes).bytes).toBeUndefined();
});

test('numbers go on after a file that was left alone half-way', () => {
  const json = JSON.stringify({ RoleDetailList: [role(policy)] });
  const broken = Buffer.from(json.slice(0, json.lastIndexOf('PolicyDocument') + 40));
  expect(createDocumentSharer()(broken)).toMatchObject({ bytes: undefined, fresh: [JSON.stringify(policy)] });
  const whole = { RoleDetailList: [role({ ...policy, Id: 'another' }), role(policy)] };
  expect(shared([broken, Buffer.from(JSON.stringify(whole))])[1]?.value).toEqual(whole);
});
