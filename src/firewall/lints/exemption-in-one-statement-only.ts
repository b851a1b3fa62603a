import type { Condition } from '../../iam/policy.ts';
import { conditionPath, denied, deniesOf, isAboutPrincipal, isNegative, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'exemption-in-one-statement-only',
  title: 'Statements about the same subject spare the same principals',
  why: 'Each Deny decides alone: who is spared by one and not by the other is denied.',
  severity: 'warning',
  *check(linted) {
    const denies = deniesOf(linted);
    const sparing = denies.filter(({ conditions }) => conditions.some((one) => isAboutPrincipal(one) && isNegative(one)));
    if (sparing.length === 0) return;
    for (const statement of denies) {
      if (sparing.includes(statement) || statement.conditions.length === 0) continue;
      const twin = sparing.find((one) => sharedKeys(one.conditions, statement.conditions).length > 0);
      if (twin === undefined) continue;
      const condition = twin.conditions.find((one) => isAboutPrincipal(one));
      yield {
        statement,
        path: condition === undefined ? ['Condition'] : [conditionPath(condition)[0] as string],
        message: `statement ${twin.index + 1} spares ${condition?.values.join(', ')}, and this one, by the same ${sharedKeys(twin.conditions, statement.conditions).join(', ')}, does not`,
        fix: 'give both the same exemption, or say in the Sid that this one has none',
      };
    }
  },
  examples: {
    bad: [
      {
        statements: [
          ...denied('ec2:*', {
            StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' },
            ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' },
          }).statements,
          ...denied('bedrock:InvokeModel', { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }).statements,
        ],
      },
    ],
    good: [
      {
        statements: [
          ...denied('ec2:*', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } }).statements,
          ...denied('bedrock:InvokeModel', { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }).statements,
        ],
      },
    ],
  },
};

export default lint;

const sharedKeys = (a: readonly Condition[], b: readonly Condition[]): readonly string[] =>
  a.flatMap(({ key }) =>
    key.toLowerCase() !== 'aws:principalarn' && b.some((one) => one.key.toLowerCase() === key.toLowerCase()) ? [key] : [],
  );
