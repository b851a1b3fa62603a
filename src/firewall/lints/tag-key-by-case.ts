import { aboutCondition, denied, denyConditions, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'tag-key-by-case',
  title: 'Keys of tags are compared whatever their case',
  why: 'Keys of tags ignore case in IAM, and a comparison of aws:TagKeys does not: another spelling passes the guard and counts as the tag.',
  severity: 'error',
  *check(linted) {
    for (const [statement, condition] of denyConditions(linted)) {
      if (condition.key.toLowerCase() !== 'aws:tagkeys' || condition.set !== 'ForAnyValue') continue;
      if (condition.operator === 'StringEquals' || condition.operator === 'StringLike')
        yield aboutCondition(
          statement,
          condition,
          `another case of ${condition.values.join(', ')} passes and is the same tag to IAM`,
          'write ForAnyValue:StringEqualsIgnoreCase',
        );
    }
  },
  examples: {
    bad: [denied('iam:TagRole', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'mantlet-ai' } })],
    good: [denied('iam:TagRole', { 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': 'mantlet-ai' } })],
  },
};

export default lint;
