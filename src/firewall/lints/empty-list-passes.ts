import { aboutCondition, denied, denyConditions, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'empty-list-passes',
  title: 'A test of all values asks for one too',
  why: 'ForAllValues is true for a request without any value: a Deny then hits whoever sends none.',
  severity: 'warning',
  *check(linted) {
    for (const [statement, condition] of denyConditions(linted)) {
      if (condition.set !== 'ForAllValues') continue;
      const key = condition.key.toLowerCase();
      if (statement.conditions.some((one) => one.operator === 'Null' && one.key.toLowerCase() === key)) continue;
      yield aboutCondition(
        statement,
        condition,
        `a request without any ${condition.key} is denied too`,
        `add {"Null": {"${condition.key}": "false"}}, or write ForAnyValue with the opposite operator`,
      );
    }
  },
  examples: {
    bad: [denied('bedrock:*', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } })],
    good: [denied('bedrock:*', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] }, Null: { 'aws:TagKeys': 'false' } })],
  },
};

export default lint;
