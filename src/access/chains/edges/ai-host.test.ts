import { expect, test } from 'vitest';
import { asked } from '../asked.fixture.ts';
import { allow, deny, HOME, roleArn, type SketchStatement, sketchEstate, trusts } from '../sketch.fixture.ts';

const TUNE = 'bedrock:CreateModelCustomizationJob';
const sagemaker = (resource: string): string => `arn:aws:sagemaker:us-east-1:${HOME}:${resource}`;
const core = (resource: string): string => `arn:aws:bedrock-agentcore:us-east-1:${HOME}:${resource}`;
const RUNNER = roleArn('runner');

const notebook = (more: object = {}): object => ({
  notebookInstances: [
    { NotebookInstanceArn: sagemaker('notebook-instance/nb'), NotebookInstanceStatus: 'InService', RoleArn: RUNNER, ...more },
  ],
});
const studio = (domain: object, profiles?: readonly object[]): object => ({
  domains: [{ DomainArn: sagemaker('domain/d-1'), DomainId: 'd-1', AuthMode: 'IAM', ...domain }],
  ...(profiles === undefined ? {} : { userProfiles: profiles }),
});
const profile = (more: object = {}): object => ({
  UserProfileArn: sagemaker('user-profile/d-1/ann'),
  DomainId: 'd-1',
  UserProfileName: 'ann',
  ...more,
});
const interpreter = { codeInterpreters: [{ codeInterpreterArn: core('code-interpreter-custom/ci'), executionRoleArn: RUNNER }] };
const runtime = { agentRuntimes: [{ agentRuntimeArn: core('runtime/rt'), roleArn: RUNNER }] };
const WITH_ROLE = { DefaultUserSettings: { ExecutionRole: RUNNER } };

const NOTEBOOK = 'sagemaker:CreatePresignedNotebookInstanceUrl';
const DOMAIN = 'sagemaker:CreatePresignedDomainUrl';
const INVOKE = 'bedrock-agentcore:InvokeCodeInterpreter';
const START = 'bedrock-agentcore:StartCodeInterpreterSession';

const cases: Readonly<Record<string, readonly [object, readonly SketchStatement[], string]>> = {
  'a notebook that runs': [notebook(), [allow(NOTEBOOK)], 'certain'],
  'this notebook': [notebook(), [allow(NOTEBOOK, sagemaker('notebook-instance/nb'))], 'certain'],
  'other notebooks': [notebook(), [allow(NOTEBOOK, sagemaker('notebook-instance/mine-*'))], 'none'],
  'this notebook is denied': [notebook(), [allow(NOTEBOOK), deny(NOTEBOOK, sagemaker('notebook-instance/nb'))], 'none'],
  'a notebook of one’s own tag': [
    notebook(),
    [allow(NOTEBOOK, '*', { StringEquals: { 'sagemaker:ResourceTag/owner': 'me' } })],
    'conditional',
  ],
  'a notebook that is stopped': [notebook({ NotebookInstanceStatus: 'Stopped' }), [allow(NOTEBOOK)], 'none'],
  'a notebook that the caller starts': [
    notebook({ NotebookInstanceStatus: 'Stopped' }),
    [allow([NOTEBOOK, 'sagemaker:StartNotebookInstance'])],
    'certain',
  ],
  'a notebook whose lifecycle the caller changes': [
    notebook(),
    [allow(['sagemaker:UpdateNotebookInstance', 'sagemaker:StopNotebookInstance', 'sagemaker:StartNotebookInstance'])],
    'conditional',
  ],
  'a notebook whose role is not in the snapshot': [notebook({ RoleArn: roleArn('gone') }), [allow(NOTEBOOK)], 'none'],
  'a profile with its own role': [
    studio({}, [profile({ UserSettings: { ExecutionRole: RUNNER } })]),
    [allow(DOMAIN, sagemaker('user-profile/d-1/ann'))],
    'certain',
  ],
  'a profile with the role of its domain': [studio(WITH_ROLE, [profile()]), [allow(DOMAIN)], 'certain'],
  'another profile': [studio(WITH_ROLE, [profile()]), [allow(DOMAIN, sagemaker('user-profile/d-1/bob'))], 'none'],
  'a domain whose profiles are not listed': [studio(WITH_ROLE), [allow(DOMAIN)], 'conditional'],
  'a domain that is entered by single sign-on': [studio({ ...WITH_ROLE, AuthMode: 'SSO' }, [profile()]), [allow(DOMAIN)], 'none'],
  'a domain whose role is not told': [studio({}), [allow(DOMAIN)], 'conditional'],
  'a code interpreter': [interpreter, [allow([INVOKE, START])], 'certain'],
  'a code interpreter with a session of somebody': [interpreter, [allow(INVOKE)], 'conditional'],
  'a code interpreter of AWS': [
    { codeInterpreters: [{ codeInterpreterArn: core('code-interpreter/aws.v1') }] },
    [allow([INVOKE, START])],
    'none',
  ],
  'an agent runtime': [runtime, [allow('bedrock-agentcore:InvokeAgentRuntimeCommand')], 'certain'],
  'an agent runtime that is only invoked': [runtime, [allow('bedrock-agentcore:InvokeAgentRuntime')], 'none'],
  'no host': [{}, [allow([NOTEBOOK, DOMAIN, INVOKE, START])], 'none'],
};

test.each(Object.entries(cases))('%s', (_, [ai, can, expected]) => {
  const runner = { can: [allow(TUNE)], trust: [trusts('sagemaker.amazonaws.com'), trusts('bedrock-agentcore.amazonaws.com')] };
  const { status, path } = asked(sketchEstate({ [HOME]: { roles: { me: { can }, runner }, ai } }), roleArn('me'), TUNE);
  expect(status).toBe(expected);
  if (expected === 'none') return;
  expect(path?.steps).toMatchObject([{ kind: 'ai-host', to: { arn: RUNNER } }]);
  for (const right of path?.steps[0]?.rights ?? []) expect(right.status).not.toBe('no');
});
