import type { KmsGrant, Truth } from '../decision.ts';
import type { AuthorizationRequest } from '../request.ts';
import { type Situation, situationsOf } from './context.ts';
import { agree, allTruth, anyTruth } from './outcome.ts';
import { matchEntry } from './principals.ts';

/** Operations to which a constraint on the encryption context does not apply (AWS KMS API Reference, "GrantConstraints"). */
const UNCONSTRAINED: ReadonlySet<string> = new Set(['describekey', 'retiregrant', 'creategrant']);

const CONTEXT_KEY = 'kms:encryptioncontext:';

/** Whether a grant of a KMS key lets the caller do the action (AWS KMS Developer Guide, "Grants in AWS KMS"). */
export function grantAllows(grant: KmsGrant, request: AuthorizationRequest): Truth {
  const operation = request.action.slice(request.action.indexOf(':') + 1).toLowerCase();
  const granted = grant.operations.some((name) => name.toLowerCase() === operation);
  if (grant.unreadable !== undefined) {
    // of a grant that cannot be read the names that are there still tell whom and what it may concern
    const grantee = isGrantee(grant, request);
    return grantee === 'no' || (!granted && grant.operations.length > 0) ? 'no' : 'unreadable';
  }
  if (!granted) return 'no';
  const grantee = isGrantee(grant, request);
  if (grantee === 'no' || UNCONSTRAINED.has(operation)) return grantee;
  return allTruth([
    grantee,
    holdsPairs(grant.encryptionContextEquals, request),
    holdsNothingElse(grant.encryptionContextEquals, request),
    holdsPairs(grant.encryptionContextSubset, request),
  ]);
}

/**
 * A grantee is an account, user, role, session or service by its ARN or name. That a grant to a role serves its sessions is documented; what
 * one to an account gives to others than its root user, or one to a user gives to federated sessions of the user, is not.
 */
function isGrantee({ granteePrincipal: grantee }: KmsGrant, { principal }: AuthorizationRequest): Truth {
  if (grantee === undefined) return 'unreadable';
  if (principal.kind === 'service') return principal.arn === undefined ? 'unknown' : principal.arn === grantee ? 'yes' : 'no';
  if (grantee === '*') return 'no';
  const { strength, truth } = matchEntry({ type: 'AWS', value: grantee }, principal);
  if (truth === 'no' || strength === 'direct' || strength === 'role') return truth;
  return strength === 'account' && (principal.kind === 'root' || principal.kind === 'assumed-root') ? truth : 'unreadable';
}

type Pairs = Readonly<Record<string, string>> | undefined;

/** Every pair of the constraint is in the encryption context. Names ignore case here, values do not. */
function holdsPairs(pairs: Pairs, request: AuthorizationRequest): Truth {
  const truths = Object.entries(pairs ?? {}).map(([name, value]) => {
    const situations = situationsOf(request, CONTEXT_KEY + name.toLowerCase());
    return agree(situations.map((situation) => holdsValue(situation, value)));
  });
  return allTruth(truths);
}

function holdsValue(situation: Situation, value: string): Truth {
  if (situation === 'absent') return 'no';
  if (situation === 'some-value' || 'before' in situation) return 'unknown';
  return anyTruth(situation.values.map((one) => (one === value ? 'yes' : 'no')));
}

/** EncryptionContextEquals: no other pair is in the encryption context. When discovering, others may be. */
function holdsNothingElse(pairs: Pairs, request: AuthorizationRequest): Truth {
  if (pairs === undefined) return 'yes';
  const wanted = new Set(Object.keys(pairs).map((name) => CONTEXT_KEY + name.toLowerCase()));
  const supplied = Object.keys(request.context).map((key) => key.toLowerCase());
  if (supplied.some((key) => key.startsWith(CONTEXT_KEY) && !wanted.has(key))) return 'no';
  return request.mode === 'discover' ? 'unknown' : 'yes';
}
