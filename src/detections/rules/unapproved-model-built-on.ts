import { call, intending, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { objectsAt, textAt } from '../requests/members.ts';
import { foundationModel, isApprovedModel, modelOf } from '../requests/models.ts';

const APPROVED = { approvedModels: ['amazon.nova-*', 'openai.gpt-oss-*'] };
const agent = (foundationModel: string) => call('bedrock:CreateAgent', { agentName: 'a', foundationModel });
const tune = (model: string) => call('bedrock-mantle:CreateFineTuningJob', { model, trainingFile: 'file-1' });
const prompt = (modelId: string) => call('bedrock:UpdatePrompt', { promptIdentifier: 'p', variants: [{ name: 'v', modelId }] });

export default callDetection({
  id: 'unapproved-model-built-on',
  title: 'agent, prompt or own model built on a model that is not approved',
  why: 'What is built on it carries its terms and faults along under the name of the organisation.',
  severity: 'medium',
  events: [
    'bedrock:CreateAgent',
    'bedrock:UpdateAgent',
    'bedrock:CreatePrompt',
    'bedrock:UpdatePrompt',
    'bedrock:CreateModelCustomizationJob',
    'bedrock:CreateProvisionedModelThroughput',
    'bedrock:CreateInferenceProfile',
    'bedrock-mantle:CreateFineTuningJob',
  ],
  techniques: ['AML.T0010.003', 'AML.T0081'],
  respond: 'Have the model approved, or build on one that is.',
  examples: {
    alarm: [
      intending(APPROVED, story('an agent is built on another model', agent('meta.llama3-1-70b-instruct-v1:0'))),
      intending(APPROVED, story('a prompt is pointed to another model', prompt('meta.llama3-1-70b-instruct-v1:0'))),
      intending(APPROVED, story('another model is fine-tuned on Mantle', tune('deepseek.v3.1'))),
    ],
    quiet: [
      intending(
        APPROVED,
        story('an agent is built on an approved model', agent('arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0')),
      ),
      intending(
        APPROVED,
        story(
          'a prompt names no model',
          call('bedrock:UpdatePrompt', { promptIdentifier: 'p', variants: 'HIDDEN_DUE_TO_SECURITY_REASONS' }),
        ),
      ),
      intending(APPROVED, story('an approved model is fine-tuned on Mantle', tune('openai.gpt-oss-20b'))),
      story('nobody has said which models are approved', agent('meta.llama3-1-70b-instruct-v1:0')),
    ],
  },
  judge: (event, { intent }) => {
    const approved = intent?.approvedModels;
    if (approved === undefined) return undefined;
    const models = [modelOf(event), ...objectsAt(event.request, 'variants').map((variant) => textAt(variant, 'modelId'))];
    for (const model of models) {
      if (model !== undefined && foundationModel(model) !== undefined && !isApprovedModel(model, event.region, approved))
        return `${event.name} builds on \`${model}\`, which is not approved`;
    }
    return undefined;
  },
});
