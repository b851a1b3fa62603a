import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { type EvaluationAnswer, evaluateLine } from '../../app/evaluate.ts';
import { UsageError } from '../../app/usage-error.ts';
import { jsonFault } from '../../snapshot/json-fault.ts';
import { positionInText } from '../../snapshot/locate.ts';
import { EXIT } from '../exit.ts';
import type { OutputOptions } from '../output.ts';
import { LineOutput } from '../line-output.ts';

interface Options extends OutputOptions {
  readonly check?: boolean;
}

/** `mantlet evaluate [FILE]` */
export default function addEvaluate(program: Command): void {
  program
    .command('evaluate')
    .description('decide requests against policies, one JSON object a line in, one a line out')
    .argument('[file]', 'JSON lines, a JSON array, or an object with `cases`; without it standard input')
    .option('--check', 'compare with `expected` of each input and say only what differs')
    .option('--out <file>', 'write the answers to a file, whole or not at all')
    .addHelpText('after', '\nExample:\n  mantlet evaluate examples/requests.jsonl')
    .action(async (file: string | undefined, options: Options) => {
      const output = new LineOutput(options.out);
      const tally = { asked: 0, failed: 0, compared: 0, agreed: 0 };
      try {
        for await (const value of inputs(file)) {
          const answer: EvaluationAnswer = typeof value === 'string' ? { id: '', error: value } : evaluateLine(value.value);
          tally.asked++;
          if ('error' in answer) tally.failed++;
          const expected = 'expected' in answer ? answer.expected : undefined;
          if (expected !== undefined) {
            tally.compared++;
            if ('decision' in answer && answer.decision === expected) tally.agreed++;
          }
          const differs = 'error' in answer || (expected !== undefined && 'decision' in answer && answer.decision !== expected);
          if (options.check !== true || differs) await output.write(`${JSON.stringify(answer)}\n`);
        }
        if (tally.asked === 0)
          throw new UsageError(`${file === undefined ? 'standard input' : `\`${file}\``} holds no request: give one JSON object a line`);
        if (options.check === true)
          await output.write(`${JSON.stringify({ compared: tally.compared, agreed: tally.agreed, errors: tally.failed })}\n`);
        await output.finish();
      } catch (error) {
        await output.abandon();
        throw error;
      }
      process.exitCode =
        tally.failed > 0 ? EXIT.incomplete : options.check === true && tally.agreed < tally.compared ? EXIT.findings : EXIT.clean;
    });
}

/** Parsed inputs, or the sentence why one cannot be parsed. A file whose first line is no JSON by itself is read as a whole. */
async function* inputs(file: string | undefined): AsyncGenerator<{ readonly value: unknown } | string> {
  if (file !== undefined && (await stat(file)).isDirectory()) throw new UsageError(`\`${file}\` is a folder: name a file of JSON lines`);
  const stream = file === undefined ? process.stdin : createReadStream(file);
  let number = 0;
  let first = true;
  const name = file === undefined ? 'standard input' : file;
  let whole: string[] | undefined;
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (whole !== undefined) {
      whole.push(line);
      continue;
    }
    const text = number === 1 ? line.replace(/^\ufeff/, '') : line;
    if (text.trim() === '') continue;
    const value = parse(text);
    if (value === undefined && first) {
      whole = [text];
      continue;
    }
    first = false;
    if (value === undefined) yield `${name} line ${number} is not JSON`;
    else if (Array.isArray(value.value) || hasCases(value.value)) yield* members(value.value);
    else yield value;
  }
  if (whole === undefined) return;
  const value = parse(whole.join('\n'));
  if (value === undefined) {
    if (whole.length === 1) yield `${name} line 1 is not JSON`;
    else throw new UsageError(`\`${name}\` is neither JSON lines nor one JSON document: ${await reason(file, whole)}`);
  } else yield* members(value.value);
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

async function reason(file: string | undefined, lines: readonly string[]): Promise<string> {
  const text = file === undefined ? lines.join('\n') : await readFile(file, 'utf8');
  const fault = jsonFault(text);
  if (fault === undefined) return 'it holds no object';
  const { line, column } = positionInText(text, fault.at);
  return `${fault.cut ? 'it is cut off ' : ''}${fault.reason} at line ${line}, column ${column}`;
}

const hasCases = (value: unknown): value is { readonly cases: readonly unknown[] } =>
  typeof value === 'object' && value !== null && Array.isArray((value as { cases?: unknown }).cases);

function* members(value: unknown): Generator<{ readonly value: unknown }> {
  for (const member of hasCases(value) ? value.cases : Array.isArray(value) ? value : [value]) yield { value: member };
}
