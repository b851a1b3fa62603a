import type { Identity } from './attribution.ts';

/** What a provider of OpenID Connect says of a subject. */
export interface OidcSubject {
  readonly kind: Identity['kind'];
  /** For people to read: `acme/models on main`. */
  readonly name: string;
  /** What may be anybody: a guest of an application, or one of two kinds. */
  readonly weak: boolean;
}

/** Host of a provider: of its ARN, or as it stands there. */
export const providerHost = (provider: string): string => {
  const at = provider.indexOf(':oidc-provider/');
  return at < 0 ? provider : provider.slice(at + ':oidc-provider/'.length);
};

/**
 * Reads the subject of a token by who issued it; the form of a subject alone says nothing, since any provider may write `repo:`. Pages:
 * https://docs.github.com/en/actions/reference/security/oidc, https://docs.gitlab.com/ci/secrets/id_token_authentication/,
 * https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/workload-identity-tokens,
 * https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html,
 * https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export function readOidcSubject(provider: string, subject: string): OidcSubject {
  const host = providerHost(provider);
  const [name = ''] = host.split('/');
  const certain = (kind: Identity['kind'], text: string): OidcSubject => ({ kind, name: text, weak: false });
  if (name === 'token.actions.githubusercontent.com' || /^token\.actions\.[\w-]+\.ghe\.com$/.test(name))
    return certain('pipeline', gitHubName(subject));
  if (/^oidc\.eks\.[\w-]+\.amazonaws\.com/.test(name) || subject.startsWith('system:serviceaccount:'))
    return certain('workload', subject.replace(/^system:serviceaccount:([^:]+):/, '$1/'));
  if (name === 'cognito-identity.amazonaws.com' || name.startsWith('cognito-idp.')) return { kind: 'person', name: subject, weak: true };
  if (/^(?:accounts\.google\.com|www\.amazon\.com|graph\.facebook\.com)$/.test(name)) return { kind: 'person', name: subject, weak: true };
  if (name === 'gitlab.com' || subject.startsWith('project_path:')) return certain('pipeline', gitLabName(subject));
  if (name === 'app.terraform.io' || /^organization:[^:]+:project:[^:]+:workspace:/.test(subject))
    return certain('pipeline', terraformName(subject));
  return /^[^@\s:]+@[^@\s:]+$/.test(subject)
    ? certain('person', subject)
    : { kind: 'pipeline', name: `${subject} of ${host}`, weak: false };
}

/** `repo:ORG/REPO:ref:refs/heads/main`, `:environment:production`, `:pull_request`; numbers behind `@` are ids. */
function gitHubName(subject: string): string {
  const [, owner, repository, rest] = /^repo:([^/:@]+)(?:@\d+)?\/([^:@]+)(?:@\d+)?(?::(.*))?$/.exec(subject) ?? [];
  if (owner === undefined || repository === undefined) return subject;
  const name = `${owner}/${repository}`;
  if (rest === undefined || rest === '') return name;
  const [, kind = '', ref = ''] = /^ref:refs\/(heads|tags)\/(.+)$/.exec(rest) ?? [];
  if (ref !== '') return kind === 'tags' ? `${name} at tag ${ref}` : `${name} on ${ref}`;
  if (rest === 'pull_request') return `${name} for a pull request`;
  const [, environment] = /^environment:(.+)$/.exec(rest) ?? [];
  return environment === undefined ? `${name} (${rest})` : `${name} in environment ${environment}`;
}

/** `project_path:GROUP/PROJECT:ref_type:branch:ref:main` */
function gitLabName(subject: string): string {
  const [, path, kind, ref] = /^project_path:([^:]+)(?::ref_type:(\w+):ref:(.+))?$/.exec(subject) ?? [];
  if (path === undefined) return subject;
  return ref === undefined ? path : kind === 'tag' ? `${path} at tag ${ref}` : `${path} on ${ref}`;
}

/** `organization:ORG:project:PROJECT:workspace:WORKSPACE:run_phase:apply` */
function terraformName(subject: string): string {
  const [, organization, project, workspace, phase] =
    /^organization:([^:]+):project:([^:]+):workspace:([^:]+)(?::run_phase:(.+))?$/.exec(subject) ?? [];
  if (organization === undefined) return subject;
  return `${organization}/${project}/${workspace}${phase === undefined ? '' : ` (${phase})`}`;
}
