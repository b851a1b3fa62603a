import { describe, expect, it } from 'vitest';
import { decodeService, encodeService } from './encoding.ts';
import {
  builtInReference,
  conditionKeyType,
  findAction,
  findService,
  globalConditionKeys,
  isListKey,
  keysOfAction,
  nearestActions,
  rcpSupports,
  referenceVersion,
  servicePrefixes,
} from './reference.ts';

describe('the built-in reference', () => {
  it('holds every service and action of its date', () => {
    expect(referenceVersion).toBe('2026-09-26');
    expect(servicePrefixes()).toHaveLength(456);
    expect(builtInReference().services.reduce((sum, service) => sum + service.actions.length, 0)).toBe(22_091);
    expect(globalConditionKeys).toHaveLength(59);
  });

  it('reads access levels as sets', () => {
    expect(findAction('bedrock-agentcore:InvokeGateway')?.accessLevels).toEqual(['Permissions management', 'Write']);
    expect(findAction('bedrock:TagResource')?.accessLevels).toEqual(['Write', 'Tagging']);
  });

  it.each(['bedrock:InvokeModel', 'bedrock:invokemodel', 'BEDROCK:INVOKEMODEL'])('finds %s whatever its case', (action) => {
    expect(findAction(action)).toMatchObject({ service: 'bedrock', name: 'InvokeModel', accessLevels: ['Read'] });
  });

  it.each([
    '',
    ':',
    'bedrock',
    'bedrock:',
    ':InvokeModel',
    'bedrock:UpdateModel',
    '__proto__:x',
    'constructor:name',
    'bedrock:*',
    's3:getobject ',
  ])('knows no action %j', (action) => {
    expect(findAction(action)).toBeUndefined();
    expect(keysOfAction(action)).toBeUndefined();
  });

  it('gives the resource types of an action with pattern and keys', () => {
    expect(findAction('s3:GetObject')?.resourceTypes.map((type) => type.arn)).toContain(
      'arn:${Partition}:s3:::${BucketName}/${ObjectName}',
    );
    expect(findService('BEDROCK')?.resourceTypes.find((type) => type.name === 'guardrail')).toEqual({
      name: 'guardrail',
      arn: 'arn:${Partition}:bedrock:${Region}:${Account}:guardrail/${GuardrailId}',
      conditionKeys: ['aws:ResourceTag/${TagKey}'],
    });
  });

  it.each([
    ['bedrock:InvokeModel', 'bedrock:guardrailidentifier', true],
    ['bedrock:InvokeModel', 'aws:requesttag/', true],
    ['bedrock-mantle:CreateInference', 'bedrock:guardrailidentifier', false],
    ['kms:Decrypt', 'kms:encryptioncontext:', true],
    ['bedrock:DeleteGuardrail', 'aws:resourcetag/', true],
    ['bedrock:PutModelInvocationLoggingConfiguration', 'aws:resourcetag/', false],
  ])('keys of %s: %s %s', (action, key, attached) => {
    expect(keysOfAction(action)?.has(key)).toBe(attached);
  });

  it.each([
    ['aws:TagKeys', 'ArrayOfString'],
    ['aws:tagkeys', 'ArrayOfString'],
    ['aws:PrincipalTag/team', 'String'],
    ['aws:RequestTag/${TagKey}', 'String'],
    ['aws:SourceIp', 'IPAddress'],
    ['bedrock-mantle:Files', 'ArrayOfString'],
    ['kms:EncryptionContext:department', 'String'],
    ['saml:aud', 'String'],
    ['saml:edupersonaffiliation', 'ArrayOfString'],
    ['bedrock:NoSuchKey', undefined],
    ['', undefined],
    ['__proto__', undefined],
  ])('type of %s is %s', (key, type) => {
    expect(conditionKeyType(key)).toBe(type);
    expect(isListKey(key)).toBe(type?.startsWith('ArrayOf') ?? false);
  });

  it('knows where resource control policies reach', () => {
    expect(rcpSupports('s3')).toBe(true);
    expect(rcpSupports('comprehend')).toBe(true);
    expect(rcpSupports('bedrock')).toBe(false);
    expect(rcpSupports('no-such-prefix')).toBe(false);
    expect(servicePrefixes().filter(rcpSupports)).toHaveLength(62);
  });

  it('decoding undoes encoding', () => {
    for (const service of builtInReference().services) {
      const text = JSON.stringify(encodeService(service));
      expect(decodeService(service.prefix, JSON.parse(text))).toEqual(service);
    }
  });
});

describe('nearest names', () => {
  it.each([
    [
      'bedrock:UpdateModel',
      ['bedrock:UpdateCustomModelDeployment', 'bedrock:CreateCustomModelDeployment', 'bedrock:UpdateProvisionedModelThroughput'],
    ],
    ['bedrock:DeleteModelCustomizationJob', ['bedrock:StopModelCustomizationJob']],
    ['bedrock-runtime:InvokeModel', ['bedrock:InvokeModel']],
    ['bedrok:InvokeModel', ['bedrock:InvokeModel']],
    ['iam:passroles', ['iam:PassRole']],
    ['s3:GetObjects', ['s3:GetObject']],
    ['sagemaker:createtrainingjobs', ['sagemaker:CreateTrainingJob']],
  ])('%s is near %j', (action, near) => {
    expect(nearestActions(action)).toEqual(expect.arrayContaining(near));
  });

  it('nearest names exist, are distinct and no more than asked for', () => {
    for (const action of [
      '',
      ':',
      'bedrock:',
      'x:y',
      '__proto__:a',
      'bedrock:UpdateModel',
      'q:a',
      'InvokeModel',
      `bedrock:${'A'.repeat(100_000)}`,
    ]) {
      const near = nearestActions(action, 3);
      expect(near.length).toBeLessThanOrEqual(3);
      expect(new Set(near).size).toBe(near.length);
      for (const other of near) expect(findAction(other)).toBeDefined();
    }
  });
});
