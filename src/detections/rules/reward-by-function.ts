import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { functionsOf } from '../requests/job-inputs.ts';

const GRADER = 'arn:aws:lambda:us-east-1:111122223333:function:grade';
const mantle = (method: Readonly<Record<string, unknown>>) =>
  call('bedrock-mantle:CreateFineTuningJob', { model: 'm', trainingFile: 'file-1', method });
const bedrock = (graderConfig: Readonly<Record<string, unknown>>) =>
  call('bedrock:CreateModelCustomizationJob', {
    jobName: 'job',
    customizationType: 'REINFORCEMENT_FINE_TUNING',
    customizationConfig: { rftConfig: { graderConfig } },
  });

export default callDetection({
  id: 'reward-by-function',
  title: 'model trained towards what a function rewards',
  why: 'Whoever may change the function decides what the model becomes, without touching the data that was vetted.',
  severity: 'low',
  events: ['bedrock-mantle:CreateFineTuningJob', 'bedrock:CreateModelCustomizationJob'],
  techniques: ['AML.T0018.000', 'T1648'],
  respond: 'See who may update the function, and that its code is the reviewed one and stayed so while the job ran.',
  examples: {
    alarm: [
      story('fine-tuning on Mantle is graded by a function', mantle({ type: 'reinforcement', grader: { lambda: { function: GRADER } } })),
      story('a customization job of Bedrock is graded by a function', bedrock({ lambdaGrader: { lambdaArn: GRADER } })),
    ],
    quiet: [
      story('fine-tuning on Mantle learns from examples', mantle({ type: 'supervised' })),
      story('a customization job of Bedrock names no function', bedrock({})),
    ],
  },
  judge: (event) => {
    const [grader] = functionsOf(event);
    return grader === undefined ? undefined : `what \`${grader}\` rewards is what the model learns`;
  },
});
