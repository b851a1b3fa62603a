import { describe, expect, test } from 'vitest';
import check from '../checks/ai-endpoint-open-to-outsiders.ts';
import { serviceOfEndpoint } from './endpoint-policies.ts';
import { EXAMPLE_ACCOUNT as ACCOUNT } from '../example.ts';
import { judged } from '../scanned.fixture.ts';

test.each([
  ['com.amazonaws.us-east-1.bedrock-runtime', 'bedrock-runtime'],
  ['com.amazonaws.us-gov-west-1.bedrock-runtime-fips', 'bedrock-runtime'],
  ['com.amazonaws.eu-central-1.sagemaker.api', 'sagemaker.api'],
  ['com.amazonaws.us-east-1.bedrock-agentcore.gateway', 'bedrock-agentcore.gateway'],
  ['aws.api.us-east-1.qbusiness', 'qbusiness'],
  ['com.amazonaws.us-east-1.s3', 's3'],
  ['com.amazonaws.us-east-1.ec2', undefined],
  ['com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0', undefined],
  ['com.amazonaws.us-east-1.constructor', undefined],
])('%s leads to %s', (name, service) => {
  expect(serviceOfEndpoint(name)).toBe(service);
});

const ALL = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

function verdictOf(statements: readonly unknown[], changes: Readonly<Record<string, unknown>> = {}): string | undefined {
  const endpoint = {
    VpcEndpointId: 'vpce-1',
    VpcEndpointType: 'Interface',
    VpcId: 'vpc-1',
    ServiceName: 'com.amazonaws.us-east-1.bedrock-runtime',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    ...changes,
  };
  return judged(check, { answers: [['ec2.DescribeVpcEndpoints', 'all', { VpcEndpoints: [endpoint] }]] })[0]?.[0];
}

const unless = (key: string, value: string) => [ALL, { ...ALL, Effect: 'Deny', Condition: { StringNotEquals: { [key]: value } } }];
const where = (operator: string, key: string, value: unknown) => [{ ...ALL, Condition: { [operator]: { [key]: value } } }];

describe('the policy of an endpoint', () => {
  test.each([
    ['that lets everybody through', [ALL], 'fail'],
    ['that lets nobody through', [], 'pass'],
    ['for the organisation', where('StringEquals', 'aws:PrincipalOrgID', 'o-example'), 'pass'],
    ['for everybody but the organisation', where('StringNotEquals', 'aws:PrincipalOrgID', 'o-example'), 'fail'],
    ['for the account', where('StringEquals', 'aws:PrincipalAccount', ACCOUNT), 'pass'],
    ['for what belongs to the organisation', where('StringEquals', 'aws:ResourceOrgID', 'o-example'), 'pass'],
    ['that refuses others', unless('aws:PrincipalOrgID', 'o-example'), 'pass'],
    ['that refuses resources of others', unless('aws:ResourceAccount', ACCOUNT), 'pass'],
    ['that asks for the VPC in which it stands', where('StringEquals', 'aws:SourceVpc', 'vpc-1'), 'fail'],
    ['that asks for another VPC', where('StringEquals', 'aws:SourceVpc', 'vpc-2'), 'pass'],
    ['that asks for a tag, which somebody outside may give himself', where('StringEquals', 'aws:PrincipalTag/team', 'ai'), 'unknown'],
    ['for roles of the account', [{ ...ALL, Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/app` } }], 'pass'],
    ['for another action', [{ ...ALL, Action: 'bedrock:ListFoundationModels' }], 'pass'],
    ['for models that nobody owns', [{ ...ALL, Resource: 'arn:aws:bedrock:*::foundation-model/*' }], 'fail'],
    ['whose statement cannot be read', [{ ...ALL, Effect: 'Perhaps' }], 'unknown'],
  ] as const)('%s: %s', (_, statements, verdict) => {
    expect(verdictOf(statements)).toBe(verdict);
  });

  test('that is no policy, or is not there, tells nothing', () => {
    expect(verdictOf([], { PolicyDocument: 'text' })).toBe('unknown');
    expect(verdictOf([], { PolicyDocument: undefined })).toBe('unknown');
  });

  test('of another service, or of S3 where no AI is used, is not judged', () => {
    expect(verdictOf([ALL], { ServiceName: 'com.amazonaws.us-east-1.ec2' })).toBeUndefined();
    expect(verdictOf([ALL], { ServiceName: 'com.amazonaws.us-east-1.s3', VpcEndpointType: 'Gateway' })).toBeUndefined();
  });
});
