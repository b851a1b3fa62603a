import { describe, expect, test } from 'vitest';
import { findAction } from '../../../catalogue/reference/reference.ts';
import { asked } from '../asked.fixture.ts';
import { PASSED_TO, RUNNING_WITH, SOURCES } from '../compute/role-uses.ts';
import { allow, deny, HOME, roleArn, type SketchRole, type SketchStatement, sketchEstate, trusts } from '../sketch.fixture.ts';

const TUNE = 'bedrock:CreateModelCustomizationJob';
const PASS = 'iam:PassRole';
const LAMBDA = 'lambda.amazonaws.com';
const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

interface Case {
  readonly can: readonly SketchStatement[];
  readonly role?: Partial<SketchRole>;
  readonly scp?: readonly SketchStatement[];
  readonly rcp?: readonly SketchStatement[];
  readonly name?: string;
}

const ask = ({ can, role, scp = [], rcp = [], name = 'worker' }: Case) => {
  const roles = { source: { can }, [name]: { trust: [trusts(LAMBDA)], can: [allow(TUNE)], ...role } };
  return asked(sketchEstate({ [HOME]: { roles, scp, rcp } }), roleArn('source'), TUNE);
};

const run = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);

const cases: Readonly<Record<string, readonly [Case, string]>> = {
  'all three rights are there': [{ can: [run, allow(PASS)] }, 'certain'],
  'no right to pass': [{ can: [run] }, 'none'],
  'no right to create': [{ can: [allow('lambda:InvokeFunction'), allow(PASS)] }, 'none'],
  'nobody invokes what is created': [{ can: [allow('lambda:CreateFunction'), allow(PASS)] }, 'none'],
  'the function is invoked by permission': [{ can: [allow(['lambda:CreateFunction', 'lambda:AddPermission']), allow(PASS)] }, 'certain'],
  'the function is invoked by its URL': [
    { can: [allow(['lambda:CreateFunction', 'lambda:CreateFunctionUrlConfig', 'lambda:InvokeFunctionUrl']), allow(PASS)] },
    'certain',
  ],
  'the function is invoked by events that may come': [
    { can: [allow(['lambda:CreateFunction', 'lambda:CreateEventSourceMapping']), allow(PASS)] },
    'conditional',
  ],
  'the role trusts another service': [{ can: [run, allow(PASS)], role: { trust: [trusts('ec2.amazonaws.com')] } }, 'none'],
  'the role trusts its account only': [{ can: [run, allow(PASS)], role: { trust: [trusts(HOME)] } }, 'none'],
  'only this role may be passed': [{ can: [run, allow(PASS, roleArn('worker'))] }, 'certain'],
  'only roles of a path may be passed': [{ can: [run, allow(PASS, roleArn('team/*'))] }, 'none'],
  'the role has that path': [{ can: [run, allow(PASS, roleArn('team/*'))], name: 'team/worker' }, 'certain'],
  'roles may be passed to this service': [{ can: [run, allow(PASS, '*', { StringEquals: { 'iam:PassedToService': LAMBDA } })] }, 'certain'],
  'roles may be passed to another service': [
    { can: [run, allow(PASS, '*', { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } })] },
    'none',
  ],
  'roles may be passed to any service that runs code': [
    { can: [run, allow(PASS, '*', { StringLike: { 'iam:PassedToService': ['l*.amazonaws.com', 'ec2.amazonaws.com'] } })] },
    'certain',
  ],
  'roles may be passed for some resources': [
    { can: [run, allow(PASS, '*', { ArnLike: { 'iam:AssociatedResourceArn': 'arn:aws:lambda:*:*:function:x' } })] },
    'conditional',
  ],
  'MFA is asked for': [{ can: [run, allow(PASS, '*', MFA)] }, 'conditional'],
  'the call needs MFA': [{ can: [allow('lambda:*', '*', MFA), allow(PASS)] }, 'conditional'],
  'this role may not be passed': [{ can: [run, allow(PASS), deny(PASS, roleArn('w*'))] }, 'none'],
  'an SCP keeps roles from being passed': [{ can: [run, allow(PASS)], scp: [deny(PASS)] }, 'none'],
  'an SCP keeps the function from being created': [{ can: [run, allow(PASS)], scp: [deny('lambda:CreateFunction')] }, 'none'],
  'an RCP keeps services from taking roles': [{ can: [run, allow(PASS)], rcp: [deny('sts:AssumeRole')] }, 'none'],
  'an RCP is about callers who are no service': [
    { can: [run, allow(PASS)], rcp: [deny('sts:AssumeRole', '*', { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } })] },
    'certain',
  ],
  'service-linked roles are not passed': [{ can: [run, allow(PASS)], name: 'aws-service-role/lambda.amazonaws.com/worker' }, 'none'],
  'another function is given the role': [{ can: [allow('lambda:UpdateFunctionConfiguration'), allow(PASS)] }, 'conditional'],
};

