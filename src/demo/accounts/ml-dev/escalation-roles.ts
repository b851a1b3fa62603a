import { arnOf, role } from '../../builders/principals.ts';
import { functionArn } from '../../builders/resource-policies.ts';
import { allow, policy } from '../../builders/statements.ts';
import { byAccount, byPrincipal, byService } from '../../builders/trust.ts';
import { ACCOUNTS } from '../../names.ts';

const id = ACCOUNTS.mlDev;
const own = byAccount(id);
const EXECUTION = arnOf(id, 'role', 'service-role/AmazonSageMaker-ExecutionRole');
const passTo = (service: string) => ({ StringEquals: { 'iam:PassedToService': `${service}.amazonaws.com` } });

/** Principals without a right to shape models who reach one through others. */
export const escalationRoles = [
  // across accounts, into a role that the ai-guard SCP exempts
  role(id, 'developer', own, {
    boundary: arnOf(id, 'policy', 'boundary-developer'),
    inline: {
      chain: policy(
        allow('sts:AssumeRole', { sid: 'BorrowTheTrainer', resource: arnOf(ACCOUNTS.mlProd, 'role', 'ai-privileged/shared-trainer') }),
        allow(['logs:Get*', 'logs:Describe*'], { sid: 'ReadLogs' }),
      ),
    },
    lastUsed: '2026-11-22T16:45:00',
  }),
  // a function of its own with a role that tunes models; the boundary binds the builder and not that role
  role(id, 'app-builder', own, {
    boundary: arnOf(id, 'policy', 'boundary-developer'),
    inline: {
      build: policy(
        allow(['lambda:CreateFunction', 'lambda:InvokeFunction', 'lambda:GetFunction'], { sid: 'Functions' }),
        allow('iam:PassRole', { sid: 'RolesOfFunctions', resource: arnOf(id, 'role', 'fn-*'), condition: passTo('lambda') }),
      ),
    },
    lastUsed: '2026-11-21T12:10:00',
  }),
  // changes the code that tells a model right from wrong
  role(id, 'grader-developer', own, {
    inline: {
      code: policy(allow(['lambda:UpdateFunctionCode', 'lambda:GetFunction'], { sid: 'Grade', resource: functionArn(id, 'reward-*') })),
    },
    lastUsed: '2026-11-17T08:08:00',
  }),
  role(id, 'policy-author', own, {
    inline: {
      author: policy(
        allow(['iam:CreatePolicyVersion', 'iam:GetPolicy', 'iam:ListPolicyVersions'], {
          sid: 'TeamPolicies',
          resource: arnOf(id, 'policy', 'team-*'),
        }),
      ),
    },
    attached: [arnOf(id, 'policy', 'team-notes')],
  }),
  role(id, 'version-keeper', own, {
    inline: {
      keep: policy(
        allow(['iam:SetDefaultPolicyVersion', 'iam:ListPolicyVersions'], { sid: 'RollBack', resource: arnOf(id, 'policy', 'once-risky') }),
      ),
    },
    attached: [arnOf(id, 'policy', 'once-risky')],
  }),
  role(id, 'inline-writer', own, {
    inline: {
      write: policy(
        allow(['iam:PutRolePolicy', 'iam:GetRolePolicy'], { sid: 'BatchRoles', resource: arnOf(id, 'role', 'batch-*') }),
        allow('sts:AssumeRole', { sid: 'BatchByHand', resource: arnOf(id, 'role', 'batch-*') }),
      ),
    },
  }),
  role(id, 'batch-nightly', byPrincipal(arnOf(id, 'role', 'inline-writer')), {
    inline: { copy: policy(allow(['s3:GetObject', 's3:PutObject'], { resource: 'arn:aws:s3:::acme-notes/*' })) },
    lastUsed: '2026-11-23T01:30:00',
  }),
  role(id, 'support-desk', own, {
    inline: {
      keys: policy(
        allow(['iam:CreateAccessKey', 'iam:ListAccessKeys', 'iam:DeleteAccessKey'], {
          sid: 'ServiceKeys',
          resource: arnOf(id, 'user', 'service/*'),
        }),
      ),
    },
    lastUsed: '2026-08-12T09:00:00',
  }),
  role(id, 'studio-helper', own, {
    inline: {
      open: policy(
        allow('sagemaker:CreatePresignedDomainUrl', { sid: 'OpenStudio', resource: `arn:aws:sagemaker:us-east-1:${id}:user-profile/*` }),
      ),
    },
    lastUsed: '2026-11-19T10:10:00',
  }),
  role(id, 'notebook-starter', own, {
    inline: {
      start: policy(
        allow(['sagemaker:CreateNotebookInstance', 'sagemaker:CreatePresignedNotebookInstanceUrl'], {
          sid: 'OwnNotebooks',
          resource: `arn:aws:sagemaker:us-east-1:${id}:notebook-instance/own-*`,
        }),
        allow('iam:PassRole', { sid: 'TheUsualRole', resource: EXECUTION, condition: passTo('sagemaker') }),
      ),
    },
  }),
  role(id, 'agent-operator', own, {
    inline: {
      operate: policy(
        allow(
          [
            'bedrock-agentcore:StartCodeInterpreterSession',
            'bedrock-agentcore:InvokeCodeInterpreter',
            'bedrock-agentcore:InvokeAgentRuntime',
          ],
          {
            sid: 'RunAgents',
          },
        ),
      ),
    },
    lastUsed: '2026-11-20T20:00:00',
  }),
  role(id, 'workbench-user', own, {
    inline: {
      shell: policy(
        allow(['ssm:StartSession', 'ssm:TerminateSession'], { sid: 'Shell', resource: `arn:aws:ec2:us-east-1:${id}:instance/*` }),
      ),
    },
    lastUsed: '2026-11-22T08:50:00',
  }),
  role(id, 'gpu-workbench', byService('ec2'), {
    inline: { train: policy(allow(['sagemaker:CreateTrainingJob', 'sagemaker:DescribeTrainingJob'])) },
    instanceProfile: true,
    lastUsed: '2026-11-23T05:30:00',
  }),
  // each trusts the other, and neither can do anything
  role(id, 'mirror-a', byPrincipal(arnOf(id, 'role', 'mirror-b')), {
    inline: { to: policy(allow('sts:AssumeRole', { resource: arnOf(id, 'role', 'mirror-b') })) },
  }),
  role(id, 'mirror-b', byPrincipal(arnOf(id, 'role', 'mirror-a')), {
    inline: { to: policy(allow('sts:AssumeRole', { resource: arnOf(id, 'role', 'mirror-a') })) },
  }),
];
