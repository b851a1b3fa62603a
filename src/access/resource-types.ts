import { findAction } from '../catalogue/reference/reference.ts';
import type { ArnGlob } from './arn-globs.ts';

/**
 * The ARNs of one resource type as a glob: AWS's pattern with `*` for what a customer chooses. The account segment is `undefined` where
 * AWS writes `${Account}`: the asker's own account stands there.
 */
export interface TypePattern {
  readonly name: string;
  readonly required: boolean;
  /** Six segments; the fourth after `arn` is undefined for the own account. */
  readonly segments: readonly [partition: string, service: string, region: string, account: string | undefined, resource: string];
}

/** Two generations of a service under one prefix: AWS lists the type of the one as required, and calls of the other are about an optional one. */
const TWO_GENERATIONS: ReadonlySet<string> = new Set(['lex']);

/**
 * The types that an action is authorised on, after the Service Authorization Reference; empty for actions without one. Where it requires
 * some, a call may name optional ones beside them and never instead: who may use all optional ones may not call (same place, "The actions
 * table"). Which of several required ones a call names differs: bedrock:InvokeModel lists twelve and needs one.
 */
export function resourceTypesOf(action: string): readonly TypePattern[] {
  const facts = findAction(action);
  if (facts === undefined) return [];
  const some = facts.resourceTypes.some(({ required }) => required) && !TWO_GENERATIONS.has(facts.service);
  const patterns = new Map<string, TypePattern>();
  for (const { name, required, arn: arns } of facts.resourceTypes) {
    if (some && !required) continue;
    // one type may have several forms: `.../bot/${BotId}, .../bot:${BotName}`
    for (const arn of arns.split(', ')) {
      const pattern = typePattern(name, required, arn);
      if (pattern !== undefined && !patterns.has(arn)) patterns.set(arn, pattern);
    }
  }
  // the first serves as the example
  return [...patterns.values()].sort((a, b) => Number(b.required) - Number(a.required));
}

function typePattern(name: string, required: boolean, arn: string): TypePattern | undefined {
  const parts = arn.split(':');
  if (parts.length < 6) return undefined;
  const [, partition, service, region, account] = parts as [string, string, string, string, string];
  return {
    name,
    required,
    segments: [
      wild(partition),
      wild(service),
      wild(region),
      account === '${Account}' ? undefined : wild(account),
      wild(parts.slice(5).join(':')),
    ],
  };
}

/** `${Anything}` -> `*`. */
const wild = (text: string): string => text.replace(/\$\{[^}]*\}/g, '*').replace(/\*+/g, '*');

/** Whose resources are meant. */
export interface Owner {
  readonly partition: string;
  readonly account: string;
}

/** The resources of a type that one account can have. */
export const arnGlobOfType = ({ segments: [partition, service, region, account, resource] }: TypePattern, owner: Owner): ArnGlob => [
  'arn',
  partition === '*' ? owner.partition : partition,
  service,
  region,
  account ?? owner.account,
  resource,
];
