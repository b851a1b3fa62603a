import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Assumptions } from '../access/caller.ts';
import { UsageError } from '../app/usage-error.ts';
import type { OutputOptions } from './output.ts';

/** Options that more than one command has. */
export interface CommonOptions extends OutputOptions {
  readonly format: string;
  readonly snapshot?: string;
  readonly region?: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** `--format`, `--out`, `--quiet`, `--no-color` mean the same everywhere. */
export const withOutput = (command: Command, formats: readonly string[]): Command =>
  command
    .addOption(new Option('--format <name>', 'how the answer is written').choices(formats).default(formats[0]))
    .option('--out <file>', 'write the answer to a file, whole or not at all')
    .option('--quiet', 'no progress')
    .option('--no-color', 'no colour');

/** What may be taken for granted about calls. */
export const withAssumptions = (command: Command): Command =>
  command
    .option('--region <region>', 'calls go to this region; without it the region is open', region)
    .option(
      '--context <key=value>',
      'a context key that every call carries, such as aws:MultiFactorAuthPresent=true (repeatable)',
      contextEntry,
    );

function region(text: string): string {
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d+$/.test(text)) throw new InvalidArgumentError('write a region as `us-east-1`');
  return text;
}

function contextEntry(
  text: string,
  before: Readonly<Record<string, string | readonly string[]>> = {},
): Readonly<Record<string, string | readonly string[]>> {
  const equals = text.indexOf('=');
  const key = text.slice(0, Math.max(0, equals));
  // every key of AWS has a prefix: one without would be asked for by no policy
  if (!key.includes(':')) throw new InvalidArgumentError('write it as `aws:MultiFactorAuthPresent=true`');
  const value = text.slice(equals + 1);
  const known = before[key];
  return { ...before, [key]: known === undefined ? value : [...(typeof known === 'string' ? [known] : known), value] };
}

/** `30d` or `30`: for `--window`. */
export function windowDays(text: string): number {
  const days = Number(/^(\d{1,4})d?$/.exec(text)?.[1] ?? 0);
  if (days === 0) throw new InvalidArgumentError('write days as `30d`');
  return days;
}

/** What `--region` and `--context` say may be taken for granted. */
export const assumptionsOf = (options: CommonOptions): Assumptions => ({ region: options.region, context: options.context ?? {} });

/** A resource is named by its ARN, or `*` where an action knows none. */
export function resourceArn(text: string): string {
  if (text !== '*' && !text.startsWith('arn:')) throw new InvalidArgumentError('write its ARN, such as `arn:aws:s3:::training-data`');
  return text;
}

/** The snapshot that was named, or the current directory where that is one. */
export function snapshotPath(named: string | undefined): string {
  if (named !== undefined) return named;
  if (['organization.json', 'accounts', 'account-authorization-details.json'].some((name) => existsSync(join('.', name)))) return '.';
  throw new UsageError(
    'no snapshot given and the current directory is none: name a folder or a get-account-authorization-details file, such as `examples/acme`',
  );
}

/** `mantlet.yaml` of the snapshot or of the current directory, if there is one. */
export const foundIntent = (snapshot: string | undefined): string | undefined =>
  [...(snapshot === undefined ? [] : [join(snapshot, 'mantlet.yaml')]), 'mantlet.yaml'].find((path) => existsSync(path));
