import { call, intending, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText } from '../requests/callers.ts';
import { isApprovedModel, modelOf } from '../requests/models.ts';

const agree = (modelId: string) => call('bedrock:CreateFoundationModelAgreement', { modelId });

export default callDetection({
  id: 'model-access-opened',
  title: 'access to a further model opened for the account',
  why: 'The terms of a vendor bind the organisation from then on, and whoever took over an account begins here.',
  severity: 'medium',
  tried: 'low',
  events: ['bedrock:PutUseCaseForModelAccess', 'bedrock:CreateFoundationModelAgreement', 'bedrock:PutFoundationModelEntitlement'],
  techniques: ['T1496.004', 'AML.T0040'],
  respond: 'Ask the caller who approved the model; end the agreement (DeleteFoundationModelAgreement) if nobody did.',
  examples: {
    alarm: [
      story('a use case is handed in for models', call('bedrock:PutUseCaseForModelAccess', null)),
      story('an agreement about a model is made', agree('anthropic.claude-v2')),
      intending(
        { approvedModels: ['amazon.*'] },
        story('an agreement about a model that is not approved is made', agree('anthropic.claude-v2')),
      ),
      story('somebody tries to', refused(agree('anthropic.claude-v2'))),
    ],
    quiet: [
      intending({ approvedModels: ['anthropic.*'] }, story('the model is approved', agree('anthropic.claude-v2'))),
      story('somebody looks whether a model is there', call('bedrock:GetFoundationModelAvailability', { modelId: 'anthropic.claude-v2' })),
    ],
  },
  judge: (event, { intent }) => {
    const model = modelOf(event);
    if (model !== undefined && intent?.approvedModels !== undefined && isApprovedModel(model, event.region, intent.approvedModels))
      return undefined;
    return {
      message: `${callerText(event)} opened access to ${model === undefined ? 'further models' : `\`${model}\``}`,
      about: `${event.account} ${callerText(event)}`,
    };
  },
});
