import { arnOf, awsManaged, permissionSetRole, role } from '../../builders/principals.ts';
import { functionArn } from '../../builders/resource-policies.ts';
import { allow, policy } from '../../builders/statements.ts';
import { byAccount, byPrincipal, byService, byServiceFor } from '../../builders/trust.ts';
import { ACCOUNTS } from '../../names.ts';

const id = ACCOUNTS.storefront;
const own = byAccount(id);
const NOVA = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0';

export const roles = [
  // changes the code of functions, and with it what agents do
  permissionSetRole(id, 'Developer', {
    inline: policy(
      allow(['lambda:*', 'logs:*', 'cloudwatch:Get*', 'cloudwatch:List*'], { sid: 'Functions' }),
      allow(['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'], { sid: 'Models' }),
    ),
    lastUsed: '2026-11-22T17:58:00',
  }),
  role(id, 'assistant-api', byService('lambda'), {
    attached: [awsManaged('service-role/AWSLambdaBasicExecutionRole')],
    inline: {
      invoke: policy(
        allow(['bedrock:InvokeModel', 'bedrock:ApplyGuardrail'], {
          sid: 'Answer',
          resource: [NOVA, `arn:aws:bedrock:us-east-1:${id}:guardrail/*`],
        }),
        allow('sts:AssumeRole', { sid: 'OurOwnModel', resource: arnOf(ACCOUNTS.mlProd, 'role', 'inference-gateway') }),
      ),
    },
    lastUsed: '2026-11-22T23:59:00',
  }),
  role(id, 'order-lookup', byService('lambda'), {
    attached: [awsManaged('service-role/AWSLambdaBasicExecutionRole')],
    inline: {
      orders: policy(allow(['dynamodb:GetItem', 'dynamodb:Query'], { resource: `arn:aws:dynamodb:us-east-1:${id}:table/orders` })),
    },
    lastUsed: '2026-11-22T22:40:00',
  }),
  role(id, 'shop-agent', byServiceFor('bedrock', id, `arn:aws:bedrock:us-east-1:${id}:agent/*`), {
    path: '/service-role/',
    inline: {
      act: policy(
        allow(['bedrock:InvokeModel', 'bedrock:ApplyGuardrail'], {
          resource: [NOVA, `arn:aws:bedrock:us-east-1:${id}:guardrail/acmeshopguar`],
        }),
        allow('lambda:InvokeFunction', { resource: functionArn(id, 'order-lookup') }),
      ),
    },
    lastUsed: '2026-11-22T22:40:00',
  }),
  role(id, 'checkout', byService('ecs-tasks'), {
    inline: {
      run: policy(
        allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], { resource: `arn:aws:dynamodb:us-east-1:${id}:table/orders` }),
        allow('bedrock-mantle:CreateInference', { sid: 'Summaries', resource: `arn:aws:bedrock-mantle:us-east-1:${id}:project/default` }),
      ),
    },
    lastUsed: '2026-11-23T05:58:00',
  }),
  role(id, 'checkout-start', byService('ecs-tasks'), {
    attached: [awsManaged('service-role/AmazonECSTaskExecutionRolePolicy')],
    lastUsed: '2026-11-23T05:00:00',
  }),
  // an old experiment: the SCP stops the half that it knows
  role(id, 'wildcard-tuner', own, { inline: { wide: policy(allow(['bedrock:*', 'bedrock-mantle:*'])) }, lastUsed: '2025-11-30T10:00:00' }),
  // the helpdesk's assistant: plugins act outside
  role(id, 'helpdesk-builder', own, {
    inline: {
      plugins: policy(
        allow(['qbusiness:CreatePlugin', 'qbusiness:UpdatePlugin', 'qbusiness:ListPlugins'], {
          sid: 'Plugins',
          resource: `arn:aws:qbusiness:us-east-1:${id}:application/*`,
        }),
      ),
    },
    lastUsed: '2026-06-09T10:20:00',
  }),
  role(id, 'ci-deploy-storefront', byPrincipal(arnOf(ACCOUNTS.shared, 'role', 'ci-storefront')), {
    inline: {
      deploy: policy(
        allow(['ecs:UpdateService', 'ecs:RegisterTaskDefinition', 'lambda:UpdateFunctionCode', 'lambda:PublishVersion'], { sid: 'Deploy' }),
        allow('iam:PassRole', {
          sid: 'OwnRoles',
          resource: [arnOf(id, 'role', 'checkout'), arnOf(id, 'role', 'checkout-start')],
          condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
        }),
      ),
    },
    lastUsed: '2026-11-22T15:32:00',
  }),
];
