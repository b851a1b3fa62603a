import { expect, test } from 'vitest';
import { asked } from '../asked.fixture.ts';
import { ABROAD, allow, deny, HOME, roleArn, type SketchStatement, sketchEstate } from '../sketch.fixture.ts';

const TUNE = 'bedrock:CreateModelCustomizationJob';
const UPDATE = 'lambda:UpdateFunctionCode';
const grader = (account = HOME): string => `arn:aws:lambda:us-east-1:${account}:function:grader`;
const JOB = `arn:aws:bedrock:us-east-1:${HOME}:model-customization-job/nova/1`;
const job = (lambda: string): object => ({
  modelCustomizationJobs: [{ jobArn: JOB, customizationConfig: { rftConfig: { graderConfig: { lambdaGrader: { lambdaArn: lambda } } } } }],
});

const cases: Readonly<Record<string, readonly [string, readonly SketchStatement[], string]>> = {
  'the code of any function': [grader(), [allow(UPDATE)], 'conditional'],
  'the code of this function': [`${grader()}:live`, [allow(UPDATE, grader())], 'conditional'],
  'the code of other functions': [grader(), [allow(UPDATE, `${grader()}-2`)], 'none'],
  'this function is denied': [grader(), [allow('lambda:*'), deny(UPDATE, grader())], 'none'],
  'a function of another account': [grader(ABROAD), [allow(UPDATE)], 'none'],
  'only invoking it': [grader(), [allow('lambda:InvokeFunction')], 'none'],
};

test.each(Object.entries(cases))('%s', (_, [lambda, can, expected]) => {
  const estate = sketchEstate({ [HOME]: { roles: { me: { can } }, ai: job(lambda) }, [ABROAD]: {} });
  const { status, path } = asked(estate, roleArn('me'), TUNE);
  expect(status).toBe(expected);
  if (expected !== 'none')
    expect(path?.steps).toMatchObject([{ kind: 'reward-code', to: { arn: JOB, form: 'shaper' }, rights: [{ action: UPDATE }] }]);
});

test('a description that holds itself is read to an end', () => {
  const round: Record<string, unknown> = { jobArn: JOB, lambda: grader() };
  round['self'] = round;
  const estate = sketchEstate({ [HOME]: { roles: { me: { can: [allow(UPDATE)] } }, ai: { modelCustomizationJobs: [round] } } });
  expect(asked(estate, roleArn('me'), TUNE).status).toBe('conditional');
});
