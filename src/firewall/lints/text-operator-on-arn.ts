import { aboutCondition, denied, denyConditions, isAboutPrincipal, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'text-operator-on-arn',
  title: 'Principals are compared as ARNs and not as text',
  why: 'In text a star crosses colons and takes in more than the segment in which it stands.',
  severity: 'warning',
  *check(linted) {
    for (const [statement, condition] of denyConditions(linted)) {
      const { operator = '', values } = condition;
      if (!isAboutPrincipal(condition) || !/^String(?:Not)?Like$/.test(operator)) continue;
      const wide = values.find((value) =>
        value
          .split(':')
          .slice(0, 5)
          .some((segment) => segment.includes('*')),
      );
      if (wide !== undefined)
        yield aboutCondition(
          statement,
          condition,
          `in \`${wide}\` a star may stand for several segments of the ARN`,
          `write ${condition.written.replace('String', 'Arn')}`,
        );
    }
  },
  examples: {
    bad: [denied('bedrock:*', { StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } })],
    good: [
      denied('bedrock:*', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } }),
      denied('bedrock:*', { StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/a*' } }),
    ],
  },
};

export default lint;
