import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';

const remove = call('bedrock:DeleteModelInvocationLoggingConfiguration', null);

export default callDetection({
  id: 'invocation-logging-removed',
  title: 'logging of model invocations removed',
  why: 'What models are asked and answer in this Region is no longer written down, so misuse leaves no text behind.',
  severity: 'high',
  tried: 'medium',
  events: ['bedrock:DeleteModelInvocationLoggingConfiguration'],
  techniques: ['T1562.008'],
  respond: 'Put the configuration back, and look at who asked models until then.',
  examples: {
    alarm: [story('the logging of a Region is removed', remove), story('somebody tries to remove it and is refused', refused(remove))],
    quiet: [
      story('somebody looks at it', call('bedrock:GetModelInvocationLoggingConfiguration', null)),
      story('the call fails', { ...remove, errorCode: 'ThrottlingException' }),
    ],
  },
  judge: ({ region }) => `model invocations in ${region} are no longer logged`,
});
