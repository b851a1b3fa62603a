import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { flagAt, memberAt, textAt } from '../requests/members.ts';

const config = (endpointConfigName: string, enableCapture: boolean | undefined) =>
  call(
    'sagemaker:CreateEndpointConfig',
    { endpointConfigName, ...(enableCapture === undefined ? {} : { dataCaptureConfig: { enableCapture } }) },
    { minute: endpointConfigName === 'old' ? 0 : 20 },
  );
const use = (name: string, endpointConfigName: string, minute: number) =>
  call(`sagemaker:${name}`, { endpointName: 'e', endpointConfigName }, { minute });

export default callDetection({
  id: 'endpoint-capture-lost',
  title: 'endpoint changed so that it no longer keeps what it is asked',
  why: 'What the model is asked and answers is no longer kept, so neither drift nor misuse is seen.',
  severity: 'medium',
  events: ['sagemaker:UpdateEndpoint', 'sagemaker:CreateEndpointConfig'],
  techniques: ['T1562.008'],
  respond: 'Give the endpoint a configuration with data capture again, and ask for the change that took it away.',
  examples: {
    alarm: [
      story(
        'an endpoint gets a configuration without capture',
        config('old', true),
        use('CreateEndpoint', 'old', 10),
        config('new', undefined),
        use('UpdateEndpoint', 'new', 30),
      ),
    ],
    quiet: [
      story(
        'the new configuration captures too',
        config('old', true),
        use('CreateEndpoint', 'old', 10),
        config('new', true),
        use('UpdateEndpoint', 'new', 30),
      ),
      story(
        'the old one did not',
        config('old', false),
        use('CreateEndpoint', 'old', 10),
        config('new', false),
        use('UpdateEndpoint', 'new', 30),
      ),
      story('the old one is not in the trail', config('new', false), use('UpdateEndpoint', 'new', 30)),
      story(
        'the old one is kept on',
        config('old', true),
        use('CreateEndpoint', 'old', 10),
        config('new', false),
        call(
          'sagemaker:UpdateEndpoint',
          { endpointName: 'e', endpointConfigName: 'new', retainAllVariantProperties: true, excludeRetainedVariantProperties: [] },
          { minute: 30, errorCode: 'ValidationException' },
        ),
      ),
    ],
  },
  judge: (event, { named }) => {
    if (event.name !== 'UpdateEndpoint') return undefined;
    const { account, region, request, time } = event;
    const here = (name: string) =>
      named(name).filter((one) => one.account === account && one.region === region && one.error === undefined && one.time <= time);
    const captures = (wanted: string | undefined): boolean | undefined => {
      const made = here('sagemaker:CreateEndpointConfig').findLast((one) => textAt(one.request, 'endpointConfigName') === wanted);
      const capture = memberAt(made?.request, 'dataCaptureConfig');
      return made === undefined || made.cut === true || typeof capture === 'string' ? undefined : flagAt(capture, 'enableCapture') === true;
    };
    const endpoint = textAt(request, 'endpointName');
    const before = [...here('sagemaker:CreateEndpoint'), ...here('sagemaker:UpdateEndpoint')]
      .filter((one) => one.id !== event.id && textAt(one.request, 'endpointName') === endpoint)
      .sort((a, b) => a.time - b.time)
      .at(-1);
    if (before === undefined || captures(textAt(before.request, 'endpointConfigName')) !== true) return undefined;
    return captures(textAt(request, 'endpointConfigName')) === false
      ? `endpoint \`${endpoint}\` no longer keeps what it is asked`
      : undefined;
  },
});
