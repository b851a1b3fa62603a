import { expect, test } from 'vitest';
import { conditionText } from './conditions.ts';

test.each([
  ['Bool', 'aws:MultiFactorAuthPresent', ['true'], false, 'aws:MultiFactorAuthPresent is true'],
  ['BoolIfExists', 'aws:MultiFactorAuthPresent', ['true'], false, 'aws:MultiFactorAuthPresent is true, or absent'],
  ['BoolIfExists', 'aws:MultiFactorAuthPresent', ['false'], true, 'aws:MultiFactorAuthPresent is not false, and present'],
  ['StringNotEquals', 'aws:RequestedRegion', ['us-east-1', 'eu-west-1'], true, 'aws:RequestedRegion is us-east-1 or eu-west-1'],
  ['StringNotEquals', 'aws:SourceVpce', ['vpce-1'], false, 'aws:SourceVpce is not vpce-1'],
  ['Null', 'sagemaker:VpcSubnets', ['true'], true, 'sagemaker:VpcSubnets is present'],
  ['Null', 'sagemaker:VpcSubnets', ['true'], false, 'sagemaker:VpcSubnets is absent'],
  ['ForAllValues:StringEquals', 'sagemaker:VpcSubnets', ['subnet-1'], false, 'every value of sagemaker:VpcSubnets is subnet-1 (or absent)'],
  ['ForAnyValue:StringLike', 'aws:CalledVia', ['athena.*'], true, 'not: some value of aws:CalledVia is like athena.*'],
  ['StringEqual', 'aws:SourceVpce', ['vpce-1'], false, 'StringEqual aws:SourceVpce vpce-1'],
  ['IpAddress', 'aws:SourceIp', ['1', '2', '3', '4', '5', '6', '7', '8'], false, 'aws:SourceIp is in 1 or 2 or 3 or 4 or 5 or 6 or 2 more'],
])('%s %s %j (in a Deny: %s) reads: %s', (operator, key, values, denies, text) => {
  expect(conditionText({ operator, key, values, denies })).toBe(text);
});
