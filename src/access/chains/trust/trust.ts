import { actionInfo } from '../../../iam/compiled/request.ts';
import type { Policy, PrincipalEntry } from '../../../iam/policy.ts';
import { finer, isOfPrincipal, type TargetDetail, targetDetailOf } from './keys.ts';
import { patternTest } from './talk.ts';

/** Whom a role's trust policy may let in to sts:AssumeRole, before its conditions are asked. */
export interface TrustReading {
  /** Accounts that it leaves the choice to. */
  readonly accounts: readonly string[];
  /** ARNs and unique ids of users, roles and sessions. */
  readonly named: readonly string[];
  /** `*`, a complement, or something that cannot be read. */
  readonly everyone: 'no' | 'yes' | 'unreadable';
  readonly services: readonly string[];
  /** Whether two principals of one account can get different answers although neither is named. */
  readonly perPrincipal: boolean;
  /** It denies by NotPrincipal, which asks for the caller's boundary too: only both sides together can decide. */
  readonly together: boolean;
  /** Whether two roles with this policy can get different answers. */
  readonly detail: TargetDetail;
  /** Patterns of `aws:SourceArn`: for which of its resources a service may take the role. */
  readonly sourceArns: readonly string[];
}

const NAMES = patternTest(actionInfo('sts:AssumeRole'));
const NOBODY: TrustReading = {
  accounts: [],
  named: [],
  everyone: 'no',
  services: [],
  perPrincipal: false,
  together: false,
  detail: 'none',
  sourceArns: [],
};
const UNREADABLE: TrustReading = { ...NOBODY, everyone: 'unreadable' };

const readings = new WeakMap<Policy, TrustReading>();

/** Reads a trust policy once; without one it lets nobody in. */
export function readTrust(policy: Policy | undefined): TrustReading {
  if (policy === undefined) return NOBODY;
  let reading = readings.get(policy);
  if (reading === undefined) {
    reading = read(policy);
    readings.set(policy, reading);
  }
  return reading;
}

function read(policy: Policy): TrustReading {
  if (policy.unreadable !== undefined) return UNREADABLE;
  const accounts = new Set<string>();
  const named = new Set<string>();
  const services = new Set<string>();
  const sourceArns = new Set<string>();
  let everyone: TrustReading['everyone'] = 'no';
  let perPrincipal = false;
  let together = false;
  let detail: TargetDetail = 'none';
  const about = policy.statements.filter(({ actions }) => actions === undefined || actions.patterns.some(NAMES) !== actions.negated);
  for (const { effect, principals } of about) {
    if (effect === 'Deny') continue;
    if (principals === undefined) everyone = 'unreadable';
    else if (principals.negated) {
      everyone = everyone === 'no' ? 'yes' : everyone;
      perPrincipal = true;
    } else {
      for (const entry of principals.entries) {
        const whom = readEntry(entry);
        if (whom.kind === 'everyone') everyone = everyone === 'no' ? 'yes' : everyone;
        else if (whom.kind === 'account') accounts.add(whom.account);
        else if (whom.kind === 'principal') named.add(entry.value);
        else if (whom.kind === 'service') services.add(entry.value);
      }
    }
  }
  for (const { effect, principals, conditions } of about) {
    const namesSome =
      principals === undefined || principals.negated || principals.entries.some((entry) => readEntry(entry).kind === 'principal');
    if (effect !== 'Allow' && namesSome) perPrincipal = true;
    if (effect !== 'Allow' && principals?.negated === true) together = true;
    for (const { key, values } of conditions) {
      const variable = values.some((value) => value.includes('${'));
      if (variable || isOfPrincipal(key)) perPrincipal = true;
      // a variable may stand for a tag of the role
      detail = finer(detail, variable ? 'entity' : targetDetailOf(key));
      if (key.toLowerCase() === 'aws:sourcearn') for (const value of values) sourceArns.add(value);
    }
  }
  return {
    accounts: [...accounts],
    named: [...named],
    everyone,
    services: [...services],
    perPrincipal,
    together,
    detail,
    sourceArns: [...sourceArns],
  };
}

/** Whom one entry of a Principal element names. */
export type TrustedParty =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'principal'; readonly account: string | undefined }
  | { readonly kind: 'service' }
  | { readonly kind: 'other' };

/** Whom one entry of `Principal` in a trust policy means. */
export function readEntry({ type, value }: PrincipalEntry): TrustedParty {
  if (type === 'Service') return { kind: 'service' };
  if (type !== 'AWS') return { kind: 'other' };
  if (value === '*') return { kind: 'everyone' };
  const account = /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1];
  if (account !== undefined) return { kind: 'account', account };
  return { kind: 'principal', account: /^arn:[^:]+:(?:iam|sts)::(\d{12}):/.exec(value)?.[1] };
}
