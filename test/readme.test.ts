import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { afterAll, describe, expect, it, test } from 'vitest';
import { aiPrefixes } from '../src/catalogue/ai-prefixes.ts';
import { commands } from '../src/cli/commands/index.ts';
import { formats } from '../src/report/formats/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist/cli/main.js');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
};

/** Where the commands run: a folder with the examples, so that nothing they write stays. */
const folder = mkdtempSync(join(tmpdir(), 'mantlet-readme-'));
cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NO_COLOR = { ...process.env, NO_COLOR: '1' };
/** Stands in for a tool that nobody has here: the answer that an account of the demo gives. */
const AWS = 'aws iam get-account-authorization-details > account.json';
const answerOfAws = join(folder, 'examples/acme/accounts/100000000007/account-authorization-details.json');

interface Shown {
  readonly command: string;
  /** What the README says of it: 0 unless a comment names another. */
  readonly exit: number;
  /** What the README shows of its output, where it does. */
  readonly output: string | undefined;
}

/** Every command of every block: plain lines of `sh`, lines behind `$` of `console`. */
function shownCommands(text: string): readonly Shown[] {
  const shown: Shown[] = [];
  for (const [, kind, body = ''] of text.matchAll(/^```(sh|console)\n([\s\S]*?)^```$/gm)) {
    const answered = kind === 'console' ? body.split(/^\$ /m).slice(1) : body.split('\n').filter((line) => line !== '');
    for (const part of answered) {
      const [line = '', ...rest] = part.split('\n');
      const [command = '', comment = ''] = line.split(/\s+# /);
      const exit = Number(/exit code (\d)/.exec(comment)?.[1] ?? 0);
      for (const one of command.split(' && '))
        shown.push({ command: one.trim(), exit, output: kind === 'console' ? rest.join('\n') : undefined });
    }
  }
  return shown;
}

const shown = shownCommands(readme);

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The README and the help show some commands alike. */
const ran = new Map<string, Ran>();

function mantlet(command: string): Ran {
  const words = command.replace(/^(?:npx )?mantlet /, '');
  const known = ran.get(words);
  if (known !== undefined) return known;
  const args = (words.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"(.*)"$/, '$1'));
  const options = { cwd: folder, encoding: 'utf8', env: NO_COLOR, input: '', maxBuffer: 1 << 27 } as const;
  const answer = spawnSync(process.execPath, [main, ...args], options);
  ran.set(words, answer);
  return answer;
}

/** What a file holds, or the names in a folder. */
const written = (path: string): string => (statSync(path).isDirectory() ? readdirSync(path).join('\n') : readFileSync(path, 'utf8'));

describe('the commands of the README', () => {
  it.each(shown.map((one) => [one.command, one] as const))('%s', (command, { exit, output }) => {
    if (command === AWS) {
      cpSync(answerOfAws, join(folder, 'account.json'));
      return;
    }
    // the suite that runs this is what they run
    if (/^npm (?:ci|test)$/.test(command)) return;
    const script = /^npm run (\S+)/.exec(command)?.[1];
    if (script !== undefined) return expect(Object.keys(manifest.scripts)).toContain(script);
    expect(command).toMatch(/^(?:npx )?mantlet /);
    const { status, stdout, stderr } = mantlet(command);
    expect(stderr).toBe('');
    expect(status).toBe(exit);
    const file = /--out (\S+)/.exec(command)?.[1];
    expect(file === undefined ? stdout : written(join(folder, file))).not.toBe('');
    if (output !== undefined) expect(stdout).toBe(output);
  });

  test('are found, with what they answer', () => {
    expect(shown.length).toBeGreaterThan(10);
    expect(shownCommands('```sh\na && b   # exit code 3: why\n```\n```console\n$ c\nx\n\ny\n```\n```\nd\n```\n')).toEqual([
      { command: 'a', exit: 3, output: undefined },
      { command: 'b', exit: 3, output: undefined },
      { command: 'c', exit: 0, output: 'x\n\ny\n' },
    ]);
  });
});

/** Every command, with the words that lead to it. */
function allCommands(): readonly (readonly [string, Command])[] {
  const program = new Command('mantlet');
  for (const add of commands) add(program);
  const below = (command: Command, words: string): readonly (readonly [string, Command])[] =>
    command.commands.flatMap((inner) => [[`${words}${inner.name()}`, inner] as const, ...below(inner, `${words}${inner.name()} `)]);
  return below(program, '');
}

/** A scan of the example finds something, and its trail raises alarms; nothing that its own report does not know, and not all could be read. */
function statusOf(example: string): number {
  if (/^mantlet (?:activity|watch|firewall (?:drift|lint)) /.test(example)) return 1;
  // the record of a call through Mantle does not tell the model
  if (example.startsWith('mantlet firewall replay ')) return 3;
  if (!example.startsWith('mantlet scan') || example.includes('jsonl')) return 0;
  return /--baseline|--compare/.test(example) ? 3 : 1;
}

describe('the help', () => {
  it.each(allCommands())(
    'of %s says what it is for, what each argument and flag means, and shows an example that runs',
    (words, command) => {
      expect(command.description()).not.toBe('');
      for (const { flags, description } of command.options) expect(description, flags).not.toBe('');
      for (const argument of command.registeredArguments) expect(argument.description, argument.name()).not.toBe('');
      const help = spawnSync(process.execPath, [main, ...words.split(' '), '--help'], { encoding: 'utf8', env: NO_COLOR }).stdout;
      const examples = help.slice(help.indexOf('\nExample:')).matchAll(/^ {2}(mantlet .+?)(?: {2,}\(.*\))?$/gm);
      const lines = [...examples].flatMap(([, line = '']) => line.split(' && '));
      expect(lines.length, help).toBeGreaterThan(0);
      for (const line of lines) {
        // they name something that only its user has
        if (/^mantlet catalogue (?:diff|import) /.test(line)) continue;
        const { status, stderr } = mantlet(line.replaceAll('/tmp/acme', join(folder, 'acme')));
        expect([status, stderr], line).toEqual([statusOf(line), '']);
      }
    },
  );
});

it.each(allCommands().map(([words]) => words))('the README names `%s`', (words) => {
  expect(readme).toMatch(new RegExp(`(?:mantlet |\`)${words}[ \`|]`));
});

test('the README has a row for each form of a scan, and for no other', () => {
  const table = readme.slice(readme.indexOf('| `--format` | for |'));
  const named = [...table.slice(0, table.indexOf('\n\n')).matchAll(/^\| `([a-z]+)` \|/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(['terminal', 'jsonl', ...formats.map(({ name }) => name)].toSorted());
});

test('what the README says that commands take, they take', () => {
  for (const [words, command] of allCommands()) {
    if (command.commands.length > 0 || ['demo', 'evaluate', 'init', 'catalogue import'].includes(words)) continue;
    const flags = command.options.map(({ long }) => long);
    expect(flags, words).toContain('--format');
    expect(flags, words).toContain('--out');
  }
});

test('figures of the README are true: of the catalogue, of Node, and of speed only beside the benchmark that measures them', () => {
  expect(Number(/AWS's (\d+) AI service prefixes/.exec(readme)?.[1])).toBe([...aiPrefixes()].length);
  expect(`>=${/Node (\d+\.\d+) or newer/.exec(readme)?.[1]}`).toBe(manifest.engines.node);
  const measured = readme.split('\n').filter((line) => /\b\d[\d,.]*\s?(?:ms|s|seconds?|minutes?|MB|GB|times|x|%)\b/.test(line));
  expect(measured.filter((line) => !/bench/.test(line))).toEqual([]);
});
