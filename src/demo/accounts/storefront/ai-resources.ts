import { agent, guardrail, guardrailArn, loggingTo } from '../../builders/bedrock.ts';
import { name, precise, uuid } from '../../builders/made-up.ts';
import { arnOf } from '../../builders/principals.ts';
import { ACCOUNTS } from '../../names.ts';

const account = ACCOUNTS.storefront;

export const aiResources = {
  guardrails: [
    guardrail({
      account,
      id: 'acmeshopguar',
      name: 'shop-assistant',
      description: 'For the assistant of the shop',
      version: '2',
      created: '2026-05-11T08:00:00',
      updated: '2026-08-20T09:30:00',
      filters: { HATE: ['HIGH', 'HIGH'], INSULTS: ['MEDIUM', 'MEDIUM'], PROMPT_ATTACK: ['HIGH', 'NONE'] },
    }),
  ],
  agents: [
    agent(
      account,
      'ACMESHOP01',
      'shop-assistant',
      'amazon.nova-lite-v1:0',
      arnOf(account, 'role', 'service-role/shop-agent'),
      '2026-08-20T10:00:00',
      {
        instruction: 'Help customers with their orders.',
        guardrailConfiguration: { guardrailIdentifier: guardrailArn(account, 'acmeshopguar'), guardrailVersion: '2' },
      },
    ),
  ],
  inferenceProfiles: [
    {
      inferenceProfileName: 'shop-assistant',
      createdAt: precise('2026-05-11T08:10:00'),
      updatedAt: precise('2026-05-11T08:10:00'),
      inferenceProfileArn: `arn:aws:bedrock:us-east-1:${account}:application-inference-profile/${name(12, 'shop-assistant profile')}`,
      models: [{ modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0' }],
      inferenceProfileId: name(12, 'shop-assistant profile'),
      status: 'ACTIVE',
      type: 'APPLICATION',
    },
  ],
  modelInvocationLogging: loggingTo('acme-bedrock-logs'),
  qBusinessApplications: [
    {
      displayName: 'helpdesk',
      applicationId: uuid('helpdesk application'),
      createdAt: precise('2026-02-09T09:00:00'),
      updatedAt: precise('2026-06-09T10:20:00'),
      status: 'ACTIVE',
      identityType: 'AWS_IAM_IDC',
      plugins: [{ pluginId: uuid('helpdesk jira'), displayName: 'tickets', type: 'JIRA_CLOUD', state: 'ENABLED', buildStatus: 'READY' }],
    },
  ],
};
