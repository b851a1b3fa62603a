import { describe, expect, it } from 'vitest';
import type { Estate, Resource } from './estate.ts';
import { estateOf } from './estate-of.fixture.ts';

const ACCOUNT = '111122223333';
const BUCKET = 'arn:aws:s3:::training-data';
const MODEL = `arn:aws:bedrock:us-east-1:${ACCOUNT}:custom-model/amazon.nova-lite-v1:0:300k/abc`;
const allow = (action: string): unknown => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: action, Resource: '*' }],
});
const estateWith = (resourcePolicies: unknown, aiResources: unknown): Estate =>
  estateOf({
    accounts: {
      [ACCOUNT]: { ...(resourcePolicies === undefined ? {} : { resourcePolicies }), ...(aiResources === undefined ? {} : { aiResources }) },
    },
  });
const resourcesOf = (estate: Estate): readonly Resource[] => estate.accounts.get(ACCOUNT)?.resources ?? [];

describe('resource policies', () => {
  const one = (more: object): unknown => ({ resourcePolicies: [{ type: 'AWS::S3::Bucket', arn: BUCKET, region: 'eu-west-1', ...more }] });

  it('belong to the account of the folder', () => {
    const estate = estateWith(one({ policy: allow('s3:GetObject') }), undefined);
    expect(resourcesOf(estate)).toMatchObject([
      {
        arn: BUCKET,
        type: 'AWS::S3::Bucket',
        account: ACCOUNT,
        region: 'eu-west-1',
        description: undefined,
        policy: { policy: { kind: 'resource' }, ref: { name: `policy of ${BUCKET}`, path: ['resourcePolicies', 0, 'policy'] } },
        ref: { name: BUCKET, file: `accounts/${ACCOUNT}/resource-policies.json`, path: ['resourcePolicies', 0] },
      },
    ]);
    expect(estate.problems).toEqual([]);
  });

  it('may be JSON text, and null says that there is none', () => {
    expect(
      resourcesOf(estateWith(one({ policy: JSON.stringify(allow('s3:*')) }), undefined))[0]?.policy?.policy.unreadable,
    ).toBeUndefined();
    const none = estateWith(one({ policy: null }), undefined);
    expect(resourcesOf(none)).toMatchObject([{ arn: BUCKET, policy: undefined }]);
    expect(none.problems).toEqual([]);
  });

  it.each<[string, object]>([
    ['broken text', { policy: '{' }],
    ['left out', {}],
    ['a number', { policy: 5 }],
  ])('that are %s are unreadable', (_, more) => {
    const estate = estateWith(one(more), undefined);
    expect(resourcesOf(estate)[0]?.policy?.policy.unreadable).toBeDefined();
    expect(estate.problems).toMatchObject([{ severity: 'error', path: ['resourcePolicies', 0, 'policy'], account: ACCOUNT }]);
  });

  it.each<[string, unknown, (string | number)[]]>([
    ['no list', {}, ['resourcePolicies']],
    ['a list', [], ['resourcePolicies']],
    ['no object', { resourcePolicies: ['x'] }, ['resourcePolicies', 0]],
    ['no ARN', { resourcePolicies: [{ type: 'AWS::S3::Bucket', policy: allow('s3:*') }] }, ['resourcePolicies', 0]],
    ['not an ARN', { resourcePolicies: [{ arn: 'training-data' }] }, ['resourcePolicies', 0]],
    [
      'of another account',
      { resourcePolicies: [{ arn: 'arn:aws:kms:us-east-1:999999999999:key/1', policy: allow('kms:*') }] },
      ['resourcePolicies', 0],
    ],
  ])('%s: reported', (_, document, path) => {
    const estate = estateWith(document, undefined);
    expect(resourcesOf(estate)).toEqual([]);
    expect(estate.problems).toMatchObject([{ severity: 'error', path, account: ACCOUNT }]);
  });

  it('given twice and differently are unreadable; equal ones count once', () => {
    const two = (action: string): unknown => ({
      resourcePolicies: [
        { type: 'AWS::S3::Bucket', arn: BUCKET, policy: allow('s3:*') },
        { type: 'AWS::S3::Bucket', arn: BUCKET, policy: allow(action) },
      ],
    });
    expect(resourcesOf(estateWith(two('s3:*'), undefined))).toHaveLength(1);
    expect(estateWith(two('s3:*'), undefined).problems).toEqual([]);
    const different = estateWith(two('s3:Get*'), undefined);
    expect(resourcesOf(different)).toMatchObject([{ policy: { policy: { unreadable: expect.stringContaining('twice') } } }]);
    expect(different.problems).toMatchObject([{ severity: 'error', path: ['resourcePolicies', 1] }]);
  });
});

