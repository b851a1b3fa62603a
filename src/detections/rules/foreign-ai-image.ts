import { call, inOrganization, SISTER, story, STRANGER } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText } from '../requests/callers.ts';
import { foreignImage } from '../requests/images.ts';
import { imagesOf } from '../requests/job-inputs.ts';

const training = (trainingImage: string) =>
  call('sagemaker:CreateTrainingJob', { trainingJobName: 'job', algorithmSpecification: { trainingImage } });
const runtime = (containerUri: string) =>
  call('bedrock-agentcore:CreateAgentRuntime', {
    agentRuntimeName: 'a',
    agentRuntimeArtifact: { containerConfiguration: { containerUri } },
  });
const ecr = (account: string, rest: string) => `${account}.dkr.ecr.us-east-1.amazonaws.com/${rest}`;

export default callDetection({
  id: 'foreign-ai-image',
  title: 'job, model or agent that runs an image from outside',
  why: 'Whoever can push to that registry runs code with the role of the job, model or agent, and reads what it reads.',
  severity: 'high',
  events: [
    'sagemaker:CreateTrainingJob',
    'sagemaker:CreateHyperParameterTuningJob',
    'sagemaker:CreateProcessingJob',
    'sagemaker:CreateModel',
    'sagemaker:CreateModelPackage',
    'bedrock-agentcore:CreateAgentRuntime',
    'bedrock-agentcore:UpdateAgentRuntime',
  ],
  techniques: ['T1204.003', 'AML.T0010.004'],
  respond: 'Stop it, look at what its role could reach, and copy images that are needed into a registry of your own by their digest.',
  examples: {
    alarm: [
      inOrganization(story('a training job runs an image of a stranger', training(ecr(STRANGER, 'trainer@sha256:0')))),
      story('a training job runs an image of a public registry', training('docker.io/somebody/trainer:latest')),
      story('an agent runs an image of a public gallery', runtime('public.ecr.aws/somebody/agent:1')),
    ],
    quiet: [
      inOrganization(story('a training job runs an image of the organisation', training(ecr(SISTER, 'trainer@sha256:0')))),
      story('a training job runs an image that AWS provides', training(ecr('763104351884', 'pytorch-training:2.5'))),
      story('an agent runs an image of its account', runtime(ecr('111122223333', 'agent@sha256:0'))),
      story('which image it is is hidden', training('HIDDEN_DUE_TO_SECURITY_REASONS')),
    ],
  },
  judge: (event, activity) => {
    for (const image of imagesOf(event)) {
      const found = foreignImage(image, event, activity);
      if (found !== undefined)
        return {
          message: `${event.name} runs \`${image}\`, ${found.why}`,
          severity: found.severity,
          about: `${callerText(event)} ${event.name} ${image}`,
        };
    }
    return undefined;
  },
});
