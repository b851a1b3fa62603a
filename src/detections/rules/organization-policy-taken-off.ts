import { record, session } from '../examples.ts';
import { refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { textAt } from '../requests/members.ts';
import { guardsAi } from '../requests/organization-policies.ts';

const call = (name: string, requestParameters: Readonly<Record<string, unknown>>) =>
  record('organizations.amazonaws.com', name, session('engineer', 'ana'), 0, { requestParameters });
const detach = call('DetachPolicy', { policyId: 'p-abcd1234', targetId: 'ou-1' });

export default callDetection({
  id: 'organization-policy-taken-off',
  title: 'policy of the organisation taken off',
  why: 'What an SCP or RCP kept from everybody, such as AI actions, is open at once in every account below.',
  severity: 'medium',
  tried: 'medium',
  events: ['organizations:DetachPolicy', 'organizations:DeletePolicy', 'organizations:DisablePolicyType', 'organizations:UpdatePolicy'],
  techniques: ['T1484', 'T1562.001'],
  respond: 'Attach the policy again, and see what was done below it meanwhile.',
  examples: {
    alarm: [
      story('a policy is detached', detach),
      story('a kind of policies is switched off', call('DisablePolicyType', { rootId: 'r-1', policyType: 'SERVICE_CONTROL_POLICY' })),
      story('somebody tries to detach a policy', refused(detach)),
    ],
    quiet: [
      story('tag policies are switched off', call('DisablePolicyType', { rootId: 'r-1', policyType: 'TAG_POLICY' })),
      story('a policy of which nothing is known is updated', call('UpdatePolicy', { policyId: 'p-abcd1234', content: '{}' })),
      story('a policy is attached', call('AttachPolicy', { policyId: 'p-abcd1234', targetId: 'ou-1' })),
    ],
  },
  judge: ({ name, request }, { estate }) => {
    if (name === 'DisablePolicyType') {
      const type = textAt(request, 'policyType');
      const controls = type === 'SERVICE_CONTROL_POLICY' || type === 'RESOURCE_CONTROL_POLICY';
      return controls ? { message: `all policies of type ${type} no longer bind anybody`, severity: 'critical' } : undefined;
    }
    const id = textAt(request, 'policyId');
    const guards = id === undefined ? 'unknown' : guardsAi(id, estate);
    if (guards === 'no' || (name === 'UpdatePolicy' && guards === 'unknown')) return undefined;
    const what =
      name === 'DetachPolicy'
        ? `taken off \`${textAt(request, 'targetId') ?? 'unknown'}\``
        : name === 'DeletePolicy'
          ? 'deleted'
          : 'changed';
    const message = `policy \`${id ?? 'unknown'}\` of the organisation was ${what}${guards === 'yes' ? ', and it denies AI actions' : ''}`;
    return { message, severity: guards === 'yes' && name !== 'UpdatePolicy' ? 'high' : 'medium' };
  },
});
