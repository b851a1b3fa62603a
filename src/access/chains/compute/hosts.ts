import type { Account, Resource } from '../../../estate/estate.ts';
import type { EdgeContext } from '../context.ts';
import { rolesFor } from './ways.ts';
import { plainTarget, type Target } from '../target.ts';
import type { RoleUse } from './role-uses.ts';
import type { NodeIndex } from '../graph/edges.ts';
import { ANYTHING } from '../../witnesses.ts';

/** An AI resource of the estate in which a caller can run code, and what it runs with. */
export interface Host {
  readonly resource: Resource;
  /** What the rights must reach. */
  readonly target: Target;
  readonly entries: readonly HostEntry[];
  readonly roles: readonly NodeIndex[];
  /** The description does not name the role: any that trusts the service may be meant. */
  readonly rolesGiven: string | undefined;
}

/** One way in. All of the needs; of each, any one. */
export interface HostEntry {
  readonly id: string;
  readonly needs: readonly (readonly string[])[];
  readonly given: string | undefined;
}

const NOTEBOOK: HostEntry = { id: 'notebook-url', needs: [['sagemaker:CreatePresignedNotebookInstanceUrl']], given: undefined };
const NOTEBOOK_START: HostEntry = {
  id: 'notebook-start',
  needs: [['sagemaker:StartNotebookInstance'], ['sagemaker:CreatePresignedNotebookInstanceUrl']],
  given: undefined,
};
const NOTEBOOK_LIFECYCLE: HostEntry = {
  id: 'notebook-lifecycle',
  needs: [['sagemaker:UpdateNotebookInstance'], ['sagemaker:StopNotebookInstance'], ['sagemaker:StartNotebookInstance']],
  given: 'the caller may write a lifecycle configuration, or finds one that runs its code',
};
const STUDIO: HostEntry = { id: 'studio-url', needs: [['sagemaker:CreatePresignedDomainUrl']], given: undefined };
const INTERPRETER: HostEntry = {
  id: 'code-interpreter',
  needs: [['bedrock-agentcore:InvokeCodeInterpreter'], ['bedrock-agentcore:StartCodeInterpreterSession']],
  given: undefined,
};
const INTERPRETER_SESSION: HostEntry = {
  id: 'code-interpreter-session',
  needs: [['bedrock-agentcore:InvokeCodeInterpreter']],
  given: 'a session of the code interpreter is open',
};
const RUNTIME: HostEntry = { id: 'runtime-command', needs: [['bedrock-agentcore:InvokeAgentRuntimeCommand']], given: undefined };

/** Every action that some way into a host needs. */
export const HOST_ACTIONS: readonly string[] = [
  ...new Set(
    [NOTEBOOK, NOTEBOOK_START, NOTEBOOK_LIFECYCLE, STUDIO, INTERPRETER, INTERPRETER_SESSION, RUNTIME].flatMap(({ needs }) => needs.flat()),
  ),
];

type Description = Readonly<Record<string, unknown>>;
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const inside = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Description)[key] : undefined;

/** The hosts of an account, as the answers of AWS's APIs describe them. */
export function hostsOf(context: EdgeContext, account: Account): readonly Host[] {
  return context.once(`hosts ${account.id}`, () =>
    account.resources.flatMap((resource) => {
      const { description } = resource;
      if (description === undefined) return [];
      switch (resource.type) {
        case 'AWS::SageMaker::NotebookInstance': {
          const running = text(description['NotebookInstanceStatus']) === 'InService';
          const entries = running ? [NOTEBOOK, NOTEBOOK_LIFECYCLE] : [NOTEBOOK_START, NOTEBOOK_LIFECYCLE];
          return host(context, account, resource, resource.arn, entries, text(description['RoleArn']), 'sagemaker.amazonaws.com');
        }
        case 'AWS::SageMaker::UserProfile':
          return profileHost(context, account, resource, description);
        case 'AWS::SageMaker::Domain':
          return domainHost(context, account, resource, description);
        case 'AWS::BedrockAgentCore::CodeInterpreterCustom': {
          const entries = [INTERPRETER, INTERPRETER_SESSION];
          const role = text(description['executionRoleArn']);
          return role === undefined ? [] : host(context, account, resource, resource.arn, entries, role, 'bedrock-agentcore.amazonaws.com');
        }
        case 'AWS::BedrockAgentCore::Runtime':
          return host(context, account, resource, resource.arn, [RUNTIME], text(description['roleArn']), 'bedrock-agentcore.amazonaws.com');
        default:
          return [];
      }
    }),
  );
}

function profileHost(context: EdgeContext, account: Account, resource: Resource, description: Description): readonly Host[] {
  const domain = domainsOf(account).find(({ description: other }) => text(other?.['DomainId']) === text(description['DomainId']));
  if (isSso(domain?.description)) return [];
  const role = text(inside(description['UserSettings'], 'ExecutionRole')) ?? defaultRole(domain?.description);
  return host(context, account, resource, resource.arn, [STUDIO], role, 'sagemaker.amazonaws.com');
}

/** A domain whose profiles are not listed. */
function domainHost(context: EdgeContext, account: Account, resource: Resource, description: Description): readonly Host[] {
  const id = text(description['DomainId']) ?? resource.arn.slice(resource.arn.lastIndexOf('/') + 1);
  const listed = account.resources.some(
    ({ type, description: other }) => type === 'AWS::SageMaker::UserProfile' && text(other?.['DomainId']) === id,
  );
  if (listed || isSso(description)) return [];
  const entry = { ...STUDIO, given: 'the domain has a user profile' };
  const profile = `${resource.arn.slice(0, resource.arn.lastIndexOf(':'))}:user-profile/${id}/${ANYTHING}`;
  return host(context, account, resource, profile, [entry], defaultRole(description), 'sagemaker.amazonaws.com');
}

const domainsOf = (account: Account): readonly Resource[] => account.resources.filter(({ type }) => type === 'AWS::SageMaker::Domain');

/** "This operation can only be called when the authentication mode equals IAM" (SageMaker API Reference, CreatePresignedDomainUrl). */
const isSso = (description: Description | undefined): boolean => text(description?.['AuthMode']) === 'SSO';

const defaultRole = (description: Description | undefined): string | undefined =>
  text(inside(description?.['DefaultUserSettings'], 'ExecutionRole'));

function host(
  context: EdgeContext,
  account: Account,
  resource: Resource,
  reached: string,
  entries: readonly HostEntry[],
  role: string | undefined,
  service: string,
): readonly Host[] {
  const target = plainTarget(reached, account);
  if (role !== undefined) {
    const node = context.graph.nodeOfArn(role);
    return node === undefined ? [] : [{ resource, target, entries, roles: [node], rolesGiven: undefined }];
  }
  const use: RoleUse = { id: 'host', service, needs: [] };
  const roles = rolesFor(context, account, use).map((offered) => offered.role.node);
  return roles.length === 0 ? [] : [{ resource, target, entries, roles, rolesGiven: `${resource.arn} runs with this role` }];
}
