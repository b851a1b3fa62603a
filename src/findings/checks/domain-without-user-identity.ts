import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const settings = (identity: string) => ({
  described: { ...SAGEMAKER.domain, DomainSettings: { ExecutionRoleIdentityConfig: identity } },
});

export default resourceCheck({
  id: 'domain-without-user-identity',
  title: 'Calls from Studio carry the name of the user as source identity',
  why: 'All users of a role look alike in CloudTrail: nobody can tell who started the training job.',
  severity: 'medium',
  known: { gaps: ['GAP-19'] },
  topics: ['logging'],
  resource: KINDS.domain,
  examples: { pass: [settings('USER_PROFILE_NAME')], fail: [{ described: SAGEMAKER.domain }, settings('DISABLED')] },
  judge: (detail) =>
    detail.at('DomainSettings')?.text('ExecutionRoleIdentityConfig') === 'USER_PROFILE_NAME'
      ? pass('sessions carry the name of the user profile')
      : fail(
          'sessions do not carry the name of the user profile',
          'stop all apps and update the domain with ExecutionRoleIdentityConfig USER_PROFILE_NAME; its roles must allow sts:SetSourceIdentity',
        ),
});
