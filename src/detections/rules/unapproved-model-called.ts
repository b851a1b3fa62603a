import { principalOf } from '../../activity/event.ts';
import { useCasesOf } from '../../estate/intent-principals.ts';
import { call, intending, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText } from '../requests/callers.ts';
import { foundationModel, isApprovedModel, MODEL_CALLS, modelOf } from '../requests/models.ts';

const APPROVED = { approvedModels: ['amazon.nova-*', 'openai.gpt-oss-*', 'arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-*'] };
const ask = (modelId: string) => call('bedrock:InvokeModel', { modelId });
const mantle = (model: string) => call('bedrock-mantle:CreateInference', { model });

export default callDetection({
  id: 'unapproved-model-called',
  title: 'model called that is not approved',
  why: 'Data went to a model whose terms, region and safety nobody has looked at.',
  severity: 'medium',
  events: MODEL_CALLS,
  techniques: ['AML.T0040', 'AML.T0025'],
  respond: 'Ask the caller what was sent to it; approve the model, or deny it by the resources of bedrock:InvokeModel in an SCP.',
  examples: {
    alarm: [
      intending(APPROVED, story('another model is asked', ask('meta.llama3-1-70b-instruct-v1:0'))),
      intending(APPROVED, story('another model is asked through an inference profile', ask('us.meta.llama3-1-70b-instruct-v1:0'))),
      intending(APPROVED, story('another model is asked on Mantle', mantle('deepseek.v3.1'))),
    ],
    quiet: [
      intending(APPROVED, story('an approved model is asked', ask('amazon.nova-lite-v1:0'))),
      intending(
        APPROVED,
        story(
          'an approved model is asked through an inference profile',
          ask('arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0'),
        ),
      ),
      intending(APPROVED, story('an approved model is asked on Mantle', mantle('openai.gpt-oss-20b'))),
      intending(
        APPROVED,
        story('which model lies behind is not told', ask('arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2')),
      ),
      story('nobody has said which models are approved', ask('meta.llama3-1-70b-instruct-v1:0')),
    ],
  },
  judge: (event, { intent }) => {
    const model = modelOf(event);
    const approved = intent?.approvedModels;
    const each = callerText(event);
    if (intent === undefined || approved === undefined || model === undefined || foundationModel(model) === undefined) return undefined;
    const about = `${event.account} ${model}`;
    if (!isApprovedModel(model, event.region, approved))
      return { message: `\`${model}\`, which is not approved, was called in account ${event.account}`, each, about, once: true };
    const lists = useCasesOf(intent, principalOf(event) ?? '')?.map(({ models }) => models) ?? [];
    // a use case that names no models may use any approved one
    if (lists.length === 0 || lists.some((list) => list === undefined || isApprovedModel(model, event.region, list))) return undefined;
    const message = `\`${model}\`, which is approved, was called in account ${event.account} by somebody none of whose use cases names it`;
    return { message, each, severity: 'low', about: `${about} beside its use case`, once: true };
  },
});
