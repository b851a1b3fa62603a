import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { accountOfArn, splitArn } from '../../iam/arn.ts';
import { parsePolicy } from '../../iam/parse.ts';
import type { Condition, Statement } from '../../iam/policy.ts';
import { type Standing, standingOf } from './accounts.ts';

/** Somebody outside whom a policy lets in. */
export interface LetIn {
  /** As written; `*` is everybody. */
  readonly who: string;
  readonly standing: Exclude<Standing, 'own' | 'trusted'> | 'everybody';
  /** The statement has conditions that may keep him out. */
  readonly conditional: boolean;
}

/** Whom a policy lets in that a request attaches to a resource; empty also where the policy cannot be read. */
export function outsidersOf(policy: unknown, event: TrailEvent, activity: Activity): readonly LetIn[] {
  const { statements, unreadable } = parsePolicy(policy, 'resource', { name: `policy in event ${event.id}` });
  return unreadable === undefined ? statements.flatMap((statement) => letInBy(statement, event, activity)) : [];
}

function letInBy(statement: Statement, event: TrailEvent, activity: Activity): readonly LetIn[] {
  const { effect, principals, conditions } = statement;
  if (effect !== 'Allow' || principals === undefined || conditions.some((one) => keepsOwn(one, event, activity))) return [];
  const conditional = conditions.length > 0;
  // Allow with NotPrincipal lets in all others
  if (principals.negated) return [{ who: '*', standing: 'everybody', conditional }];
  return principals.entries.flatMap(({ type, value }) => (type === 'AWS' ? outsider(value, conditional, event, activity) : []));
}

/** A principal as policies name it: `*`, an account, an ARN. Ids of principals that are gone (`AROA...`) let nobody in. */
export function outsider(principal: string, conditional: boolean, event: TrailEvent, activity: Activity): readonly LetIn[] {
  if (principal === '*') return [{ who: '*', standing: 'everybody', conditional }];
  const segments = splitArn(principal);
  const account = /^\d{12}$/.test(principal) ? principal : accountOfArn(principal);
  if (account === undefined)
    return segments !== undefined && segments[3].includes('*') ? [{ who: principal, standing: 'everybody', conditional }] : [];
  const standing = standingOf(account, event, activity);
  return standing === 'own' || standing === 'trusted' ? [] : [{ who: principal, standing, conditional }];
}

/** Keys by which a statement can bind whoever comes to accounts or an organisation (IAM User Guide, "Global condition context keys"). */
const BY_ACCOUNT = new Set(['aws:principalaccount', 'aws:sourceaccount', 'aws:sourceowner']);
const BY_ARN = new Set(['aws:principalarn', 'aws:sourcearn']);
const BY_ORGANIZATION = new Set(['aws:principalorgid', 'aws:sourceorgid', 'aws:principalorgpaths', 'aws:sourceorgpaths']);

/** Whether a condition keeps out whoever is not of the organisation. */
function keepsOwn({ operator, key, values, ifExists, set }: Condition, event: TrailEvent, activity: Activity): boolean {
  const positive =
    operator === 'StringEquals' ||
    operator === 'StringEqualsIgnoreCase' ||
    operator === 'StringLike' ||
    operator === 'ArnEquals' ||
    operator === 'ArnLike';
  // without the key, `IfExists` and `ForAllValues` are true
  if (!positive || ifExists || set === 'ForAllValues' || values.length === 0) return false;
  const name = key.toLowerCase();
  const isOwn = (account: string | undefined): boolean =>
    account !== undefined && /^(?:own|trusted)$/.test(standingOf(account, event, activity));
  if (BY_ACCOUNT.has(name)) return values.every((value) => isOwn(/^\d{12}$/.test(value) ? value : undefined));
  if (BY_ARN.has(name)) return values.every((value) => isOwn(accountOfArn(value)));
  if (!BY_ORGANIZATION.has(name)) return false;
  const own = activity.estate?.organization?.id;
  // which organisation is the own one may not be known: the condition is then believed to name it
  return values.every((value) => /^o-[a-z0-9]+(?:\/|$)/.test(value) && (own === undefined || value === own || value.startsWith(`${own}/`)));
}
