import { expect, test } from 'vitest';
import { keyFamily } from './key-family.ts';
import { keysOfAction } from './reference.ts';

test.each([
  ['aws:RequestTag/${TagKey}', 'aws:requesttag/'],
  ['kms:EncryptionContext:${EncryptionContextKey}', 'kms:encryptioncontext:'],
  ['s3:ExistingObjectTag/<key>', 's3:existingobjecttag/'],
  ['s3:RequestObjectTag/<key>', 's3:requestobjecttag/'],
  ['bedrock:GuardrailIdentifier', 'bedrock:guardrailidentifier'],
])('%s is of the family %s', (key, family) => {
  expect(keyFamily(key)).toBe(family);
});

test('no key of an action keeps a variable part', () => {
  for (const action of ['s3:GetObject', 's3:PutObject', 'kms:Decrypt', 'bedrock:InvokeModel', 'sagemaker:CreateTrainingJob']) {
    expect([...(keysOfAction(action) ?? [])].filter((key) => /[<${}>]/.test(key)), action).toEqual([]);
  }
  expect(keysOfAction('s3:GetObject')?.has('s3:existingobjecttag/')).toBe(true);
});
