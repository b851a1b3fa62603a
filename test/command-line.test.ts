import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist/cli/main.js');
const acme = join(root, 'examples/acme');
const folder = mkdtempSync(join(tmpdir(), 'mantlet cli ü '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mantlet = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { cwd: root, encoding: 'utf8', input: '' });
const shell = (line: string) =>
  spawnSync('bash', ['-o', 'pipefail', '-c', line], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, MANTLET: main, ACME: acme },
  });

const ROLE = ['role', 'fine-tuning', '--account', '111122223333', '--region', 'us-east-1'];
const JOB = [...ROLE, '--service', 'bedrock', '--base-model', 'm', '--training', 's3://data/a/', '--output', 's3://out/'];

it.each([
  [
    ['scan', 'examples/acme', '--format', 'yaml'],
    '`--format` cannot be `yaml`: it is one of terminal, asff, csv, html, json, markdown, ocsf, sarif, jsonl',
  ],
  [['who-can', 'examples/acme', 'bedrock:InvokeModel'], 'write `mantlet who-can bedrock:InvokeModel examples/acme`'],
  [['who-can', 'examples/acme'], 'write `mantlet who-can <action> examples/acme`'],
  [['who-can', '', 'examples/acme'], 'write `mantlet who-can bedrock:InvokeModel examples/acme`'],
  [['who-can', 'sagemaker', 'examples/acme'], 'write `sagemaker:*`'],
  [['who-can', '*', 'examples/acme'], 'write `privileged`'],
  [['who-can', 'nosuch:*', 'examples/acme'], 'AWS has no service `nosuch`'],
  [['who-can', 'bedrock:InvokeModel', 'examples/acme', '--limit', 'few'], '`--limit` cannot be `few`'],
  [['who-can', 'bedrock:InvokeModel', 'examples/acme', '--resource', 'x'], '`--resource` cannot be `x`'],
  [['explain', 'bedrock:InvokeModel', 'role/x'], 'write `mantlet explain role/x bedrock:InvokeModel`'],
  [['explain', 'role/x', 'bedrock:InvokeModel', 'nosuch'], '`nosuch` is neither the ARN of a resource nor a snapshot'],
  [['explain', 'role/x'], '`<action>` is missing: write `mantlet explain <who> <action> [resource] [snapshot]`'],
  [['scan'], 'name a folder'],
  [['scan', 'nosuch'], '`nosuch`: it does not exist'],
  [['scan', 'README.md'], '`README.md`: the file is not valid JSON at line 1, column 1'],
  [['scan', 'examples/acme', '--region', 'here'], 'write a region as `us-east-1`'],
  [['scan', 'examples/acme', '--context', 'mfa=true'], 'write it as `aws:MultiFactorAuthPresent=true`'],
  [['scan', 'examples/acme', '--no-checks', '--check', 'posture'], '`--check` asks what checks find, and `--no-checks` runs none'],
  [['scan', 'examples/acme', '--no-checks', '--framework', 'nist-ai-rmf'], '`--framework` asks what checks find'],
  [['scan', 'examples/acme', '--out', 'examples'], 'cannot write `examples`: it is a directory'],
  [['scna'], 'did you mean `scan`?'],
  [['version'], 'write `mantlet --version`'],
  [['catalogue', 'list', '--tier', '9'], '`--tier` cannot be `9`'],
  [['catalogue', 'show', 'guardrail'], '`mantlet catalogue list guardrail` shows them'],
  [['evaluate', 'examples'], '`examples` is a folder'],
  [['evaluate', 'README.md'], 'found `#` at line 1, column 1'],
  [['init', 'README.md'], '`README.md` exists already: name another file, or add --force to write over it'],
  [['init', 'examples'], 'cannot write `examples`: it is a directory'],
  [['init', 'nosuch.yaml', '--from', 'nosuch'], '`nosuch`: it does not exist'],
  [['init', '--check', 'nosuch.yaml'], 'cannot read `nosuch.yaml`: it does not exist: `mantlet init` writes one'],
  [['init', '--check', '--force'], '`--check` writes nothing: leave `--from` and `--force` out'],
  [['demo', 'README.md'], '`README.md` is a file'],
  [['demo', 'README.md/x/y'], 'README.md'],
  [['role', 'fine-tuning'], '--service'],
  [[...ROLE, '--service', 'bedrock'], '--training is missing: a role for bedrock follows from it'],
  [[...JOB, '--training', 'train/'], '--training `train/`: write `s3://bucket/folder/` or `s3://bucket/object`'],
  [[...JOB, '--training', 's3://data/${aws:username}/'], 'a policy cannot name a key with'],
  [[...JOB, '--output', 's3://out/x'], 'write a folder, with a slash at its end: `s3://out/x/`'],
  [JOB, 'where does the job run? Name --subnet, --security-group and --endpoint (the VPC endpoint of S3), or say --without-vpc'],
  [[...JOB, '--without-vpc', '--endpoint', 'vpce-0123456789abcdef0'], '--without-vpc contradicts'],
  [[...JOB, '--without-vpc', '--image', '111122223333.dkr.ecr.us-east-1.amazonaws.com/x'], '--image says nothing to bedrock: leave it out'],
  [[...JOB, '--without-vpc', '--data-key', 'alias/data'], 'an alias may be moved to another key'],
  [[...JOB, '--without-vpc', '--account', '1'], '--account `1`: write an account of twelve digits'],
  [[...JOB, '--without-vpc', '--name', 'a/b'], '--name `a/b`: write a name of a role'],
  [[...JOB, '--without-vpc', '--out', 'examples'], '`examples` is not empty'],
  ...(process.platform === 'linux' ? [[['demo', '/proc/x'], 'cannot write `/proc/x`'] as [string[], string]] : []),
])('mantlet %j is refused in one sentence that says what to do', (args, part) => {
  const { status, stdout, stderr } = mantlet(...args);
  expect(stderr).toContain(part);
  expect(stderr).toMatch(/^mantlet: [^\n]+\n$/);
  expect([status, stdout]).toEqual([2, '']);
});

