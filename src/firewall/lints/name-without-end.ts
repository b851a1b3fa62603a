import { aboutCondition, denied, denyConditions, isAboutPrincipal, isNegative, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'name-without-end',
  title: 'An exemption ends with the name or with its folder',
  why: 'A star behind the beginning of a name exempts every role that somebody may create with a name that goes on.',
  severity: 'warning',
  *check(linted) {
    for (const [statement, condition] of denyConditions(linted)) {
      if (!isAboutPrincipal(condition) || !isNegative(condition)) continue;
      for (const value of condition.values) {
        if (!/:(?:role|user)\/.*[^/*]\*$/.test(value) || value.includes('AWSReservedSSO_')) continue;
        yield aboutCondition(
          statement,
          condition,
          `\`${value}\` exempts every ${value.includes(':user/') ? 'user' : 'role'} whose name only begins so`,
          'name it whole, or put those that are exempt under a path and end with `/*`',
        );
      }
    }
  },
  examples: {
    bad: [denied('bedrock:*', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/mantlet*' } })],
    good: [
      denied('bedrock:*', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/mantlet/*' } }),
      denied('bedrock:*', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/mantlet' } }),
    ],
  },
};

export default lint;
