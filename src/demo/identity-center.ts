import type { Json } from './builders/json.ts';
import { hex, name, precise, uuid } from './builders/made-up.ts';
import { ASSIGNED, GROUPS, PEOPLE, PERMISSION_SETS, type Person, userNameOf } from './people.ts';

const INSTANCE = 'ssoins-7223a1b2c3d4e5f6';
/** The identity store. */
export const STORE = 'd-9067acme01';

/** Ten digits of the store and a random part, as Identity Store makes them. */
const storeId = (text: string): string => `9067${hex(6, text)}-${uuid(text)}`;
const setArn = (set: string): string => `arn:aws:sso:::permissionSet/${INSTANCE}/ps-${name(16, set)}`;
const groupId = (group: string): string => storeId(`group ${group}`);
/** The id of somebody in it. */
export const personId = (key: keyof typeof PEOPLE): string => storeId(userNameOf(PEOPLE[key]));

const isGroup = (who: string): who is keyof typeof GROUPS => who in GROUPS;

/** `identity-center.json`: who is behind the permission sets, as the SSO Admin and Identity Store APIs list it. */
export const identityCenter = (): Json => ({
  InstanceArn: `arn:aws:sso:::instance/${INSTANCE}`,
  IdentityStoreId: STORE,
  PermissionSets: PERMISSION_SETS.map(({ name: set, description, duration }) => ({
    Name: set,
    PermissionSetArn: setArn(set),
    Description: description,
    CreatedDate: precise('2024-02-12T09:00:00'),
    SessionDuration: duration,
  })),
  Users: Object.values(PEOPLE).map((one: Person) => ({
    UserName: userNameOf(one),
    UserId: storeId(userNameOf(one)),
    Name: { Formatted: `${one.given} ${one.family}`, FamilyName: one.family, GivenName: one.given },
    DisplayName: `${one.given} ${one.family}`,
    Emails: [{ Value: userNameOf(one), Type: 'work', Primary: true }],
    IdentityStoreId: STORE,
    // not of the API: from the directory of the company
    team: one.team,
  })),
  Groups: Object.keys(GROUPS).map((group) => ({ GroupId: groupId(group), DisplayName: group, IdentityStoreId: STORE })),
  GroupMemberships: Object.entries(GROUPS).flatMap(([group, members]) =>
    members.map((member) => ({
      IdentityStoreId: STORE,
      MembershipId: storeId(`${group} ${member}`),
      GroupId: groupId(group),
      MemberId: { UserId: personId(member) },
    })),
  ),
  Assignments: ASSIGNED.map(([account, set, who]) => ({
    AccountId: account,
    PermissionSetArn: setArn(set),
    PermissionSet: set,
    ...(isGroup(who)
      ? { PrincipalType: 'GROUP', PrincipalId: groupId(who) }
      : { PrincipalType: 'USER', PrincipalId: personId(who), PrincipalUser: userNameOf(PEOPLE[who]) }),
  })),
});
