import { call, intending, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { isProduction } from '../requests/intent.ts';
import { imagesOf } from '../requests/job-inputs.ts';

const PRODUCTION = { productionAccounts: ['111122223333'] };
const image = (tag: string) => `111122223333.dkr.ecr.us-east-1.amazonaws.com/trainer${tag}`;
const training = (trainingImage: string) =>
  call('sagemaker:CreateTrainingJob', { trainingJobName: 'job', algorithmSpecification: { trainingImage } });
const runtime = (containerUri: string) =>
  call('bedrock-agentcore:UpdateAgentRuntime', { agentRuntimeId: 'a', agentRuntimeArtifact: { containerConfiguration: { containerUri } } });
const DIGEST = `@sha256:${'0'.repeat(64)}`;

export default callDetection({
  id: 'unpinned-ai-image-in-production',
  title: 'job, model or agent in production that runs an image by a tag',
  why: 'Whoever moves the tag changes the code that runs, and nothing in SageMaker or AgentCore shows it.',
  severity: 'low',
  events: [
    'sagemaker:CreateTrainingJob',
    'sagemaker:CreateHyperParameterTuningJob',
    'sagemaker:CreateProcessingJob',
    'sagemaker:CreateModel',
    'sagemaker:CreateModelPackage',
    'bedrock-agentcore:CreateAgentRuntime',
    'bedrock-agentcore:UpdateAgentRuntime',
  ],
  techniques: ['T1525', 'AML.T0010.004'],
  respond: 'Name the image by its digest, or make its repository immutable.',
  examples: {
    alarm: [
      intending(PRODUCTION, story('a training job in production names a tag', training(image(':latest')))),
      intending(PRODUCTION, story('an agent in production names a tag', runtime(image(':1')))),
    ],
    quiet: [
      intending(PRODUCTION, story('a training job names a digest', training(image(DIGEST)))),
      intending(PRODUCTION, story('an agent names a digest', runtime(image(DIGEST)))),
      intending({ productionAccounts: [] }, story('the account is not of production', training(image(':latest')))),
      story('nobody has said what is production', training(image(':latest'))),
    ],
  },
  judge: (event, { intent }) => {
    if (isProduction(event, intent) !== true) return undefined;
    const image = imagesOf(event).find((one) => one.includes('/') && !one.includes('@sha256:'));
    return image === undefined
      ? undefined
      : { message: `${event.name} in production runs \`${image}\` without a digest`, about: `${event.account} ${image}` };
  },
});
