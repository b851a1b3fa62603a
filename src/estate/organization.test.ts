import { describe, expect, it } from 'vitest';
import { createEstateBuilder } from './create-estate-builder.ts';
import type { Account, Attachment, Estate } from './estate.ts';
import { estateOf } from './estate-of.fixture.ts';

const MANAGEMENT = '100000000000';
const DEEP = '200000000000';
const SHALLOW = '300000000000';
const FULL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const DENY = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }] };

interface Shape {
  Organization: object;
  Roots?: unknown;
  OrganizationalUnits?: unknown;
  Accounts?: unknown;
  Policies?: unknown;
  [more: string]: unknown;
}

const policy = (name: string, type: string, targets: readonly string[], more: object = {}): object => ({
  PolicySummary: {
    Id: `p-${name}`,
    Name: name,
    Type: type,
    Arn: `arn:aws:organizations::${MANAGEMENT}:policy/o-1/${type.toLowerCase()}/p-${name}`,
  },
  Content: JSON.stringify(FULL),
  Targets: targets.map((TargetId) => ({ TargetId, Type: 'X' })),
  ...more,
});
const everywhere = ['r-1', 'ou-1', 'ou-2', MANAGEMENT, DEEP, SHALLOW];
const organization = (): Shape => ({
  Organization: { Id: 'o-1', FeatureSet: 'ALL', MasterAccountId: MANAGEMENT },
  Roots: [
    {
      Id: 'r-1',
      Name: 'Root',
      PolicyTypes: [
        { Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' },
        { Type: 'RESOURCE_CONTROL_POLICY', Status: 'ENABLED' },
      ],
    },
  ],
  OrganizationalUnits: [
    { Id: 'ou-1', Name: 'Workloads', ParentId: 'r-1' },
    { Id: 'ou-2', Name: 'Prod', ParentId: 'ou-1' },
  ],
  Accounts: [
    { Id: MANAGEMENT, Name: 'management', Status: 'ACTIVE', ParentId: 'r-1' },
    { Id: DEEP, Name: 'deep', Status: 'ACTIVE', State: 'SUSPENDED', ParentId: 'ou-2' },
    { Id: SHALLOW, Name: 'shallow', Status: 'ACTIVE', ParentId: 'r-1' },
  ],
  Policies: [
    policy('Full', 'SERVICE_CONTROL_POLICY', everywhere),
    policy('root', 'SERVICE_CONTROL_POLICY', ['r-1']),
    policy('prod', 'SERVICE_CONTROL_POLICY', ['ou-2', DEEP]),
    policy('tls', 'RESOURCE_CONTROL_POLICY', ['r-1'], { Content: JSON.stringify(DENY) }),
    policy('tags', 'TAG_POLICY', ['r-1'], { Content: '{"tags":{}}' }),
  ],
});
const empty = { users: [] };
const folders = { [MANAGEMENT]: empty, [DEEP]: empty, [SHALLOW]: empty };
const estateWith = (change: Partial<Shape> = {}): Estate => estateOf({ organization: { ...organization(), ...change }, accounts: folders });
const account = (estate: Estate, id: string): Account => estate.accounts.get(id) ?? expect.fail(`no account ${id}`);
const names = (levels: readonly (readonly Attachment[])[] | undefined): unknown =>
  levels?.map((level) => level.map(({ ref }) => ref.name.split(' ')[1]));
const unreadable = (levels: readonly (readonly Attachment[])[] | undefined): unknown =>
  levels?.map((level) => level.map((x) => x.policy.unreadable));

describe('a whole organisation', () => {
  const estate = estateWith();

  it('has no problems', () => expect(estate.problems).toEqual([]));

  it('is described', () => {
    expect(estate.organization).toEqual({
      id: 'o-1',
      managementAccount: MANAGEMENT,
      scpEnabled: true,
      rcpEnabled: true,
      units: [
        { id: 'ou-1', name: 'Workloads', parentId: 'r-1' },
        { id: 'ou-2', name: 'Prod', parentId: 'ou-1' },
      ],
    });
  });

  it('gives each account its levels from the root down', () => {
    expect(names(account(estate, DEEP).scp)).toEqual([['Full', 'root'], ['Full'], ['Full', 'prod'], ['Full', 'prod']]);
    expect(names(account(estate, SHALLOW).scp)).toEqual([['Full', 'root'], ['Full']]);
    expect(names(account(estate, DEEP).rcp)).toEqual([['tls'], [], [], []]);
    expect(account(estate, DEEP).scp?.[0]).toBe(account(estate, SHALLOW).scp?.[0] ?? expect.fail());
    expect(account(estate, DEEP).scp?.[0]?.[1]).toMatchObject({
      policy: { kind: 'scp' },
      ref: { name: 'SCP root (p-root)', file: 'organization.json', path: ['Policies', 1, 'Content'] },
    });
  });

  it('gives each account its place and state', () => {
    expect(account(estate, DEEP)).toMatchObject({
      organizationPath: 'o-1/r-1/ou-1/ou-2/',
      management: false,
      status: 'SUSPENDED',
      name: 'deep',
    });
    expect(account(estate, MANAGEMENT)).toMatchObject({ organizationPath: 'o-1/r-1/', management: true, status: 'ACTIVE' });
    expect(names(account(estate, MANAGEMENT).scp)).toEqual([['Full', 'root'], ['Full']]);
  });
});

describe('policy types', () => {
  const root = (PolicyTypes: unknown): Partial<Shape> => ({ Roots: [{ Id: 'r-1', PolicyTypes }] });

  it.each<[string, Partial<Shape>, boolean, boolean]>([
    ['none enabled', root([]), false, false],
    ['SCPs only', root([{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }]), true, false],
    ['another state', root([{ Type: 'SERVICE_CONTROL_POLICY', Status: 'DISABLED' }]), false, false],
    [
      'consolidated billing',
      { Organization: { Id: 'o-1', FeatureSet: 'CONSOLIDATED_BILLING', MasterAccountId: MANAGEMENT } },
      false,
      false,
    ],
  ])('%s', (_, change, scp, rcp) => {
    const estate = estateWith(change);
    expect([estate.organization?.scpEnabled, estate.organization?.rcpEnabled]).toEqual([scp, rcp]);
    expect([account(estate, DEEP).scp !== undefined, account(estate, DEEP).rcp !== undefined]).toEqual([scp, rcp]);
    expect(estate.problems).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['in transition', { Type: 'SERVICE_CONTROL_POLICY', Status: 'PENDING_DISABLE' }],
    ['without a state', { Type: 'SERVICE_CONTROL_POLICY' }],
    ['without a type', { Status: 'ENABLED' }],
    ['no object', 'SERVICE_CONTROL_POLICY'],
  ])('%s may bind or not', (_, type) => {
    const estate = estateWith(root([type]));
    expect(estate.organization?.scpEnabled).toBe(true);
    expect(unreadable(account(estate, DEEP).scp)).toEqual([['whether they are enabled is unknown']]);
    expect(estate.problems[0]).toMatchObject({ severity: 'error', path: ['Roots', 0, 'PolicyTypes', 0] });
  });

  it('that the root does not tell are taken from what is attached, and this is said', () => {
    const scps = [policy('Full', 'SERVICE_CONTROL_POLICY', everywhere)];
    const estate = estateWith({ ...root(undefined), Policies: scps });
    expect([estate.organization?.scpEnabled, estate.organization?.rcpEnabled]).toEqual([true, false]);
    expect(estate.problems.map((problem) => [problem.severity, problem.message])).toEqual([
      ['warning', expect.stringMatching(/RCPs are enabled: taken as disabled/)],
      ['warning', expect.stringMatching(/SCPs are enabled: taken as enabled/)],
    ]);
  });
});

describe('levels without any SCP', () => {
  it('allow nothing: they stay, and are named once', () => {
    const estate = estateWith({ Policies: [policy('Full', 'SERVICE_CONTROL_POLICY', ['r-1', 'ou-2', DEEP])] });
    expect(names(account(estate, DEEP).scp)).toEqual([['Full'], [], ['Full'], ['Full']]);
    // the management account is bound by none
    expect(estate.problems.map((problem) => [problem.severity, problem.path, problem.message])).toEqual([
      ['warning', ['Accounts', 2], expect.stringContaining(`attached to ${SHALLOW}`)],
      ['warning', ['OrganizationalUnits', 0], expect.stringContaining('attached to ou-1')],
    ]);
  });
});

describe('what is not known of the organisation is unknown, not absent', () => {
  it.each([[undefined], [null], [{}]])('no list of policies (%j)', (Policies) => {
    const estate = estateWith({ Policies });
    expect(unreadable(account(estate, DEEP).scp)).toEqual([["the organisation's policies are missing"]]);
    expect(unreadable(account(estate, DEEP).rcp)).toEqual([["the organisation's policies are missing"]]);
    expect(estate.problems).toMatchObject([{ severity: 'error', path: ['Policies'] }]);
  });

  it('no list of policies, but SCPs are disabled', () => {
    const estate = estateWith({ Policies: undefined, Roots: [{ Id: 'r-1', PolicyTypes: [] }] });
    expect(account(estate, DEEP).scp).toBeUndefined();
  });

  it.each<[string, object, RegExp]>([
    ['missing', { Content: undefined }, /missing/],
    ['a template', { Content: '{"Statement": <statements>}' }, /not valid JSON/],
  ])('a policy whose content is %s', (_, more, why) => {
    const estate = estateWith({
      Policies: [policy('Full', 'SERVICE_CONTROL_POLICY', everywhere), policy('x', 'SERVICE_CONTROL_POLICY', ['ou-1'], more)],
    });
    expect(unreadable(account(estate, DEEP).scp)).toEqual([[undefined], [undefined, expect.stringMatching(why)], [undefined], [undefined]]);
    expect(unreadable(account(estate, SHALLOW).scp)).toEqual([[undefined], [undefined]]);
    expect(estate.problems).toMatchObject([{ severity: 'error', path: ['Policies', 1, 'Content'] }]);
  });

  it.each<[string, unknown]>([
    ['missing', undefined],
    ['not a list', {}],
    ['without ids', [{ Name: 'Root' }]],
  ])('a policy whose targets are %s may be attached anywhere', (_, Targets) => {
    const estate = estateWith({
      Policies: [policy('Full', 'SERVICE_CONTROL_POLICY', everywhere), policy('x', 'SERVICE_CONTROL_POLICY', [], { Targets })],
    });
    for (const id of [DEEP, SHALLOW])
      expect(unreadable(account(estate, id).scp?.slice(0, 1))).toEqual([[undefined, 'its targets cannot be read']]);
    expect(estate.problems).toMatchObject([{ severity: 'error', path: ['Policies', 1, 'Targets'] }]);
  });

  it('a policy without a type may be both', () => {
    const estate = estateWith({
      Policies: [policy('Full', 'SERVICE_CONTROL_POLICY', everywhere), { PolicySummary: { Id: 'p-x' }, Targets: [{ TargetId: 'r-1' }] }],
    });
    expect(unreadable(account(estate, SHALLOW).scp)).toEqual([[undefined, 'its type is missing'], [undefined]]);
    expect(unreadable(account(estate, SHALLOW).rcp)).toEqual([['its type is missing'], []]);
  });

  it('a policy whose ARN tells its type', () => {
    const PolicySummary = { Id: 'p-x', Arn: `arn:aws:organizations::${MANAGEMENT}:policy/o-1/service_control_policy/p-x` };
    const estate = estateWith({
      Policies: [
        policy('Full', 'SERVICE_CONTROL_POLICY', everywhere),
        { PolicySummary, Content: JSON.stringify(FULL), Targets: [{ TargetId: 'r-1' }] },
      ],
    });
    expect(unreadable(account(estate, SHALLOW).scp)).toEqual([[undefined, undefined], [undefined]]);
    expect(account(estate, SHALLOW).rcp).toEqual([[], []]);
  });

  const units = (...list: object[]): Partial<Shape> => ({ OrganizationalUnits: list });
  it.each<[string, Partial<Shape>, RegExp, number]>([
    ['units in a circle', units({ Id: 'ou-1', ParentId: 'ou-2' }, { Id: 'ou-2', ParentId: 'ou-1' }), /ou-2 stands below itself/, 4],
    ['a unit below itself', units({ Id: 'ou-2', ParentId: 'ou-2' }), /ou-2 stands below itself/, 3],
    ['a missing unit', units({ Id: 'ou-2', ParentId: 'ou-1' }), /ou-1 is not in the snapshot/, 3],
    ['a unit without a parent', units({ Id: 'ou-2' }), /ou-2 has no ParentId/, 3],
    [
      'a unit described twice',
      units({ Id: 'ou-1', ParentId: 'r-1' }, { Id: 'ou-2', ParentId: 'ou-1' }, { Id: 'ou-2', ParentId: 'r-1' }),
      /ou-2 is described twice/,
      3,
    ],
    [
      'an account without a parent',
      { Accounts: [{ Id: DEEP }, { Id: MANAGEMENT, ParentId: 'r-1' }, { Id: SHALLOW, ParentId: 'r-1' }] },
      /has no ParentId/,
      2,
    ],
  ])('%s: the path is unknown, and so is what is attached above', (_, change, why, levels) => {
    const estate = estateWith(change);
    expect(account(estate, DEEP).organizationPath).toBeUndefined();
    const scp = account(estate, DEEP).scp;
    expect(scp).toHaveLength(levels);
    expect(scp?.[0]?.[0]?.policy.unreadable).toBe('the place in the organisation is unknown');
    expect(names(scp?.slice(-1))).toEqual([['Full', 'prod']]);
    expect(account(estate, SHALLOW).organizationPath).toBe('o-1/r-1/');
    expect(estate.problems.filter((problem) => problem.severity === 'error').map((problem) => problem.message)).toContainEqual(
      expect.stringMatching(why),
    );
  });

  it.each<[string, unknown]>([
    ['a list', []],
    ['empty', {}],
    ['without an id', { Organization: { MasterAccountId: MANAGEMENT } }],
    ['text', 'organization'],
  ])('a file that is %s', (_, document) => {
    const estate = estateOf({ organization: document, accounts: folders });
    expect(estate.organization).toBeUndefined();
    expect(account(estate, DEEP)).toMatchObject({ scp: undefined, rcp: undefined, organizationPath: undefined, management: false });
    expect(estate.problems).toMatchObject([{ severity: 'error', file: 'organization.json' }]);
  });

  it('the id and the management account, from ARNs', () => {
    const estate = estateWith({ Organization: { Arn: `arn:aws:organizations::${MANAGEMENT}:organization/o-abc123`, FeatureSet: 'ALL' } });
    expect(estate.organization).toMatchObject({ id: 'o-abc123', managementAccount: MANAGEMENT });
    expect(estate.problems).toEqual([]);
  });

  it('a second organisation: the first by file name is taken, whatever came first', () => {
    const builder = createEstateBuilder();
    builder.organization({ Organization: { Id: 'o-2' } }, 'z.json');
    builder.organization(organization(), 'organization.json');
    const estate = builder.build(new Map());
    expect(estate.organization?.id).toBe('o-1');
    expect(estate.problems).toContainEqual(expect.objectContaining({ severity: 'error', file: 'z.json' }));
  });
});

describe('accounts known to one side only', () => {
  it('an account without its folder exists, unread', () => {
    const estate = estateOf({ organization: organization(), accounts: { [MANAGEMENT]: empty, [DEEP]: empty } });
    expect(account(estate, SHALLOW)).toMatchObject({ detailsRead: 'no', principals: [], name: 'shallow' });
    expect(estate.problems).toMatchObject([{ severity: 'error', file: 'organization.json', path: ['Accounts', 2], account: SHALLOW }]);
  });

  it('nobody can sign in to a closed account, so missing it leaves nothing open', () => {
    const estate = estateOf({ organization: organization(), accounts: { [MANAGEMENT]: empty, [SHALLOW]: empty } });
    expect(estate.problems).toMatchObject([{ severity: 'warning', account: DEEP }]);
  });

  it('an account folder that the organisation does not list: what binds it is unknown', () => {
    const estate = estateOf({ organization: organization(), accounts: { ...folders, '400000000000': empty } });
    const stranger = account(estate, '400000000000');
    expect(stranger).toMatchObject({ organizationPath: undefined, detailsRead: 'yes', management: false });
    const why = "account 400000000000 is not in the organisation's file";
    expect([unreadable(stranger.scp), unreadable(stranger.rcp)]).toEqual([[[why]], [[why]]]);
    expect(estate.problems).toMatchObject([{ severity: 'error', account: '400000000000', message: expect.stringContaining(why) }]);
  });

  it('a management account that is not listed is bound by none all the same', () => {
    const members = organization().Accounts as { Id: string }[];
    const estate = estateWith({ Accounts: members.filter(({ Id }) => Id !== MANAGEMENT) });
    expect(account(estate, MANAGEMENT)).toMatchObject({ management: true, scp: undefined, rcp: undefined });
    expect(estate.problems.map(({ severity }) => severity)).not.toContain('error');
  });

  it('accounts are in the order of their ids', () => {
    expect([...estateWith().accounts.keys()]).toEqual([MANAGEMENT, DEEP, SHALLOW]);
  });
});
