import { aboutCondition, denied, denyConditions, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'mfa-that-does-not-bind',
  title: 'A demand for MFA binds long-term keys and spares pipelines',
  why: 'Bool leaves out requests that carry no such key, which are those of long-term access keys; BoolIfExists denies every role of a pipeline.',
  severity: 'warning',
  *check(linted) {
    for (const [statement, condition] of denyConditions(linted)) {
      if (
        condition.key.toLowerCase() !== 'aws:multifactorauthpresent' ||
        condition.operator !== 'Bool' ||
        !condition.values.some((value) => value.toLowerCase() === 'false')
      )
        continue;
      const isForUsers = statement.conditions.some(
        ({ key, values }) =>
          (key.toLowerCase() === 'aws:principalarn' && values.every((value) => value.includes(':user/'))) ||
          (key.toLowerCase() === 'aws:principaltype' && values.every((value) => value === 'User')),
      );
      if (!condition.ifExists)
        yield aboutCondition(
          statement,
          condition,
          'long-term access keys carry no aws:MultiFactorAuthPresent and pass',
          'write BoolIfExists, and confine the statement to users by ArnLike on aws:PrincipalArn',
        );
      else if (!isForUsers)
        yield aboutCondition(
          statement,
          condition,
          'sessions of roles carry `false` or nothing: pipelines, services and people of Identity Center are denied too',
          'confine the statement to users: {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/*"}}',
        );
    }
  },
  examples: {
    bad: [
      denied('bedrock:*', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }),
      denied('bedrock:*', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }),
    ],
    good: [
      denied('bedrock:*', {
        BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' },
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' },
      }),
    ],
  },
};

export default lint;
