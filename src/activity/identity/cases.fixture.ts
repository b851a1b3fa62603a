import { estateOf } from '../../estate/estate-of.fixture.ts';
import type { Estate } from '../../estate/estate.ts';
import type { Json } from '../../estate/json.ts';
import { createAttributor } from './attributor.ts';
import { CENTER, eventsOf, HOME, OTHER, permissionSet, roleArn } from './trail.fixture.ts';

const role = (name: string, trust: Json): Json => ({
  Arn: roleArn(name),
  RoleName: name,
  RoleId: `AROA${name.toUpperCase()}`,
  Path: '/',
  AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...trust }] },
});
const fixes = (value: string): Json => ({
  Principal: { AWS: `arn:aws:iam::${HOME}:root` },
  Condition: { StringEquals: { 'sts:SourceIdentity': value } },
});
/** Two people, and roles with trust policies of each kind. */
export const ESTATE = estateOf({
  identityCenter: {
    Users: [
      { UserName: 'ana@acme.example', UserId: '9067-ana' },
      { UserName: 'bo@acme.example', UserId: '9067-bo' },
    ],
    Assignments: [{ AccountId: HOME, PermissionSet: 'Data', PrincipalUser: 'ana@acme.example' }],
  },
  accounts: {
    [HOME]: {
      roles: [
        role('runs', { Principal: { Service: 'lambda.amazonaws.com' } }),
        role('fixed', fixes('${aws:username}')),
        role('asked', { ...fixes('*'), Condition: { StringLike: { 'sts:SourceIdentity': '*' } } }),
        role('federated', { Principal: { Federated: CENTER }, Action: 'sts:AssumeRoleWithSAML' }),
      ],
    },
  },
});

/** A session of a role that people take on. */
export const build = { role: 'build', name: 'work', key: 'ASIABUILD', since: 10 };
/** A session of a role further on. */
export const deploy = { role: 'deploy', name: 'release', key: 'ASIADEPLOY', since: 20 };
/** A session of a permission set. */
export const data = { role: permissionSet('Data'), name: 'ana@acme.example', key: 'ASIADATA', since: 5 };
/** A session whose name says somebody. */
export const mallory = { ...build, name: 'mallory', key: 'ASIAMALLORY' };
/** A session in another account. */
export const abroad = { role: 'vendor', name: 'sync', key: 'ASIAVENDOR', since: 10, account: OTHER };
/** A session with the name of an instance. */
export const instance = { role: 'runner', name: 'i-0abc', key: 'ASIAEC2', since: 10 };
/** A service of AWS as caller. */
export const service = (name: string): Json => ({ type: 'AWSService', invokedBy: `${name}.amazonaws.com` });
/** The subject of a workflow. */
export const MAIN = 'repo:acme/models:ref:refs/heads/main';
/** A caller from another account, as the account of the role sees it. */
export const stranger = { type: 'AWSAccount', principalId: 'AROAVENDOR:sync', accountId: OTHER };

/** Whose the last record is: kind, name, method, confidence; then a part of why. */
export type Case = readonly [what: string, records: readonly Json[], answer: string, why: string, estate?: Estate];

/** What is found of the last record. */
export function foundOf(records: readonly Json[], estate?: Estate): { readonly answer: string; readonly why: string } {
  const events = eventsOf(records);
  const last = eventsOf(records.slice(-1))[0]?.id;
  const event = events.find(({ id }) => id === last);
  if (event === undefined) throw new Error('the last record is no event');
  const { identity, method, confidence, why } = createAttributor(events, estate)(event);
  return { answer: `${identity.kind} ${identity.name} ${method} ${confidence}`, why };
}
