import { allow, byPrincipal, byService, type DemoAccount, permissionSetRole, policy, role } from '../aws.ts';
import { ACCOUNTS } from '../names.ts';

const id = ACCOUNTS.storefront;

/** An application that uses models and must not shape them. */
export const storefront: DemoAccount = {
  id,
  name: 'storefront',
  type: 'workload',
  roles: [
    permissionSetRole(id, 'Developer', '7f60819293a4b5c6', {
      inline: { AwsSSOInlinePolicy: policy(allow(['lambda:*', 'logs:*', 'bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'])) },
    }),
    role(id, 'assistant-api', byService('lambda'), {
      inline: {
        invoke: policy(
          allow(['bedrock:InvokeModel', 'bedrock:ApplyGuardrail'], {
            resource: ['arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0', `arn:aws:bedrock:us-east-1:${id}:guardrail/*`],
          }),
        ),
      },
      lastUsed: '2026-11-22T23:59:00+00:00',
    }),
    role(id, 'wildcard-tuner', byPrincipal(`arn:aws:iam::${id}:root`), {
      inline: { wide: policy(allow(['bedrock:*', 'bedrock-mantle:*'])) },
    }),
  ],
};
