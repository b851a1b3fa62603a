import type { PolicyLayers } from '../decision.ts';
import { authorizedResourceArn } from '../derived-keys.ts';
import type { AuthorizationRequest } from '../request.ts';
import { isTrustAction } from '../trust-actions.ts';
import { segmentsOfArn } from './arn-patterns.ts';
import { grantAllows } from './kms-grants.ts';
import type { LayerOutcomes } from './layer-outcomes.ts';
import { any, leaf, NO, type Outcome, YES } from './outcome.ts';
import { hasAccount, STRENGTHS, type Strength } from './principals.ts';
import { allowIn, type GrantPath, pathOutcome, type Requirement, rule } from './requirement.ts';
import { allowOfAnyStrength } from './statement-outcome.ts';

/** What must hold whatever grants the access: no resource policy lifts these. */
export function ceilingsOf(request: AuthorizationRequest, o: LayerOutcomes): readonly Requirement[] {
  const ceilings: Requirement[] = [...limitsOfCredentials(request), ...limitsOfAwsPolicies(request)];
  for (const [level, statements] of (o.scp ?? []).entries()) {
    // an Allow at every level from the root to the account (Organizations User Guide, "SCP evaluation")
    ceilings.push(allowIn('scp', statements, `no SCP of level ${level} allows it`, allowOfAnyStrength, level));
  }
  if (o.endpoint !== undefined) ceilings.push(allowIn('endpoint', o.endpoint, 'the VPC endpoint policy does not allow it'));
  return ceilings;
}

/** IAM User Guide, "Compare AWS STS credentials". */
function limitsOfCredentials({ principal, action }: AuthorizationRequest): readonly Requirement[] {
  const name = action.toLowerCase();
  if (principal.kind === 'root' && name === 'sts:assumerole') return [rule('principal', NO, 'the root user cannot assume roles')];
  if (principal.kind === 'federated-user' && (name.startsWith('iam:') || name.startsWith('sts:'))) {
    return [rule('principal', NO, 'credentials of GetFederationToken cannot call IAM or AWS STS')];
  }
  if (principal.kind === 'role-session' && (name === 'sts:getfederationtoken' || name === 'sts:getsessiontoken')) {
    return [rule('principal', NO, 'credentials of AssumeRole cannot call GetFederationToken or GetSessionToken')];
  }
  return [];
}

const CHANGES_POLICY: ReadonlySet<string> = new Set([
  'iam:createpolicy',
  'iam:createpolicyversion',
  'iam:deletepolicy',
  'iam:deletepolicyversion',
  'iam:setdefaultpolicyversion',
  'iam:tagpolicy',
  'iam:untagpolicy',
]);

/** Everybody may read and attach AWS's own managed policies; only AWS changes them (IAM User Guide, "Managed policies and inline policies"). */
function limitsOfAwsPolicies({ action, resource }: AuthorizationRequest): readonly Requirement[] {
  const [, , service, , account, name] = segmentsOfArn(resource.arn) ?? [];
  const isAwsPolicy = service === 'iam' && account === 'aws' && name?.startsWith('policy/') === true;
  if (!isAwsPolicy || !CHANGES_POLICY.has(action.toLowerCase())) return [];
  return [rule('resource', NO, 'nobody but AWS changes an AWS managed policy')];
}

/**
 * The ways to be granted access when caller and resource are in one account, or the caller is in none (IAM User Guide, "How AWS enforcement
 * code logic evaluates requests to allow or deny access").
 */
export function sameAccountPaths(request: AuthorizationRequest, layers: PolicyLayers, o: LayerOutcomes): readonly GrantPath[] {
  const { kind } = request.principal;
  const kmsGrants = kmsGrantRequirements(request, layers).map((requirement) => [requirement]);
  // services, identity providers and anonymous callers have nothing but the policy of the resource
  if (!hasAccount(kind)) return [[allowByResource(o, STRENGTHS, true)], ...kmsGrants];
  const identity = identitySide(request, o);
  const needed = needsResourcePolicy(request);
  const uncapped = [[allowByResource(o, ['direct'], needed)], ...kmsGrants];
  return [
    // an AssumeRoot session does only what its task policy lists (IAM User Guide, "Perform a privileged task on a member account")
    ...(kind === 'assumed-root' ? surest(uncapped).map((path) => [...identity, ...path]) : uncapped),
    // the session is not the role and not the user behind it: boundary and session policy still cap what these are granted
    [allowByResource(o, ['role', 'parent'], needed), ...caps(request, o)],
    needed ? [...identity, allowByResource(o, ['account'], needed)] : identity,
  ];
}

