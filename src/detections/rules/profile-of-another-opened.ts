import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { session } from '../examples.ts';
import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText, isWorkload } from '../requests/callers.ts';
import { textAt } from '../requests/members.ts';
import { belongsTo, namesOf } from '../requests/own-names.ts';

const open = (userProfileName: string, by = session('studio', 'ana.lopez@example.com')) =>
  call('sagemaker:CreatePresignedDomainUrl', { domainId: 'd-1', userProfileName }, { by, minute: 10 });
const made = call('sagemaker:CreateUserProfile', {
  domainId: 'd-1',
  userProfileName: 'data-7',
  tags: [{ key: 'owner', value: 'ana.lopez@example.com' }],
});

export default callDetection({
  id: 'profile-of-another-opened',
  title: 'Studio opened as somebody else',
  why: 'Whoever opens the link works with the role, the files and the name of the profile.',
  severity: 'medium',
  tried: 'low',
  events: ['sagemaker:CreatePresignedDomainUrl'],
  techniques: ['T1550', 'AML.T0012'],
  respond: 'Ask the caller and the owner of the profile; bind sagemaker:CreatePresignedDomainUrl to profiles with a tag of their owner.',
  examples: {
    alarm: [story('somebody opens the profile of a colleague', open('bo-smith')), story('somebody tries to', refused(open('bo-smith')))],
    quiet: [
      story('somebody opens the profile with his name', open('ana-lopez')),
      story('the profile carries a tag with his name', made, open('data-7')),
      story(
        'a function opens profiles for those who signed in',
        open('bo-smith', {
          ...session('portal', 'portal'),
          inScopeOf: { issuerType: 'AWS::Lambda::Function', credentialsIssuedTo: 'arn:aws:lambda:us-east-1:111122223333:function:portal' },
        }),
      ),
    ],
  },
  judge: (event, activity) => {
    const profile = textAt(event.request, 'userProfileName');
    if (profile === undefined || isWorkload(event, activity)) return undefined;
    const names = namesOf(event, activity);
    if (names.length === 0 || belongsTo(profile, names) || ownersOf(profile, event, activity).some((owner) => belongsTo(owner, names)))
      return undefined;
    const domain = textAt(event.request, 'domainId') ?? 'unknown';
    const message = `${callerText(event)}, as ${names[0]}, opened profile \`${profile}\` of domain \`${domain}\``;
    const about = `${callerText(event)} ${names[0]} ${domain} ${profile}`;
    return { message, about, once: true, severity: isNamedAfterOwners(activity) ? 'medium' : 'low' };
  },
});

const known = new WeakMap<Activity, boolean>();

/** Whether profiles here are called after their owners, as far as most calls tell: where they are not, another name says little. */
function isNamedAfterOwners(activity: Activity): boolean {
  let named = known.get(activity);
  if (named === undefined) {
    let own = 0;
    let other = 0;
    for (const event of activity.named('sagemaker:CreatePresignedDomainUrl')) {
      const profile = textAt(event.request, 'userProfileName');
      if (event.error !== undefined || profile === undefined || isWorkload(event, activity)) continue;
      if (belongsTo(profile, namesOf(event, activity))) own++;
      else other++;
    }
    named = own > other;
    known.set(activity, named);
  }
  return named;
}

/** Whom the profile names beside its own name: who signs in to it, and its tags, by the trail and by the snapshot. */
function ownersOf(profile: string, { account }: TrailEvent, { named, estate }: Activity): readonly string[] {
  const told = named('sagemaker:CreateUserProfile').flatMap(({ request, error }) => (error === undefined ? [request] : []));
  const described = (estate?.accounts.get(account)?.answers.get('sagemaker.DescribeUserProfile') ?? []).map(({ body }) => body);
  return [...told, ...described].flatMap((one) => {
    if (textAt(one, 'userProfileName') !== profile) return [];
    const tags = Array.isArray(one?.['tags']) ? one['tags'].flatMap((tag) => textAt(tag, 'value') ?? []) : [];
    return [...tags, ...[textAt(one, 'singleSignOnUserValue') ?? []].flat()];
  });
}
