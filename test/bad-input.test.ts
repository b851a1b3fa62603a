import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mantlet-bad-input-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function mantlet(...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', main, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

const allow = (action: unknown, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*', ...more }],
});
const trusts = (principal: unknown) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
});
const role = (name: string, policy: unknown, trust: unknown = trusts({ Service: 'ec2.amazonaws.com' })) => ({
  Path: '/',
  RoleName: name,
  RoleId: `AROAEXAMPLE${name.toUpperCase().padEnd(10, '0').slice(0, 10)}`,
  Arn: `arn:aws:iam::111122223333:role/${name}`,
  CreateDate: '2026-01-01T00:00:00+00:00',
  AssumeRolePolicyDocument: trust,
  InstanceProfileList: [],
  RolePolicyList: [{ PolicyName: 'p', PolicyDocument: policy }],
  AttachedManagedPolicies: [],
  Tags: [],
});
const details = (...roles: readonly object[]): string =>
  JSON.stringify({ UserDetailList: [], GroupDetailList: [], RoleDetailList: roles, Policies: [] }, undefined, 2);

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const good = file('good.json', details(role('trainer', allow('sagemaker:CreateTrainingJob'))));
const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

describe('nothing can be answered: one sentence, exit code 2, nothing written', () => {
  const out = join(folder, 'report.json');
  test.each([
    ['no such path', () => ['scan', join(folder, 'missing')], /`.*missing`/],
    ['an empty folder', () => (mkdirSync(join(folder, 'empty'), { recursive: true }), ['scan', join(folder, 'empty')]), /empty` is empty/],
    ['JSON that is something else', () => ['scan', file('other.json', '{"name": "x"}')], /other\.json`.*UserDetailList/],
    ['a JSON list', () => ['scan', file('list.json', '[1, 2]')], /list\.json/],
    ['no JSON at all', () => ['scan', file('text.json', 'hello')], /text\.json/],
    ['an empty file', () => ['scan', file('nothing.json', '')], /nothing\.json/],
    ['UTF-16', () => ['scan', file('utf16.json', Buffer.from(`\ufeff${details()}`, 'utf16le'))], /utf16\.json.*UTF-16/],
    ['deeply nested JSON', () => ['scan', file('deep.json', nested)], /deep\.json/],
    [
      'an unknown principal',
      () => ['explain', 'role/trianer', 'sagemaker:CreateTrainingJob', good],
      /no principal `role\/trianer`.*role\/trainer/,
    ],
    [
      'an unknown action',
      () => ['who-can', 'sagemaker:CreateTraningJob', good],
      /no action `sagemaker:CreateTraningJob`.*`sagemaker:CreateTrainingJob`/,
    ],
    ['an unknown command', () => ['scann', good], /scann/],
    ['an unknown option', () => ['scan', good, '--regoin', 'x'], /--region/],
  ])('%s', (_, args, message) => {
    const run = mantlet(...args(), ...(args()[0] === 'scan' ? ['--format', 'json', '--out', out] : []));
    expect(run.stderr).toMatch(message);
    expect(run.stderr.split('\n').filter((line) => line.startsWith('mantlet: '))).toHaveLength(1);
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('some of it can be answered: the rest is named, exit code 3', () => {
  const holders = (run: Run): string[] =>
    JSON.parse(run.stdout).holders.map(
      (holder: { principal: string; status: string }) => `${holder.principal.split('/').pop()} ${holder.status}`,
    );
  const ask = (path: string): Run => mantlet('who-can', 'sagemaker:CreateTrainingJob', path, '--format', 'json');

  test('a policy that does not parse', () => {
    const run = ask(
      file(
        'policy.json',
        details(role('trainer', allow('sagemaker:CreateTrainingJob')), role('broken', '{"Version": "2012-10-17", "Statement": [')),
      ),
    );
    expect(run.status).toBe(3);
    expect(holders(run)).toEqual(expect.arrayContaining(['trainer yes', 'broken indeterminate']));
    expect(JSON.stringify(JSON.parse(run.stdout).incomplete)).toContain('broken');
  });

  test('an operator that AWS does not have', () => {
    const run = ask(
      file('operator.json', details(role('odd', allow('sagemaker:*', { Condition: { StringLikes: { 'aws:RequestedRegion': 'x' } } })))),
    );
    expect(run.status).toBe(3);
    expect(holders(run)).toContain('odd indeterminate');
    expect(run.stdout).toContain('StringLikes');
  });

  test('truncated JSON: what stands before the cut is answered', () => {
    const text = details(role('trainer', allow('sagemaker:CreateTrainingJob')), role('second', allow('sagemaker:*')));
    const run = ask(file('truncated.json', text.slice(0, text.length - 400)));
    expect(run.status).toBe(3);
    expect(holders(run)).toContain('trainer yes');
    expect(JSON.stringify(JSON.parse(run.stdout).incomplete)).toMatch(/truncated\.json/);
  });

  test('invalid UTF-8', () => {
    const text = details(role('trainer', allow('sagemaker:CreateTrainingJob')));
    const cut = text.indexOf('"PolicyName": "p') + '"PolicyName": "p'.length;
    const bytes = Buffer.concat([Buffer.from(text.slice(0, cut)), Buffer.from([0xc3, 0x28]), Buffer.from(text.slice(cut))]);
    const run = ask(file('utf8.json', bytes));
    expect([2, 3]).toContain(run.status);
    expect(run.stdout + run.stderr).toMatch(/UTF-8/);
  });
});

describe('large and strange input that is sound is answered', () => {
  test('a policy with 10,000 statements', () => {
    const statements = Array.from({ length: 10_000 }, (_, i) => ({
      Effect: 'Allow',
      Action: i === 9_999 ? 'sagemaker:CreateTrainingJob' : `s3:Get${i}`,
      Resource: '*',
    }));
    const run = mantlet(
      'explain',
      'many',
      'sagemaker:CreateTrainingJob',
      file('many.json', details(role('many', { Version: '2012-10-17', Statement: statements }))),
      '--format',
      'json',
    );
    expect(JSON.parse(run.stdout).status).toBe('yes');
    expect(JSON.parse(run.stdout).open.reasons[0].statement.statement).toBe(10_000);
  });

  test('roles that trust each other in a circle', () => {
    const assume = (name: string) => ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: `arn:aws:iam::111122223333:role/${name}` }],
    });
    const path = file(
      'circle.json',
      details(
        role('one', assume('two'), trusts({ AWS: 'arn:aws:iam::111122223333:role/two' })),
        role('two', assume('one'), trusts({ AWS: 'arn:aws:iam::111122223333:role/one' })),
      ),
    );
    const run = mantlet('scan', path, '--format', 'json');
    expect(JSON.parse(run.stdout).principals.roles).toBe(2);
    expect(run.status).toBe(3); // the organisation is not known
  });

  test('names that would be prototypes or move the cursor', () => {
    const run = mantlet(
      'scan',
      file(
        'hostile.json',
        details(role('a', allow('bedrock:*'))).replace('"Tags": []', '"Tags": [], "__proto__": {"Arn": "x"}, "constructor": "\\u001b[2J"'),
      ),
    );
    expect(run.status).toBe(3);
    expect(run.stdout).not.toContain('\u001b');
  });
});

test('answers do not depend on where they are written', () => {
  const out = join(folder, 'deep/er/scan.json');
  const direct = mantlet('who-can', 'sagemaker:CreateTrainingJob', good, '--format', 'json');
  const written = mantlet('who-can', 'sagemaker:CreateTrainingJob', good, '--format', 'json', '--out', out);
  expect(written.stdout).toBe('');
  expect(existsSync(out)).toBe(true);
  expect(direct.status).toBe(written.status);
});