/** Across accounts both sides must allow, and no way of naming the caller is a short cut (IAM User Guide, "Cross-account policy evaluation logic"). */
export function crossAccountPaths(request: AuthorizationRequest, layers: PolicyLayers, o: LayerOutcomes): readonly GrantPath[] {
  const identity = identitySide(request, o);
  const caller = pathOutcome(identity);
  // AWS does not say whether a grant alone lets the principal of another account in
  const doubt = leaf('unreadable', {
    kind: 'unreadable',
    what: 'a KMS grant to another account without an identity-based Allow',
    statement: undefined,
  });
  const besideGrant: Requirement = rule(
    'identity',
    any([caller, doubt]),
    'a KMS grant to another account may need an identity-based Allow',
  );
  return [
    [...identity, allowByResource(o, STRENGTHS, true)],
    ...surest(kmsGrantRequirements(request, layers).map((requirement) => [requirement])).map((path) => [...path, besideGrant]),
  ];
}

/** Where one way is certain, what stands beside it and is open no longer matters. */
function surest(paths: readonly GrantPath[]): readonly GrantPath[] {
  const certain = paths.filter((path) => pathOutcome(path).truth === 'yes');
  return certain.length > 0 ? certain : paths;
}

/** What the caller's own side must allow. */
function identitySide(request: AuthorizationRequest, o: LayerOutcomes): readonly Requirement[] {
  const { kind, parentArn } = request.principal;
  if (kind === 'root') return [rule('principal', YES, 'the root user needs no identity-based policy')];
  if (kind === 'assumed-root') {
    if (o.session !== undefined) return [allowIn('session', o.session, 'the task policy of the session does not allow it')];
    const missing = 'the task policy of the AssumeRoot session is not known';
    return [rule('session', leaf('unreadable', { kind: 'unreadable', what: missing, statement: undefined }), missing)];
  }
  const byRoot = kind === 'federated-user' && parentArn !== undefined && segmentsOfArn(parentArn)?.[5] === 'root';
  const identity = byRoot
    ? rule('principal', YES, 'the root user behind the session needs no identity-based policy')
    : allowIn('identity', o.identity, 'no identity-based policy allows it');
  return [identity, ...caps(request, o)];
}

/** The ceilings on the caller's own policies: permissions boundary and session policy. */
function caps(request: AuthorizationRequest, o: LayerOutcomes): readonly Requirement[] {
  const required: Requirement[] = [];
  if (o.boundary !== undefined) required.push(allowIn('boundary', o.boundary, 'the permissions boundary does not allow it'));
  if (o.session !== undefined) required.push(allowIn('session', o.session, 'no session policy allows it'));
  else if (request.principal.kind === 'federated-user') {
    // older and newer pages differ on why, not on the result (IAM User Guide, "Permissions for GetFederationToken")
    required.push(rule('session', NO, 'a GetFederationToken session without a session policy has only what names the session itself'));
  }
  return required;
}

/** Whether IAM policies have no effect on the resource unless its own policy lets them: KMS keys (aliases not) and roles that are assumed. */
function needsResourcePolicy(request: AuthorizationRequest): boolean {
  if (isTrustAction(request.action)) return true;
  const [, , service, , , resource] = segmentsOfArn(authorizedResourceArn(request)) ?? [];
  return request.action.toLowerCase().startsWith('kms:') && service === 'kms' && resource?.startsWith('key/') === true;
}

/** An Allow of the resource policy that names the caller in one of these ways. `required`: nothing else could grant instead. */
function allowByResource(o: LayerOutcomes, strengths: readonly Strength[], required: boolean): Requirement {
  if (o.resource === undefined) return allowIn('resource', [], required ? 'no policy of the resource allows it' : undefined);
  const allowed = any(o.resource.map(allowOfAnyStrength)).truth;
  return allowIn('resource', o.resource, allowed === 'no' ? 'the resource policy does not allow it' : undefined, (statement) =>
    any(strengths.map((strength) => statement.allow[strength])),
  );
}

function kmsGrantRequirements(request: AuthorizationRequest, layers: PolicyLayers): readonly Requirement[] {
  return layers.kmsGrants.flatMap((grant, index) => {
    const truth = request.action.toLowerCase().startsWith('kms:') ? grantAllows(grant, request) : 'no';
    if (truth === 'no') return [];
    const name = `KMS grant ${index + 1} to ${grant.granteePrincipal ?? 'somebody'}`;
    const ref = { document: { name }, index, sid: undefined };
    if (truth === 'unreadable') {
      const what = `${name}${grant.unreadable === undefined ? '' : `: ${grant.unreadable}`}`;
      return [
        rule('kms-grant', leaf(truth, { kind: 'unreadable', what, statement: ref }), `${name} may allow it, but cannot be evaluated`),
      ];
    }
    const outcome: Outcome = leaf(truth, {
      kind: 'condition',
      operator: grant.encryptionContextEquals === undefined ? 'EncryptionContextSubset' : 'EncryptionContextEquals',
      key: 'kms:EncryptionContext',
      values: Object.entries({ ...grant.encryptionContextEquals, ...grant.encryptionContextSubset }).map(
        ([key, value]) => `${key}=${value}`,
      ),
      statement: ref,
    });
    return [rule('kms-grant', outcome, `${name} allows it`)];
  });
}
