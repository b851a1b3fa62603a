import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText } from '../requests/callers.ts';
import { textAt } from '../requests/members.ts';
import { belongsTo, namesOf } from '../requests/own-names.ts';

const ROLE = 'arn:aws:iam::111122223333:role/strong';
const profile = (name: string, more: Readonly<Record<string, unknown>>) =>
  call(`sagemaker:${name}`, { domainId: 'd-1', userProfileName: 'bo', ...more });

export default callDetection({
  id: 'profile-with-role-of-its-own',
  title: 'Studio profile given another role than its domain',
  why: 'Whoever opens the profile works with that role, whatever his own rights are.',
  severity: 'low',
  tried: 'low',
  events: ['sagemaker:CreateUserProfile', 'sagemaker:UpdateUserProfile'],
  techniques: ['T1098.003', 'T1078.004'],
  respond: 'See what the role may do that the role of the domain may not, and who may open the profile.',
  examples: {
    alarm: [
      story('a profile is made with a role', profile('CreateUserProfile', { userSettings: { executionRole: ROLE } })),
      story('somebody gives his own profile a role', {
        ...profile('UpdateUserProfile', { userSettings: { executionRole: ROLE } }),
        requestParameters: { userProfileName: 'ana', userSettings: { executionRole: ROLE } },
      }),
      story('somebody tries to', refused(profile('UpdateUserProfile', { userSettings: { executionRole: ROLE } }))),
    ],
    quiet: [
      story('a profile takes the role of its domain', profile('CreateUserProfile', {})),
      story('a profile gets other settings', profile('UpdateUserProfile', { userSettings: { securityGroups: ['sg-1'] } })),
    ],
  },
  judge: (event, activity) => {
    const role = textAt(event.request, 'userSettings', 'executionRole');
    const profile = textAt(event.request, 'userProfileName');
    if (role === undefined || profile === undefined) return undefined;
    if (belongsTo(profile, namesOf(event, activity)))
      return { message: `${callerText(event)} gave his own profile \`${profile}\` the role \`${role}\``, severity: 'high' };
    return { message: `profile \`${profile}\` was given the role \`${role}\``, about: `${callerText(event)} ${role}` };
  },
});
