import { aboutCondition, denied, denyConditions, isAboutPrincipal, isNegative, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'root-exempt',
  title: 'Root users are not exempt',
  why: 'Whoever resets the password of a root user would be exempt: emergencies have a named principal and an alarm.',
  severity: 'warning',
  *check(linted) {
    for (const [statement, condition] of denyConditions(linted)) {
      if (!isAboutPrincipal(condition) || !isNegative(condition)) continue;
      const root = condition.values.find((value) => value.endsWith(':root'));
      if (root !== undefined)
        yield aboutCondition(statement, condition, `\`${root}\` exempts root users`, 'take it out, and name a role for emergencies');
    }
  },
  examples: {
    bad: [denied('bedrock:*', { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:root', 'arn:aws:iam::*:role/admin'] } })],
    good: [denied('bedrock:*', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } })],
  },
};

export default lint;
