import { describe, expect, test } from 'vitest';
import { partitionOf } from '../src/access/partition.ts';
import { answerWhoCan } from '../src/app/who-can.ts';
import { explain } from '../src/app/explain.ts';
import { explainReport } from '../src/app/explain-report.ts';
import { scan } from '../src/app/scan.ts';
import { StatementPlaces } from '../src/app/statement-places.ts';
import { estateOf } from '../src/estate/estate-of.fixture.ts';
import { loadManagedPolicies } from '../src/snapshot/managed-policies.ts';

const ACCOUNT = '111122223333';
const PARTITION = 'aws-us-gov';
const iam = (rest: string): string => `arn:${PARTITION}:iam::${ACCOUNT}:${rest}`;
const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const role = (RoleName: string, service: string, managed: readonly string[], ...statements: object[]) => ({
  RoleName,
  Path: '/',
  Arn: iam(`role/${RoleName}`),
  AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }),
  RolePolicyList: [{ PolicyName: 'own', PolicyDocument: policy(...statements) }],
  AttachedManagedPolicies: managed.map((PolicyArn) => ({ PolicyName: 'x', PolicyArn })),
});
const user = (UserName: string, ...statements: object[]) => ({
  UserName,
  Path: '/',
  Arn: iam(`user/${UserName}`),
  UserPolicyList: [{ PolicyName: 'own', PolicyDocument: policy(...statements) }],
});
const TRAIN = 'sagemaker:CreateTrainingJob';
const FULL = `arn:${PARTITION}:iam::aws:policy/AmazonSageMakerFullAccess`;
const trainingJobs = (partition: string, region: string): string => `arn:${partition}:sagemaker:${region}:${ACCOUNT}:training-job/*`;

const shipped = [...(await loadManagedPolicies(['arn:aws:iam::aws:policy/AmazonSageMakerFullAccess', FULL])).values()];
const estate = estateOf({
  shipped,
  accounts: {
    [ACCOUNT]: {
      users: [
        user('trainer', allow(TRAIN, trainingJobs(PARTITION, 'us-gov-west-1'))),
        user('elsewhere', allow(TRAIN, trainingJobs('aws', 'us-gov-west-1'))),
        user('regional', allow(TRAIN, '*', { Condition: { StringEquals: { 'aws:RequestedRegion': 'us-gov-west-1' } } })),
        user('passer', allow('iam:PassRole', iam('role/*')), allow(['lambda:CreateFunction', 'lambda:InvokeFunction'])),
        user('denied', allow('sagemaker:*'), { Effect: 'Deny', Action: TRAIN, Resource: `arn:${PARTITION}:sagemaker:*:*:training-job/*` }),
      ],
      roles: [
        role('fn', 'lambda.amazonaws.com', [], allow(TRAIN)),
        role('managed', 'sagemaker.amazonaws.com', [FULL], allow('s3:ListBucket')),
      ],
      resourcePolicies: {
        resourcePolicies: [
          {
            type: 'AWS::SageMaker::ModelPackageGroup',
            arn: `arn:${PARTITION}:sagemaker:us-gov-west-1:${ACCOUNT}:model-package-group/scoring`,
            policy: policy({
              Effect: 'Allow',
              Principal: { AWS: [iam('user/passer'), '999999999999'] },
              Action: 'sagemaker:UpdateModelPackage',
              Resource: `arn:${PARTITION}:sagemaker:us-gov-west-1:${ACCOUNT}:model-package/scoring/*`,
            }),
          },
        ],
      },
      aiResources: { agents: [{ agentId: 'AGENT12345', region: 'us-gov-west-1' }] },
    },
  },
});
const places = new StatementPlaces('.');
const holding = (who: string, action = TRAIN) => explain(estate, { who, action, resource: undefined });

describe('a snapshot of GovCloud', () => {
  test('has its own partition, and so have ARNs that are put together', () => {
    expect(partitionOf(estate)).toBe(PARTITION);
    expect(estate.accounts.get(ACCOUNT)?.resources.map(({ arn }) => arn)).toContain(
      `arn:${PARTITION}:bedrock:us-gov-west-1:${ACCOUNT}:agent/AGENT12345`,
    );
    expect(explain(estate, { who: `${ACCOUNT}:root`, action: TRAIN, resource: undefined }).caller.arn).toBe(iam('root'));
    expect(explain(estate, { who: '999999999999', action: TRAIN, resource: undefined }).caller.request.arn).toBe(
      `arn:${PARTITION}:iam::999999999999:root`,
    );
  });

  test.each([
    ['user/trainer', 'yes'],
    ['user/elsewhere', 'no'],
    ['user/regional', 'yes'],
    ['user/denied', 'no'],
    ['role/fn', 'yes'],
  ])('%s: %s', (who, expected) => {
    expect(holding(who).status).toBe(expected);
    expect(holding(who).resource).toMatch(/^arn:aws-us-gov:/);
  });

  test('resource policies and chains are found there too', async () => {
    expect(holding('user/passer', 'sagemaker:UpdateModelPackage').status).toBe('yes');
    const report = await explainReport(estate, places, { who: 'user/passer', action: TRAIN, resource: undefined });
    expect(report.path?.steps.map(({ kind, to }) => [kind, to])).toEqual([['pass-role', iam('role/fn')]]);
  });

  test('a managed policy that the snapshot lacks is open: AWS keeps another text in each partition', async () => {
    const who = 'role/managed';
    expect(holding(who).status).toBe('indeterminate');
    const { incomplete } = await scan(estate, places, { snapshot: '.' });
    expect(incomplete.map(({ message }) => message)).toEqual([
      `policy ${FULL} of AWS is attached and not in the snapshot; Mantlet ships the policies of the partition aws, and those of ${PARTITION} may differ`,
    ]);
  });

  test('who can', async () => {
    const { holders } = await answerWhoCan(estate, places, { action: TRAIN, resource: undefined, limit: 100, chains: false });
    expect(holders.map(({ principal, status }) => [principal.split(':')[5], status])).toEqual([
      ['role/fn', 'yes'],
      ['user/regional', 'yes'],
      ['user/trainer', 'yes'],
      ['root', 'yes'],
      ['role/managed', 'indeterminate'],
    ]);
  });
});
