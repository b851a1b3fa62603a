import { aboutCondition, denied, denyConditions, isNegative, type Lint } from '../lint.ts';

const lint: Lint = {
  id: 'inference-profile-absent',
  title: 'A demand on inference profiles says what becomes of direct calls',
  why: 'A direct call of a model carries no profile, and a negated test of an absent key is true: direct calls are denied too.',
  severity: 'warning',
  *check(linted) {
    for (const [statement, condition] of denyConditions(linted)) {
      if (condition.key.toLowerCase() !== 'bedrock:inferenceprofilearn' || !isNegative(condition) || condition.ifExists) continue;
      if (statement.conditions.some((one) => one.operator === 'Null' && one.key.toLowerCase() === 'bedrock:inferenceprofilearn')) continue;
      const isWithRegion = statement.conditions.some((one) => one.key.toLowerCase() === 'aws:requestedregion');
      if (!isWithRegion)
        yield aboutCondition(
          statement,
          condition,
          'calls without an inference profile are denied too',
          'add {"Null": {"bedrock:InferenceProfileArn": "false"}} where only profiles are meant',
        );
    }
  },
  examples: {
    bad: [denied('bedrock:InvokeModel', { ArnNotLike: { 'bedrock:InferenceProfileArn': 'arn:aws:bedrock:*:*:inference-profile/eu.*' } })],
    good: [
      denied('bedrock:InvokeModel', {
        ArnNotLike: { 'bedrock:InferenceProfileArn': 'arn:aws:bedrock:*:*:inference-profile/eu.*' },
        Null: { 'bedrock:InferenceProfileArn': 'false' },
      }),
    ],
  },
};

export default lint;
