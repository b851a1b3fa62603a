import { conditionPath, denied, deniesOf, isNegative, type Lint } from '../lint.ts';

/** Places from which one may come: any of them will do. */
const NETWORK = new Set(['aws:sourceip', 'aws:sourcevpc', 'aws:sourcevpce', 'aws:vpcsourceip', 'aws:principalarn']);

const lint: Lint = {
  id: 'several-sparing-keys',
  title: 'A Deny that spares by several keys is meant to spare by any of them',
  why: 'Conditions are joined by AND: who meets one of the exceptions is spared, whatever else is asked for.',
  severity: 'warning',
  *check(linted) {
    for (const statement of deniesOf(linted)) {
      const sparing = statement.conditions.filter((condition) => isNegative(condition) && !condition.ifExists);
      const keys = new Set(sparing.map(({ key }) => key.toLowerCase()));
      const isNetwork = [...keys].every((key) => NETWORK.has(key));
      if (keys.size < 3 || isNetwork) continue;
      const [first] = sparing;
      yield {
        statement,
        path: first === undefined ? ['Condition'] : conditionPath(first),
        message: `whoever meets one of ${[...keys].join(', ')} is spared: ${keys.size} exceptions in one Deny`,
        fix: 'write a Deny for each demand, so that all of them bind',
      };
    }
  },
  examples: {
    bad: [
      denied('bedrock:*', {
        StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1', 'aws:PrincipalOrgID': 'o-abcdefghij' },
        ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' },
      }),
    ],
    good: [
      denied('bedrock:*', {
        StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' },
        ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' },
      }),
    ],
  },
};

export default lint;
