import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mantlet role ü '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NETWORK = '--subnet subnet-0123456789abcdef0 --security-group sg-0123456789abcdef0 --endpoint vpce-0123456789abcdef0';
const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const JOBS: Readonly<Record<string, string>> = {
  bedrock: `--base-model amazon.nova-lite-v1:0 --training s3://vetted/chat/ --output s3://tuned/ --data-key ${KEY} --model-key ${KEY} ${NETWORK}`,
  sagemaker: `--image 111122223333.dkr.ecr.us-east-1.amazonaws.com/trainer:1 --training s3://vetted/chat/ --output s3://tuned/ ${NETWORK}`,
  'bedrock-mantle':
    '--project arn:aws:bedrock-mantle:us-east-1:111122223333:project/tuning --file file-1 --base-model m --trusted arn:aws:iam::111122223333:role/pipeline',
};
const mantlet = (service: string, ...more: readonly string[]) =>
  spawnSync(
    process.execPath,
    [
      join(root, 'dist/cli/main.js'),
      ...`role fine-tuning --account 111122223333 --region us-east-1 --service ${service} ${JOBS[service] ?? ''}`.split(' '),
      ...more,
    ],
    { cwd: root, encoding: 'utf8' },
  );
const has = (program: string): boolean => spawnSync(program, ['--version'], { encoding: 'utf8' }).error === undefined;
const hasTerraform = has('terraform');
const hasCfnLint = has('cfn-lint');

describe.each(Object.keys(JOBS))('a role for %s', (service) => {
  test('is shown with what was proved of it', () => {
    const { status, stdout, stderr } = mantlet(service);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [, proved, all] = /(\d+) of (\d+) claims proved/.exec(stdout) ?? [];
    expect(proved).toBe(all);
    const answers = (JSON.parse(mantlet(service, '--format', 'json').stdout) as { proof: { answer: { answer: string } }[] }).proof;
    expect(answers.map(({ answer }) => answer.answer)).toEqual(answers.map(() => 'proved'));
    expect(answers).toHaveLength(Number(all));
  });

  test.each(['json', 'terraform', 'cloudformation'])('is written as %s, the same each time', (format) => {
    const out = join(folder, `${service}-${format}`);
    const again = `${out}-again`;
    for (const dir of [out, again]) expect(mantlet(service, '--format', format, '--out', dir).status).toBe(0);
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toContain('README.md');
    for (const { parentPath, name } of files) {
      const path = join(parentPath, name);
      const text = readFileSync(path, 'utf8');
      expect(readFileSync(path.replace(out, again), 'utf8')).toBe(text);
      if (name.endsWith('.json')) expect(() => JSON.parse(text) as unknown).not.toThrow();
      if (name.endsWith('.sh')) expect(spawnSync('sh', ['-n', path]).status).toBe(0);
    }
  });

  test.skipIf(!hasTerraform)('is formatted as Terraform formats', () => {
    const { status, stdout } = spawnSync('terraform', ['fmt', '-check', '-diff', join(folder, `${service}-terraform`)], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  test.skipIf(!hasCfnLint)('passes the linter of CloudFormation', () => {
    const { status, stdout } = spawnSync('cfn-lint', [join(folder, `${service}-cloudformation`, 'template.json')], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});
