import type { KmsGrant } from '../decision.ts';
import { compilePrincipals, strengthsOf } from './principal.ts';
import { type PreparedRequest, slotOf, type Value } from './request.ts';
import { agree, and, NO, or, type Truth4, truthOf, UNKNOWN, UNREADABLE, YES } from './truth.ts';

/** A grant of a KMS key, made ready. */
export type GrantTest = (request: PreparedRequest) => Truth4;

const CONTEXT_KEY = 'kms:encryptioncontext:';

/** Operations to which a constraint on the encryption context does not apply (AWS KMS API Reference, "GrantConstraints"). */
const UNCONSTRAINED: ReadonlySet<string> = new Set(['kms:describekey', 'kms:retiregrant', 'kms:creategrant']);

/** Grants name a principal, operations and an encryption context (AWS KMS Developer Guide, "Grants in AWS KMS"). */
export function compileGrant(grant: KmsGrant): GrantTest {
  const actions = new Set(grant.operations.map((name) => `kms:${name.toLowerCase()}`));
  const grantee = granteeTest(grant.granteePrincipal);
  if (grant.unreadable !== undefined) {
    // the names that can be read still tell what it may concern
    const concerns = ({ lower, kms }: PreparedRequest['action']): boolean => (actions.size === 0 ? kms : actions.has(lower));
    return (request) => (concerns(request.action) && grantee(request) !== NO ? UNREADABLE : NO);
  }
  const constraint = constraintTest(grant);
  return (request) => {
    if (!actions.has(request.action.lower)) return NO;
    const who = grantee(request);
    return who === NO || UNCONSTRAINED.has(request.action.lower) ? who : and(who, constraint(request));
  };
}

function granteeTest(grantee: string | undefined): GrantTest {
  if (grantee === undefined) return () => UNREADABLE;
  const list = compilePrincipals({ negated: false, entries: grantee === '*' ? [] : [{ type: 'AWS', value: grantee }] });
  return ({ request: { principal } }) => {
    const { kind, arn } = principal;
    if (kind === 'service') return arn === undefined ? UNKNOWN : truthOf(arn === grantee);
    const { direct, role, parent, account } = strengthsOf(list, principal, 'Allow', { hasBoundary: false, gateway: false });
    const isRoot = kind === 'root' || kind === 'assumed-root';
    // what a grant to an account gives to others than its root user, or one to a user to his federated sessions, is not documented
    const doubtful = or(parent, isRoot ? NO : account) === NO ? NO : UNREADABLE;
    return or(or(direct, role), or(isRoot ? account : NO, doubtful));
  };
}

/** Every pair is in the encryption context, and for EncryptionContextEquals no other. Names of pairs ignore case here, values do not. */
function constraintTest({ encryptionContextEquals: equal, encryptionContextSubset: subset }: KmsGrant): GrantTest {
  const pairs = [...Object.entries(equal ?? {}), ...Object.entries(subset ?? {})];
  const wanted = pairs.map(([name, value]) => ({ slot: slotOf(CONTEXT_KEY + name), value }));
  const only = equal === undefined ? undefined : new Set(Object.keys(equal).map((name) => CONTEXT_KEY + name.toLowerCase()));
  return (request) => {
    let truth: Truth4 = only === undefined ? YES : nothingElse(only, request);
    for (const { slot, value } of wanted) truth = and(truth, holds(request.value(slot), value));
    return truth;
  };
}

function nothingElse(wanted: ReadonlySet<string>, { request }: PreparedRequest): Truth4 {
  for (const key of Object.keys(request.context)) {
    const lower = key.toLowerCase();
    if (lower.startsWith(CONTEXT_KEY) && !wanted.has(lower)) return NO;
  }
  // when discovering, others may be there
  return request.mode === 'discover' ? UNKNOWN : YES;
}

function holds(value: Value, wanted: string): Truth4 {
  if (typeof value === 'string') return truthOf(value === wanted);
  if ('length' in value) return truthOf(value.includes(wanted));
  switch (value.state) {
    case 'absent':
      return NO;
    case 'either':
      return value.options.map((option) => holds(option, wanted)).reduce(agree);
    default:
      return UNKNOWN;
  }
}
