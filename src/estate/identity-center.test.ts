import { expect, it } from 'vitest';
import { estateOf } from './estate-of.fixture.ts';

const read = (identityCenter: unknown) => estateOf({ identityCenter });

it('reads users and assignments by name', () => {
  const estate = read({
    InstanceArn: 'arn:aws:sso:::instance/ssoins-1',
    PermissionSets: [{ Name: 'Admin', ManagedPolicies: [] }],
    Users: [{ UserName: 'ann@example.com', UserId: 'u-1', team: 'ml' }],
    Groups: [{ GroupId: 'g-1', DisplayName: 'data-scientists' }, { GroupId: 'g-2' }],
    Assignments: [{ AccountId: '111122223333', PermissionSet: 'Admin', PrincipalUser: 'ann@example.com' }],
  });
  expect(estate.identityCenter).toEqual({
    instanceArn: 'arn:aws:sso:::instance/ssoins-1',
    users: [{ userName: 'ann@example.com', userId: 'u-1', team: 'ml' }],
    groups: ['data-scientists', 'g-2'],
    assignments: [{ account: '111122223333', permissionSet: 'Admin', userName: 'ann@example.com' }],
  });
  expect(estate.problems).toEqual([]);
});

it('reads assignments by id and ARN, and spreads those of groups', () => {
  const assignment = (PrincipalType: string, PrincipalId: string) => ({
    AccountId: '1',
    PermissionSetArn: 'arn:ps/1',
    PrincipalType,
    PrincipalId,
  });
  const estate = read({
    PermissionSets: [{ Name: 'Admin', PermissionSetArn: 'arn:ps/1' }],
    Users: [{ UserName: 'ann', UserId: 'u-1' }, { UserId: 'u-2' }],
    GroupMemberships: [
      { GroupId: 'g-1', MemberId: { UserId: 'u-1' } },
      { GroupId: 'g-1', MemberId: { UserId: 'u-2' } },
    ],
    Assignments: [assignment('USER', 'u-1'), assignment('GROUP', 'g-1'), assignment('USER', 'u-9'), assignment('GROUP', 'g-9')],
  });
  expect(estate.identityCenter?.assignments.map(({ permissionSet, userName }) => [permissionSet, userName])).toEqual([
    ['Admin', 'ann'],
    ['Admin', 'ann'],
    ['Admin', 'u-2'],
    ['Admin', 'u-9'],
  ]);
  expect(estate.problems).toMatchObject([{ severity: 'warning', path: ['Assignments', 3] }]);
});

it.each<[unknown, (string | number)[]]>([
  [[], []],
  [{ Users: 'x' }, ['Users']],
  [{ Users: ['x'] }, ['Users', 0]],
  [{ Users: [{ UserName: 5 }] }, ['Users', 0]],
  [{ Assignments: [{ AccountId: '1' }] }, ['Assignments', 0]],
])('%j: reported', (document, path) => {
  expect(read(document).problems).toMatchObject([{ severity: 'warning', file: 'identity-center.json', path }]);
});
