import { aboutCondition, denied, deniesOf, type Lint } from '../lint.ts';

/** Numbers that a request may leave out (IAM API Reference, "CreateServiceSpecificCredential"). */
const OPTIONAL = new Set(['iam:servicespecificcredentialagedays', 's3:signatureage', 'aws:multifactorauthage']);

const lint: Lint = {
  id: 'bound-on-optional-number',
  title: 'A bound on a number that may be missing has a statement for its absence',
  why: 'A key without an age never expires, carries no number, and passes a Deny that compares one.',
  severity: 'error',
  *check(linted) {
    const denies = deniesOf(linted);
    const hasNull = (key: string): boolean =>
      denies.some(({ conditions }) =>
        conditions.some(
          (one) => one.key.toLowerCase() === key && one.operator === 'Null' && one.values.some((value) => value.toLowerCase() === 'true'),
        ),
      );
    for (const statement of denies) {
      for (const condition of statement.conditions) {
        const key = condition.key.toLowerCase();
        if (!OPTIONAL.has(key) || condition.operator?.startsWith('Numeric') !== true || condition.ifExists || hasNull(key)) continue;
        yield aboutCondition(
          statement,
          condition,
          `a request without ${condition.key} passes: ${condition.operator === 'NumericGreaterThanEquals' ? `and one with exactly ${condition.values.join(', ')} is denied` : 'what never expires carries no number'}`,
          `add a Deny with {"Null": {"${condition.key}": "true"}}`,
        );
      }
    }
  },
  examples: {
    bad: [denied('iam:CreateServiceSpecificCredential', { NumericGreaterThan: { 'iam:ServiceSpecificCredentialAgeDays': '30' } })],
    good: [
      {
        statements: [
          ...denied('iam:CreateServiceSpecificCredential', { NumericGreaterThan: { 'iam:ServiceSpecificCredentialAgeDays': '30' } })
            .statements,
          ...denied('iam:CreateServiceSpecificCredential', { Null: { 'iam:ServiceSpecificCredentialAgeDays': 'true' } }).statements,
        ],
      },
    ],
  },
};

export default lint;