test.each(Object.entries(cases))('%s', (_, [one, expected]) => {
  const { status, path } = ask(one);
  expect(status).toBe(expected);
  if (expected === 'certain') {
    expect(path?.steps).toMatchObject([{ kind: 'pass-role', to: { form: 'itself' } }]);
    expect(path?.steps[0]?.rights.map(({ action }) => action)).toEqual(expect.arrayContaining([PASS, 'sts:AssumeRole']));
  }
});

describe('a trust policy that asks for the source', () => {
  const condition = (arn: string) => ({ StringEquals: { 'aws:SourceAccount': HOME }, ArnLike: { 'aws:SourceArn': arn } });
  const task = [allow(['ecs:RegisterTaskDefinition', 'ecs:RunTask', 'ecs:CreateCluster']), allow(PASS)];
  const sources: Readonly<Record<string, readonly [unknown, string]>> = {
    'any task of the account': [condition(`arn:aws:ecs:us-east-1:${HOME}:*`), 'certain'],
    'tasks of another account': [condition('arn:aws:ecs:us-east-1:444455556666:*'), 'none'],
    'one resource by name': [condition(`arn:aws:ecs:us-east-1:${HOME}:task/prod/1`), 'conditional'],
    'another service': [condition(`arn:aws:lambda:us-east-1:${HOME}:function:*`), 'none'],
    'another account': [{ StringEquals: { 'aws:SourceAccount': '444455556666' } }, 'none'],
  };

  test.each(Object.entries(sources))('%s', (_, [when, expected]) => {
    expect(ask({ can: task, role: { trust: [trusts('ecs-tasks.amazonaws.com', when)] } }).status).toBe(expected);
  });

  test('is open for a service that does not say that it tells its source', () => {
    expect(
      ask({ can: [run, allow(PASS)], role: { trust: [trusts(LAMBDA, { StringEquals: { 'aws:SourceAccount': HOME } })] } }).status,
    ).toBe('conditional');
  });
});

describe('instances', () => {
  const trust = [trusts('ec2.amazonaws.com')];
  const instances: Readonly<Record<string, readonly [Case, string]>> = {
    'with a role in an instance profile': [{ can: [allow(['ec2:RunInstances', PASS])], role: { trust, instanceProfile: true } }, 'certain'],
    'with a role that has none': [{ can: [allow(['ec2:RunInstances', PASS])], role: { trust } }, 'none'],
    'with a profile that the caller makes': [
      { can: [allow(['ec2:RunInstances', 'iam:CreateInstanceProfile', 'iam:AddRoleToInstanceProfile', PASS])], role: { trust } },
      'certain',
    ],
  };
  test.each(Object.entries(instances))('%s', (_, [one, expected]) => expect(ask(one).status).toBe(expected));
});

describe('every use of a role', () => {
  test.each(PASSED_TO.map((use) => [use.id, use] as const))('%s: with the rights it is found, without any of them it is not', (id, use) => {
    const role = { trust: [trusts(use.service)], instanceProfile: use.instanceProfile === true };
    const actions = use.needs.map((alternatives) => alternatives[0] as string);
    const can = [allow([...actions, PASS])];
    const { path } = ask({ can, role });
    expect(path?.steps[0]).toMatchObject({ kind: 'pass-role', status: use.given === undefined ? 'yes' : 'conditional' });
    const notNeeded = path?.steps[0]?.way !== id;
    for (const missing of [PASS, ...actions]) {
      const left = ask({ can: [allow([...actions, PASS].filter((action) => action !== missing))], role });
      if (!notNeeded) expect(left.path?.steps[0]?.way, `without ${missing}`).not.toBe(id);
    }
  });

  test('names actions that AWS has, services that look like services, and each id once', () => {
    for (const { needs, service } of [...PASSED_TO, ...RUNNING_WITH]) {
      for (const action of needs.flat()) expect(findAction(action), action).toBeDefined();
      expect(service).toMatch(/^[a-z0-9.-]+\.amazonaws\.com$/);
    }
    const ids = [...PASSED_TO, ...RUNNING_WITH].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const source of Object.values(SOURCES)) expect(source).toMatch(/^arn:PARTITION:[a-z-]+:\*:ACCOUNT:/);
  });
});