describe('AI resources', () => {
  it.each<[string, object, string, string, string | undefined]>([
    [
      'customModels',
      { modelArn: MODEL, baseModelArn: 'arn:aws:bedrock:us-east-1::foundation-model/x' },
      MODEL,
      'AWS::Bedrock::CustomModel',
      'us-east-1',
    ],
    [
      'guardrails',
      { id: 'g', arn: `arn:aws:bedrock:eu-west-1:${ACCOUNT}:guardrail/g` },
      `arn:aws:bedrock:eu-west-1:${ACCOUNT}:guardrail/g`,
      'AWS::Bedrock::Guardrail',
      'eu-west-1',
    ],
    [
      'guardrails',
      { guardrailArn: `arn:aws:bedrock:eu-west-1:${ACCOUNT}:guardrail/g` },
      `arn:aws:bedrock:eu-west-1:${ACCOUNT}:guardrail/g`,
      'AWS::Bedrock::Guardrail',
      'eu-west-1',
    ],
    [
      'notebookInstances',
      { NotebookInstanceArn: `arn:aws:sagemaker:us-east-1:${ACCOUNT}:notebook-instance/n`, RoleArn: `arn:aws:iam::${ACCOUNT}:role/r` },
      `arn:aws:sagemaker:us-east-1:${ACCOUNT}:notebook-instance/n`,
      'AWS::SageMaker::NotebookInstance',
      'us-east-1',
    ],
    ['lexBots', { botId: 'B1', region: 'us-east-1' }, `arn:aws:lex:us-east-1:${ACCOUNT}:bot/B1`, 'AWS::Lex::Bot', 'us-east-1'],
    [
      'qBusinessApplications',
      { applicationId: 'q' },
      `arn:aws:qbusiness::${ACCOUNT}:application/q`,
      'AWS::QBusiness::Application',
      undefined,
    ],
  ])('%s', (list, item, arn, type, region) => {
    const estate = estateWith(undefined, { [list]: [item] });
    expect(resourcesOf(estate)).toEqual([
      {
        arn,
        type,
        account: ACCOUNT,
        region,
        policy: undefined,
        description: item,
        ref: { name: arn, file: `accounts/${ACCOUNT}/ai-resources.json`, path: [list, 0] },
      },
    ]);
    expect(estate.problems).toEqual([]);
  });

  it.each([{}, { loggingConfig: { textDataDeliveryEnabled: true } }])(
    'the invocation logging of an account is a resource (%j)',
    (setting) => {
      const arn = `arn:aws:bedrock::${ACCOUNT}:model-invocation-logging-configuration`;
      const estate = estateWith(undefined, { modelInvocationLogging: setting, customModels: null });
      expect(resourcesOf(estate)).toMatchObject([{ arn, description: setting, ref: { path: ['modelInvocationLogging'] } }]);
      expect(estate.problems).toEqual([]);
      const regional = estateWith(undefined, { modelInvocationLogging: [{ region: 'eu-west-1', ...setting }] });
      expect(resourcesOf(regional)).toMatchObject([{ region: 'eu-west-1', ref: { path: ['modelInvocationLogging', 0] } }]);
    },
  );

  it.each<[string, unknown, 'error' | 'warning', (string | number)[]]>([
    ['no object', [], 'error', []],
    ['not a list', { customModels: {} }, 'error', ['customModels']],
    ['an element without an ARN', { customModels: [{ modelName: 'x' }] }, 'error', ['customModels', 0]],
    ['an ARN that is a number', { customModels: [{ modelArn: 1 }] }, 'error', ['customModels', 0]],
    ['an element that is text', { customModels: [MODEL] }, 'error', ['customModels', 0]],
    ['a list nobody knows', { quantumModels: [] }, 'warning', ['quantumModels']],
  ])('%s: reported', (_, document, severity, path) => {
    const estate = estateWith(undefined, document);
    expect(resourcesOf(estate)).toEqual([]);
    expect(estate.problems).toMatchObject([{ severity, path, account: ACCOUNT }]);
  });

  it('have the account of their ARN, because lists also hold what others share', () => {
    const estate = estateWith(undefined, { customModels: [{ modelArn: MODEL.replace(ACCOUNT, '999999999999') }] });
    expect(resourcesOf(estate)).toMatchObject([{ account: '999999999999' }]);
  });

  it('and their policies are one resource', () => {
    const estate = estateWith(
      { resourcePolicies: [{ type: 'AWS::Bedrock::CustomModel', arn: MODEL, policy: allow('bedrock:*') }] },
      { customModels: [{ modelArn: MODEL }] },
    );
    expect(resourcesOf(estate)).toMatchObject([{ arn: MODEL, description: { modelArn: MODEL }, policy: { policy: { kind: 'resource' } } }]);
  });

  it('listed twice and differently are both kept', () => {
    const estate = estateWith(undefined, {
      customModels: [
        { modelArn: MODEL, modelName: 'a' },
        { modelArn: MODEL, modelName: 'b' },
        { modelArn: MODEL, modelName: 'a' },
      ],
    });
    expect(resourcesOf(estate).map((resource) => resource.description?.['modelName'])).toEqual(['a', 'b']);
    expect(estate.problems).toMatchObject([{ severity: 'warning', path: ['customModels', 1] }]);
  });
});

describe('account.json', () => {
  const read = (account: unknown): Estate => estateOf({ accounts: { [ACCOUNT]: { account } } });

  it('gives name and identity providers, as ARNs or as the API lists them', () => {
    const estate = read({
      Id: ACCOUNT,
      Name: 'ml-dev',
      OidcProviders: ['arn:oidc'],
      SamlProviders: null,
      OpenIDConnectProviderList: [{ Arn: 'arn:oidc' }, { Arn: 'arn:other' }],
      SAMLProviderList: [{ Arn: 'arn:saml', ValidUntil: 'x' }],
    });
    expect(estate.accounts.get(ACCOUNT)).toMatchObject({ name: 'ml-dev', identityProviders: ['arn:oidc', 'arn:other', 'arn:saml'] });
    expect(estate.problems).toEqual([]);
  });

  it.each<[unknown, (string | number)[]]>([
    [[], []],
    [{ Id: '999999999999' }, ['Id']],
    [{ OidcProviders: 'x' }, ['OidcProviders']],
    [{ OidcProviders: [7] }, ['OidcProviders', 0]],
  ])('%j: reported', (document, path) => {
    expect(read(document).problems).toMatchObject([
      { severity: 'error', file: `accounts/${ACCOUNT}/account.json`, path, account: ACCOUNT },
    ]);
  });
});