test('a name without its service is enough where one service has it', () => {
  expect(mantlet('catalogue', 'show', 'CreateTrainingJob').stdout).toBe(mantlet('catalogue', 'show', 'sagemaker:CreateTrainingJob').stdout);
});

it.each(['scan "$ACME"', 'scan "$ACME" --format jsonl', 'who-can privileged "$ACME"', 'catalogue list'])(
  'mantlet %s stops quietly when its reader does',
  (line) => {
    const { stdout, stderr } = shell(`node "$MANTLET" ${line} | head -1`);
    expect([stdout.split('\n').length, stderr]).toEqual([2, '']);
  },
);

it.skipIf(!existsSync('/dev/full'))('a full disk is no crash', () => {
  for (const line of ['scan "$ACME" > /dev/full', 'scan "$ACME" --out /dev/full', 'catalogue list > /dev/full']) {
    const { status, stderr } = shell(`node "$MANTLET" ${line}`);
    expect(stderr, line).toMatch(/^mantlet: cannot write `[^`]+`: the disk is full\n$/);
    expect(status, line).toBe(2);
  }
});

it.skipIf(process.platform === 'win32')(
  '--out writes to pipes as they are, through links, into new folders, and leaves nothing else behind',
  () => {
    expect(shell('node "$MANTLET" scan "$ACME" --out /dev/stdout | cat').stdout).toBe(mantlet('scan', acme).stdout);
    writeFileSync(join(folder, 'old.txt'), 'old');
    symlinkSync(join(folder, 'old.txt'), join(folder, 'link.txt'));
    const args = ['catalogue', 'show', 'bedrock:DeleteGuardrail'];
    const { stdout } = mantlet(...args);
    for (const [out, written] of [
      ['link.txt', 'old.txt'],
      ['new/folder/ä b.txt', 'new/folder/ä b.txt'],
    ] as const) {
      expect(mantlet(...args, '--out', join(folder, out)).status).toBe(0);
      expect(readFileSync(join(folder, written), 'utf8')).toBe(stdout);
    }
    expect(readdirSync(folder).toSorted()).toEqual(['link.txt', 'new', 'old.txt']);
  },
);

test('init writes a file that init --check reads, replaces it when told to, and tells every problem of a file with its place', () => {
  const path = join(folder, 'intent', 'mantlet.yaml');
  expect(mantlet('init', path)).toMatchObject({ status: 0, stderr: '' });
  expect(mantlet('init', '--check', path)).toMatchObject({ status: 0, stderr: '' });
  writeFileSync(path, 'productionAccounts: [012345678901]\nx: 1\n');
  expect(mantlet('init', '--check', path)).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^mantlet: 2 problems\n[^\n]*mantlet\.yaml:1:22: [^\n]+\n[^\n]*mantlet\.yaml:2:1: [^\n]+\n$/),
  });
  expect(mantlet('init', path, '--force', '--from', acme)).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(path, 'utf8')).toContain("\nproductionAccounts:\n  - '100000000005' # ml-prod, in ML/ML-Prod\n");
  expect(readdirSync(join(folder, 'intent'))).toEqual(['mantlet.yaml']);
  rmSync(join(folder, 'intent'), { recursive: true });
});

test('what the demo says to run next can be pasted, whatever the folder is called', () => {
  mkdirSync(join(folder, 'demo'), { recursive: true });
  const said = mantlet('demo', join(folder, 'demo', "it's ä")).stdout;
  const next = /`mantlet (.+)`\n$/.exec(said)?.[1];
  const { status, stdout } = shell(`node "$MANTLET" ${next}`);
  expect([status, stdout.split(':')[0]]).toEqual([1, 'Organisation o-acme000001']);
});
