import { describe, expect, test } from 'vitest';
import { resourceTypesOf } from './resource-types.ts';

describe('the resources whose ARNs decide about an action', () => {
  test.each([
    // reserved capacity may be named beside the job, never instead of it
    ['sagemaker:CreateTrainingJob', ['training-job']],
    ['bedrock:UpdateGuardrail', ['guardrail']],
    ['organizations:AttachPolicy', ['policy']],
    // all of them optional: each may be the one
    ['kms:CreateGrant', ['key']],
    // V1 authorises on the version of a bot, V2 on the bot, and AWS lists both under one name
    ['lex:CreateBotVersion', ['bot version', 'bot', 'bot']],
    ['sagemaker:ListTrainingJobs', []],
  ])('%s: %j', (action, names) => {
    expect(resourceTypesOf(action).map(({ name }) => name)).toEqual(names);
  });

  test('a type with several forms has a pattern for each', () => {
    const bots = resourceTypesOf('lex:CreateBotVersion').filter(({ name }) => name === 'bot');
    expect(bots.map(({ segments }) => segments[4])).toEqual(['bot/*', 'bot:*']);
  });
});
