import { accountOfArn } from '../../iam/arn.ts';
import { roleDetails } from '../examples/bedrock-examples.ts';
import { type Changing, changersOutcome } from '../rights/changers.ts';
import type { Example } from '../example.ts';
import { wholeFunction } from '../answers/lambda-functions.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const CHANGING: Changing = { action: 'lambda:UpdateFunctionCode', openly: ['bedrock:CreateModelCustomizationJob'] };
const GRADER = 'arn:aws:lambda:us-east-1:111122223333:function:grader';

const developer = (Resource: string, ...Action: readonly string[]): Example => ({
  answers: [
    [
      'bedrock.GetModelCustomizationJob',
      'job',
      {
        jobArn: 'arn:aws:bedrock:us-east-1:111122223333:model-customization-job/amazon.nova-lite-v1:0:300k/abcdefghijkl',
        roleArn: 'arn:aws:iam::111122223333:role/customization',
        customizationType: 'REINFORCEMENT_FINE_TUNING',
        customizationConfig: { rftConfig: { graderConfig: { lambdaGrader: { lambdaArn: `${GRADER}:3` } } } },
      },
    ],
  ],
  details: roleDetails('developer', 'ec2.amazonaws.com', { Effect: 'Allow', Action: ['lambda:UpdateFunctionCode', ...Action], Resource }),
});

export default resourceCheck({
  id: 'grader-open-to-change',
  title: 'Only those can change the grader of a reinforcement fine-tuning who are known to shape models',
  why: 'The model learns whatever the grader rewards: whoever replaces its code trains the model, and holds no right on it.',
  severity: 'medium',
  known: { gaps: ['GAP-17'] },
  topics: ['provenance', 'privileged-access'],
  resource: KINDS.customizationJob,
  reads: ['iam.GetAccountAuthorizationDetails'],
  examples: {
    pass: [developer('arn:aws:lambda:us-east-1:111122223333:function:other'), developer('*', 'bedrock:CreateModelCustomizationJob')],
    fail: [developer('*'), developer(GRADER)],
  },
  judge: (detail, _, scanned) => {
    const named = detail.at('customizationConfig')?.at('rftConfig')?.at('graderConfig')?.at('lambdaGrader')?.needText('lambdaArn');
    if (named === undefined) return undefined;
    const arn = wholeFunction(named);
    return changersOutcome(arn, accountOfArn(arn), detail, scanned, CHANGING, {
      what: `the code of its grader ${arn}`,
      fix: 'let only the pipeline that deploys the grader change its code, and name it in a use case of mantlet.yaml',
    });
  },
});
