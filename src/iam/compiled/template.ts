import { compileCodes, type Glob, QUESTION, STAR } from '../glob.ts';
import { type PreparedRequest, slotOf } from './request.ts';
import { NO, type Truth4, UNKNOWN } from './truth.ts';

/**
 * Text with policy variables (IAM User Guide, "Policy variables"): `${key}`, `${key, 'default'}`, and the escapes `${*}`, `${?}`, `${$}`.
 * Escapes and substituted values become literal characters, never wildcards.
 */
export type Part = { readonly codes: readonly number[] } | { readonly slot: number; readonly fallback: string | undefined };

export interface Template {
  readonly parts: readonly Part[];
  readonly hasVariables: boolean;
}

/** `wildcards`: whether `*` and `?` of the text are wildcards. `variables`: false under version 2008-10-17, where all is plain text. */
export function parseTemplate(text: string, wildcards: boolean, variables: boolean): Template {
  const parts: Part[] = [];
  let codes: number[] = [];
  let hasVariables = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (variables && code === 36 && text.charCodeAt(i + 1) === 123) {
      const close = text.indexOf('}', i + 2);
      const variable = close < 0 ? undefined : parseVariable(text.slice(i + 2, close));
      if (variable !== undefined) {
        if (typeof variable === 'number') codes.push(variable);
        else {
          if (codes.length > 0) parts.push({ codes });
          codes = [];
          parts.push(variable);
          hasVariables = true;
        }
        i = close;
        continue;
      }
    }
    codes.push(wildcards && code === 42 ? STAR : wildcards && code === 63 ? QUESTION : code);
  }
  if (codes.length > 0 || parts.length === 0) parts.push({ codes });
  return { parts, hasVariables };
}

function parseVariable(inside: string): Part | number | undefined {
  if (inside === '*' || inside === '?' || inside === '$') return inside.charCodeAt(0);
  const comma = inside.indexOf(',');
  const name = (comma < 0 ? inside : inside.slice(0, comma)).trim();
  if (name === '' || /[\s${]/.test(name)) return undefined;
  if (comma < 0) return { slot: slotOf(name), fallback: undefined };
  const fallback = /^\s*'([^']*)'\s*$/.exec(inside.slice(comma + 1));
  return fallback === null ? undefined : { slot: slotOf(name), fallback: fallback[1] ?? '' };
}

/** The glob of a template without variables. */
export const staticGlob = (template: Template): Glob => compileCodes(template.parts.flatMap((part) => ('codes' in part ? part.codes : [])));

/** The glob with values filled in; NO where a variable has no value, UNKNOWN where its value is open. */
export function resolveTemplate(template: Template, request: PreparedRequest): Glob | Truth4 {
  const codes: number[] = [];
  for (const part of template.parts) {
    if ('codes' in part) {
      codes.push(...part.codes);
      continue;
    }
    const value = variableValue(part.slot, part.fallback, request);
    if (typeof value !== 'string') return value;
    for (let i = 0; i < value.length; i++) codes.push(value.charCodeAt(i));
  }
  return compileCodes(codes);
}

function variableValue(slot: number, fallback: string | undefined, request: PreparedRequest): string | Truth4 {
  const value = request.value(slot);
  if (typeof value === 'string') return value;
  // only single-valued keys can be variables: a list gives no value
  if (Array.isArray(value)) return fallback ?? NO;
  const state = (value as { state: string }).state;
  return state === 'absent' ? (fallback ?? NO) : UNKNOWN;
}

export function templateMatcher(text: string, wildcards: boolean, variables: boolean): Glob | Template {
  const template = parseTemplate(text, wildcards, variables);
  return template.hasVariables ? template : staticGlob(template);
}

export const isTemplate = (matcher: Glob | Template): matcher is Template => 'hasVariables' in matcher;
