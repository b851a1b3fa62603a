import { existsSync, readFileSync } from 'node:fs';
import { findAction } from '../catalogue/reference/reference.ts';
import { isObject } from '../estate/json.ts';
import { checkCover, coverActions, type CoverOptions } from '../firewall/minimise/cover-actions.ts';
import { actionsNamed, isNewAction } from '../firewall/prove/relevant.ts';
import { UsageError } from './usage-error.ts';

/** Patterns for some actions, and what they save. */
export interface Minimised {
  readonly actions: number;
  readonly patterns: readonly string[];
  /** Characters of the list of names, and of that of patterns, as JSON. */
  readonly plain: number;
  readonly short: number;
  readonly unknown: readonly string[];
}

/** Covers actions by patterns; words that are files stand for the actions in them. Throws where nothing is named. */
export function minimise(words: readonly string[], options: CoverOptions): Minimised {
  const named = words.flatMap((word) => (!word.includes(':') || existsSync(word) ? actionsIn(word) : [word]));
  const wanted = actionsNamed(named).filter((action) => !isNewAction(action));
  if (wanted.length === 0) throw new UsageError('no action of AWS is named: write such as `bedrock:DeleteGuardrail` or `bedrock:Create*`');
  const unknown = wanted.filter((action) => findAction(action) === undefined);
  const known = wanted.flatMap((action) => {
    const facts = findAction(action);
    return facts === undefined ? [] : [`${facts.service}:${facts.name}`];
  });
  const patterns = coverActions(wanted, options);
  const fault = checkCover(patterns, wanted);
  if (fault.collateral.length > 0 || fault.missed.some((action) => !unknown.some((one) => one.toLowerCase() === action)))
    throw new Error(`the cover is wrong (${[...fault.collateral, ...fault.missed].slice(0, 3).join(', ')}): please report this`);
  const size = (list: readonly string[]): number => JSON.stringify(list).length;
  return { actions: wanted.length, patterns, plain: size([...known, ...unknown]), short: size(patterns), unknown };
}

/** The actions of a policy document, or one name a line. */
function actionsIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  if (!/^\s*[[{]/.test(text)) return text.split(/\s+/).filter((word) => word.includes(':'));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`\`${file}\` is not valid JSON (${(error as Error).message.replaceAll(/\s+/g, ' ')})`);
  }
  const list = isObject(value)
    ? [value['Statement']].flat().flatMap((one) => (isObject(one) ? [one['Action']].flat() : []))
    : [value].flat();
  return list.filter((one): one is string => typeof one === 'string');
}
