import { splitArn } from '../arn.ts';
import type { Layer } from '../decision.ts';
import { anyStrength, NOWHERE, type Strengths } from './principal.ts';
import type { PreparedRequest } from './request.ts';
import { allows, grantsOf, identityAllows, type Run } from './run.ts';
import { and, NO, or, type Truth4, UNREADABLE, YES } from './truth.ts';

/** The grant formula; same account and cross account (IAM User Guide, "Cross-account policy evaluation logic"). */
export function granted(run: Run): Truth4 {
  const { request, plan } = run;
  const { principal, resource } = request.request;
  const named = plan.resource === undefined ? NOWHERE : grantsOf(run, plan.resource, run.situation, 'resource');
  let kmsGrant: Truth4 = NO;
  for (const test of run.layers.kmsGrants) kmsGrant = or(kmsGrant, test(request));
  // services, identity providers and anonymous callers have nothing but what names them
  if (!run.ofAccount) return or(anyStrength(named), kmsGrant);
  if (principal.account !== undefined && resource.account !== undefined) {
    return principal.account === resource.account ? sameAccount(run, named, kmsGrant) : crossAccount(run, named, kmsGrant);
  }
  // whose accounts they are, nobody told: the answer stands only if both readings agree
  const same = sameAccount(run, named, kmsGrant);
  return same === crossAccount(run, named, kmsGrant) ? same : UNREADABLE;
}

function sameAccount(run: Run, { direct, role, parent, account }: Strengths, kmsGrant: Truth4): Truth4 {
  const uncapped = or(direct, kmsGrant);
  // an AssumeRoot session does only what its task policy lists (IAM User Guide, "Perform a privileged task on a member account")
  const first = uncapped !== NO && run.request.request.principal.kind === 'assumed-root' ? and(uncapped, identitySide(run)) : uncapped;
  if (first === YES) return YES;
  // the session is not the role and not the user behind it: boundary and session policy still cap what these are granted
  const behind = or(role, parent);
  const second = behind === NO ? NO : and(behind, caps(run));
  if (second === YES) return YES;
  const delegated = needsResourcePolicy(run.request) ? account : YES;
  const third = delegated === NO ? NO : and(delegated, identitySide(run));
  return or(or(first, second), third);
}

function crossAccount(run: Run, named: Strengths, kmsGrant: Truth4): Truth4 {
  const any = anyStrength(named);
  if (any === NO && kmsGrant === NO) return NO;
  const id = identitySide(run);
  // AWS does not say whether a KMS grant alone lets the principal of another account in
  return or(and(id, any), and(kmsGrant, or(id, UNREADABLE)));
}

/** Key policies and trust policies must let the account in before its identity policies count (KMS Developer Guide; IAM, "Role trust"). */
function needsResourcePolicy({ action, arn }: PreparedRequest): boolean {
  if (action.trust || !action.kms) return action.trust;
  const segments = splitArn(arn);
  return segments !== undefined && segments[1] === 'kms' && segments[4].startsWith('key/');
}

/** What the caller's own side allows. */
function identitySide(run: Run): Truth4 {
  const { kind, parentArn } = run.request.request.principal;
  if (kind === 'root') return YES;
  // the task policy of an AssumeRoot session is always there: without it nobody knows the task
  if (kind === 'assumed-root') return run.session === undefined ? UNREADABLE : allows(run.session, run.request);
  const own = caps(run);
  if (own === NO) return NO;
  if (kind === 'federated-user' && parentArn !== undefined && splitArn(parentArn)?.[4] === 'root') return own;
  return and(own, identityAllows(run));
}

/** The ceilings on the caller's own policies: permissions boundary and session policy. */
function caps({ request, boundary, session }: Run): Truth4 {
  const byBoundary = boundary === undefined ? YES : allows(boundary, request);
  if (byBoundary === NO) return NO;
  if (session !== undefined) return and(byBoundary, allows(session, request));
  // a GetFederationToken session without a session policy has only what names it (IAM User Guide, "Permissions for GetFederationToken")
  return request.request.principal.kind === 'federated-user' ? NO : byBoundary;
}

/** The layer to name where nothing grants. */
export function lackingLayer(run: Run): Layer {
  const { request, plan, boundary, session } = run;
  const { kind, account } = request.request.principal;
  if (!run.ofAccount || needsResourcePolicy(request)) return 'resource';
  if (kind === 'federated-user' && session === undefined) return 'session';
  if (boundary !== undefined && allows(boundary, request) === NO) return 'boundary';
  if (session !== undefined && allows(session, request) === NO) return 'session';
  return account === request.request.resource.account || allows(plan.identity, request) === NO ? 'identity' : 'resource';
}
