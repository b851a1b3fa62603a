import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { textAt } from '../requests/members.ts';

const remove = call('entityresolution:DeletePolicyStatement', {
  arn: 'arn:aws:entityresolution:us-east-1:111122223333:idnamespace/n',
  statementId: 'deny-strangers',
});

export default callDetection({
  id: 'ai-resource-policy-removed',
  title: 'policy or statement of an AI resource removed',
  why: 'With it goes whatever it denied, and whoever worked by it is cut off.',
  severity: 'low',
  events: [
    'entityresolution:DeletePolicyStatement',
    'bedrock:DeleteResourcePolicy',
    'bedrock-agentcore:DeleteResourcePolicy',
    'sagemaker:DeleteModelPackageGroupPolicy',
    'rekognition:DeleteProjectPolicy',
    'comprehend:DeleteResourcePolicy',
    'lex:DeleteResourcePolicy',
    'lex:DeleteResourcePolicyStatement',
  ],
  techniques: ['T1562.001', 'T1531'],
  respond: 'See what the statement said (the last event or snapshot that shows it) and whether it denied something.',
  examples: {
    alarm: [
      story('a statement is taken out of a policy of Entity Resolution', remove),
      story(
        'the policy of a model is deleted',
        call('bedrock:DeleteResourcePolicy', { resourceArn: 'arn:aws:bedrock:us-east-1:111122223333:custom-model/x/a' }),
      ),
      story(
        'the policy of an agent is deleted',
        call('bedrock-agentcore:DeleteResourcePolicy', { resourceArn: 'arn:aws:bedrock-agentcore:us-east-1:111122223333:runtime/a' }),
      ),
      story(
        'the policy of a group of models is deleted',
        call('sagemaker:DeleteModelPackageGroupPolicy', { modelPackageGroupName: 'models' }),
      ),
    ],
    quiet: [
      story('the call is refused', { ...remove, errorCode: 'AccessDeniedException' }),
      story('the policy of a model is read', call('bedrock:GetResourcePolicy', { resourceArn: 'arn' })),
      story('the policy of an agent is read', call('bedrock-agentcore:GetResourcePolicy', { resourceArn: 'arn' })),
      story('the policy of a group of models is read', call('sagemaker:GetModelPackageGroupPolicy', { modelPackageGroupName: 'models' })),
    ],
  },
  judge: (event) => {
    const { request } = event;
    const what =
      textAt(request, 'resourceArn') ??
      textAt(request, 'arn') ??
      textAt(request, 'projectArn') ??
      textAt(request, 'modelPackageGroupName') ??
      'a resource';
    const statement = textAt(request, 'statementId');
    return {
      message: `${statement === undefined ? 'the policy' : `the statement \`${statement}\``} of \`${what}\` was removed`,
      about: `${event.account} ${what}`,
    };
  },
});
