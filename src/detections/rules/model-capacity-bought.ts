import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { modelOf } from '../requests/models.ts';
import { textAt } from '../requests/members.ts';

const buy = (commitmentDuration?: string) =>
  call('bedrock:CreateProvisionedModelThroughput', {
    modelUnits: 2,
    provisionedModelName: 'p',
    modelId: 'amazon.nova-lite-v1:0',
    ...(commitmentDuration === undefined ? {} : { commitmentDuration }),
  });

export default callDetection({
  id: 'model-capacity-bought',
  title: 'capacity for a model bought, or a model of the own set to answer',
  why: 'It costs from this moment on, for months where there is a commitment, and makes a model answer that may not have been looked at.',
  severity: 'low',
  tried: 'low',
  events: ['bedrock:CreateProvisionedModelThroughput', 'bedrock:CreateCustomModelDeployment'],
  techniques: ['T1496.004', 'AML.T0034'],
  respond: 'Ask the caller for who pays; without a commitment, delete it.',
  examples: {
    alarm: [
      story('capacity is bought for six months', buy('SixMonths')),
      story('capacity is bought by the hour', buy()),
      story(
        'a custom model is deployed',
        call('bedrock:CreateCustomModelDeployment', {
          modelDeploymentName: 'd',
          modelArn: 'arn:aws:bedrock:us-east-1:111122223333:custom-model/x/a',
        }),
      ),
      story('somebody tries to buy capacity', refused(buy('SixMonths'))),
    ],
    quiet: [
      story('the quota does not allow it', { ...buy(), errorCode: 'ServiceQuotaExceededException' }),
      story('somebody looks at what was bought', call('bedrock:ListProvisionedModelThroughputs', null)),
    ],
  },
  judge: (event) => {
    const { name, request } = event;
    const model = modelOf(event) ?? textAt(request, 'modelArn') ?? 'a model';
    if (name === 'CreateCustomModelDeployment') return `\`${model}\` was set to answer`;
    const commitment = textAt(request, 'commitmentDuration');
    const message = `capacity for \`${model}\` was bought${commitment === undefined ? ' by the hour' : ` for ${commitment}`}`;
    return commitment === undefined ? message : { message, severity: 'medium' };
  },
});
