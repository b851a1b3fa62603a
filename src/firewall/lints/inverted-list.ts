import { aboutCondition, denied, denyConditions, isNegative, type Lint } from '../lint.ts';

const MODELS = new Set(['bedrock-mantle:model', 'bedrock:foundationmodelarn', 'bedrock:modelidentifier']);

const lint: Lint = {
  id: 'inverted-list',
  title: 'A Deny by a list of models denies those that are not on it',
  why: 'With a positive operator the models that are named are denied, and every other one is let through.',
  severity: 'warning',
  *check(linted) {
    for (const [statement, condition] of denyConditions(linted)) {
      if (!MODELS.has(condition.key.toLowerCase()) || isNegative(condition) || condition.operator === 'Null') continue;
      yield aboutCondition(
        statement,
        condition,
        `only ${condition.values.join(', ')} ${condition.values.length === 1 ? 'is' : 'are'} denied, and every other model is let through`,
        `write ${condition.written.replace(/^(?:For\w+:)?(String|Arn)/, '$1Not')} if these are the models that may be used`,
      );
    }
  },
  examples: {
    bad: [denied('bedrock-mantle:CreateInference', { StringLike: { 'bedrock-mantle:Model': 'openai.gpt-oss-*' } })],
    good: [
      denied('bedrock-mantle:CreateInference', { StringNotLike: { 'bedrock-mantle:Model': 'openai.gpt-oss-*' } }),
      denied('bedrock-mantle:CreateInference', { Null: { 'bedrock-mantle:Model': 'true' } }),
    ],
  },
};

export default lint;
