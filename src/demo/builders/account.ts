import { SAML_PROVIDER } from '../names.ts';
import type { Json } from './json.ts';
import { describeManaged, type ManagedPolicy } from './managed-policy.ts';
import type { AttachedPolicy, Described } from './principals.ts';
import type { ResourcePolicy } from './resource-policies.ts';

/** One account of the demo. */
export interface DemoAccount {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly users?: readonly Described[];
  readonly groups?: readonly Described[];
  readonly roles: readonly Described[];
  readonly policies?: readonly ManagedPolicy[];
  readonly resourcePolicies?: readonly ResourcePolicy[];
  /** Lists of API responses, by the names that the snapshot format gives them. */
  readonly aiResources?: Json;
  /** `get-service-last-accessed-details` at action level, by principal. */
  readonly lastAccessed?: Json;
  /** Whether workflows of GitHub Actions may sign in. */
  readonly github?: true;
}

/** What AWS lists in an account that has none of these: an answer, and not the lack of one. */
const NOTHING_LISTED: Json = Object.fromEntries(
  (
    'customModels importedModels modelCustomizationJobs guardrails agents knowledgeBases flows prompts agentRuntimes agentGateways agentMemories ' +
    'codeInterpreters browsers trainingJobs processingJobs transformJobs hyperParameterTuningJobs autoMLJobs compilationJobs notebookInstances ' +
    'notebookInstanceLifecycleConfigs domains userProfiles models modelPackages modelPackageGroups endpoints endpointConfigs featureGroups clusters'
  )
    .split(' ')
    .map((list) => [list, []]),
);

/** The files of an account by name, before they become text. */
export const filesOf = (account: DemoAccount): Readonly<Record<string, unknown>> => ({
  'account.json': {
    Id: account.id,
    Name: account.name,
    Type: account.type,
    OidcProviders: account.github === true ? [`arn:aws:iam::${account.id}:oidc-provider/token.actions.githubusercontent.com`] : [],
    SamlProviders: [`arn:aws:iam::${account.id}:saml-provider/${SAML_PROVIDER}`],
  },
  'account-authorization-details.json': details(account),
  'resource-policies.json': { resourcePolicies: account.resourcePolicies ?? [] },
  'ai-resources.json': { ...NOTHING_LISTED, ...account.aiResources },
  'last-accessed.json': account.lastAccessed ?? {},
});

function details({ users = [], groups = [], roles, policies = [] }: DemoAccount): Json {
  const principals = [...users, ...groups, ...roles];
  const attachments = principals.flatMap(({ AttachedManagedPolicies }) => AttachedManagedPolicies as readonly AttachedPolicy[]);
  const boundaries = principals.flatMap(({ PermissionsBoundary }) =>
    PermissionsBoundary === undefined ? [] : [(PermissionsBoundary as Json)['PermissionsBoundaryArn']],
  );
  return {
    UserDetailList: users,
    GroupDetailList: groups,
    RoleDetailList: roles,
    // AWS managed policies are left out, as `--filter User Role Group LocalManagedPolicy` does
    Policies: policies.map((policy) =>
      describeManaged(
        policy,
        attachments.filter(({ PolicyArn }) => PolicyArn === policy.arn).length,
        boundaries.filter((arn) => arn === policy.arn).length,
      ),
    ),
  };
}
