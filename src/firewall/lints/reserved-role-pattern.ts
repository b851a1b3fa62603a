import { aboutCondition, denied, denyConditions, isAboutPrincipal, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'reserved-role-pattern',
  title: 'Roles of Identity Center are named so that only they match, and go on matching',
  why: 'Their suffix changes when assignments are made anew, and a star in its place takes in permission sets whose name goes on.',
  severity: 'warning',
  *check(linted) {
    for (const [statement, condition] of denyConditions(linted)) {
      if (!isAboutPrincipal(condition)) continue;
      for (const value of condition.values) {
        const [, before = '', rest = ''] = /^(.*)AWSReservedSSO_(.*)$/.exec(value) ?? [];
        if (rest === '') continue;
        const name = rest.replace(/_(?:\*|\?+|[0-9a-f]{16})$/, '');
        const good = `AWSReservedSSO_${name}_${'?'.repeat(16)}`;
        if (/_[0-9a-f]{16}$/.test(rest))
          yield aboutCondition(
            statement,
            condition,
            `\`${value}\` names a suffix that changes when the last assignment is removed and made again`,
            `write ${good}`,
          );
        else if (rest.endsWith('_*'))
          yield aboutCondition(statement, condition, `\`${value}\` takes in a permission set called ${name}_Anything too`, `write ${good}`);
        else if (/[^/]\*$/.test(before))
          yield aboutCondition(
            statement,
            condition,
            `\`${value}\` takes in roles whose name only ends so`,
            'write the path, /aws-reserved/sso.amazonaws.com/, before the name',
          );
      }
    }
  },
  examples: {
    bad: [
      denied('bedrock:*', {
        ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_*' },
      }),
      denied('bedrock:*', {
        ArnNotLike: {
          'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef',
        },
      }),
    ],
    good: [
      denied('bedrock:*', {
        ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_????????????????' },
      }),
    ],
  },
};

export default lint;
