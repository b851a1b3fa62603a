import type { KmsGrant, Truth } from '../decision.ts';
import type { AuthorizationRequest } from '../request.ts';
import { type Situation, situationsOf } from './context.ts';
import { agree, allTruth, anyTruth } from './outcome.ts';

/** Operations to which a constraint on the encryption context applies (AWS KMS API Reference, "GrantConstraints"). */
const UNCONSTRAINED: ReadonlySet<string> = new Set(['describekey', 'retiregrant', 'creategrant']);

const CONTEXT_KEY = 'kms:encryptioncontext:';

/** Whether a grant of a KMS key lets the caller do the action (AWS KMS Developer Guide, "Grants in AWS KMS"). */
export function grantAllows(grant: KmsGrant, request: AuthorizationRequest): Truth {
  const { principal } = request;
  if (grant.granteePrincipal !== principal.arn && grant.granteePrincipal !== principal.roleArn) return 'no';
  const operation = request.action.slice(request.action.indexOf(':') + 1).toLowerCase();
  if (!grant.operations.some((granted) => granted.toLowerCase() === operation)) return 'no';
  if (UNCONSTRAINED.has(operation)) return 'yes';
  return allTruth([
    holdsPairs(grant.encryptionContextEquals, request),
    holdsNothingElse(grant.encryptionContextEquals, request),
    holdsPairs(grant.encryptionContextSubset, request),
  ]);
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
  if (situation === 'some-value') return 'unknown';
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
