import { expect, it } from 'vitest';
import { usageMessage } from './usage-message.ts';

const scan = { command: 'mantlet scan', usage: '[snapshot]' };

it.each([
  ["error: missing required argument 'who'\n", '`<who>` is missing: write `mantlet scan [snapshot]`'],
  [
    "error: too many arguments for 'scan'. Expected 1 argument but got 2.\n",
    'that is one argument too many: write `mantlet scan [snapshot]`',
  ],
  ["error: option '--out <file>' argument missing\n", '`--out` needs a value: write `--out <file>`'],
  ["error: required option '--out <file>' not specified\n", '`--out` is missing: add `--out <file>`'],
  [
    "error: option '--format <name>' argument 'yaml' is invalid. Allowed choices are terminal, json.\n",
    '`--format` cannot be `yaml`: it is one of terminal, json',
  ],
  ["error: option '--region <region>' argument 'x' is invalid. write a region\n", '`--region` cannot be `x`: write a region'],
  ["error: unknown option '--hlep'\n(Did you mean --help?)\n", 'there is no option `--hlep`: did you mean `--help`?'],
  ["error: unknown option '--x'\n", 'there is no option `--x`: see `mantlet scan --help`'],
  ["error: unknown command 'scna'\n(Did you mean one of scan, snap?)\n", 'there is no command `scna`: did you mean `scan` or `snap`?'],
  ["error: unknown command 'version'\n", 'there is no command `version`: write `mantlet --version`'],
  ['error: something new\n', 'something new'],
])('%j', (complaint, sentence) => {
  expect(usageMessage(complaint, scan)).toBe(sentence);
});
