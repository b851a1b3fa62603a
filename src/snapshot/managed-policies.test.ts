import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../iam/parse.ts';
import { loadManagedPolicies } from './managed-policies.ts';

const lines = readFileSync(new URL('../../data/managed-policies.ndjson', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

describe('the managed policies that are shipped', () => {
  it('say where they are from, under which licence and from when', () => {
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      source: [expect.stringMatching(/^https:/), expect.stringMatching(/^https:/)],
      licence: expect.stringContaining('MIT'),
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      policies: lines.length - 1,
    });
  });

  it('are sorted by ARN, each once, and all of their documents can be read', () => {
    const policies = lines.slice(1).map((line) => JSON.parse(line));
    const arns: string[] = policies.map(({ arn }) => arn);
    expect(arns).toEqual([...new Set(arns)].sort());
    for (const { arn, document } of policies) {
      expect([arn, parsePolicy(document, 'identity', { name: arn }).unreadable]).toEqual([arn, undefined]);
    }
  });

  it('are found by ARN, with only what was asked for', async () => {
    const wanted = ['arn:aws:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::aws:policy/AmazonBedrockFullAccess'];
    const found = await loadManagedPolicies([
      ...wanted,
      'arn:aws:iam::aws:policy/NoSuchPolicy',
      'arn:aws-cn:iam::aws:policy/AdministratorAccess',
    ]);
    expect([...found.keys()]).toEqual(wanted);
    expect(found.get(wanted[0] ?? '')).toMatchObject({
      version: 'v1',
      document: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
    });
  });

  it('tell a date only where it is that of the version', async () => {
    const found = await loadManagedPolicies([
      'arn:aws:iam::aws:policy/AdministratorAccess',
      'arn:aws:iam::aws:policy/AmazonBedrockFullAccess',
    ]);
    expect([...found.values()].map(({ version, date }) => [version === 'v1', date !== undefined])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('are not looked for where none is asked for', async () => {
    expect(await loadManagedPolicies([])).toEqual(new Map());
  });

  it('are all found, the last as well as the first', async () => {
    const arns = lines.slice(1).map((line) => JSON.parse(line).arn);
    expect((await loadManagedPolicies(arns)).size).toBe(arns.length);
  });
});
