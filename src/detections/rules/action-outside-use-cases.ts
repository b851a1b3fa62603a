import type { UseCase } from '../../estate/intent.ts';
import { call, intending, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText } from '../requests/callers.ts';
import { isAllowed } from '../requests/intent.ts';
import { isShaping, privilegedCalls } from '../requests/privileged-calls.ts';

const train = call('sagemaker:CreateTrainingJob', { trainingJobName: 'job' });
const tune = call('bedrock-mantle:CreateFineTuningJob', { model: 'm' });
const runtime = call('bedrock-agentcore:CreateAgentRuntime', { agentRuntimeName: 'a' });
const useCase = (...needs: readonly string[]): UseCase => ({
  name: 'science',
  identities: ['arn:aws:iam::*:role/engineer'],
  needs,
  models: undefined,
  purpose: 'training',
  owner: 'science',
  reviewBy: '2027-01-01',
});
const exemption = (expires: string) => ({
  identities: ['arn:aws:iam::*:role/engineer'],
  actions: ['model-train'],
  checks: [],
  owner: 'science',
  reason: 'migration',
  ticket: undefined,
  expires,
});

export default callDetection({
  id: 'action-outside-use-cases',
  title: 'privileged AI action that no use case of the caller needs',
  why: 'Somebody uses a right that nobody meant him to have: a leftover, a mistake or a takeover.',
  severity: 'high',
  events: ['*'],
  techniques: ['T1078.004', 'AML.T0012'],
  respond: 'Ask the caller what it was for; take the right away, or add the use case to mantlet.yaml with an owner.',
  examples: {
    alarm: [
      intending({ useCases: [useCase('invoke')] }, story('somebody who may ask models trains one', train)),
      intending({ useCases: [] }, story('nobody is meant to fine-tune on Mantle', tune)),
      intending({ useCases: [], exemptions: [exemption('2026-08-01')] }, story('an exemption is over', train)),
      intending({ useCases: [] }, story('nobody is meant to make agent runtimes', runtime)),
    ],
    quiet: [
      intending({ useCases: [useCase('model-train')] }, story('training is what the caller is there for', train)),
      intending({ useCases: [useCase('bedrock-mantle:*')] }, story('fine-tuning on Mantle is what the caller is there for', tune)),
      intending({ useCases: [], exemptions: [exemption('2026-12-31')] }, story('the caller is exempt', train)),
      intending({ useCases: [useCase('agent-shape')] }, story('agent runtimes are what the caller is there for', runtime)),
      story('nobody has said who needs what', train),
      intending(
        { useCases: [] },
        story('whose session it is is not told', {
          ...train,
          userIdentity: { type: 'AssumedRole', arn: 'arn:aws:sts::111122223333:assumed-role/engineer/ana' },
        }),
      ),
    ],
  },
  *calls(activity) {
    if (activity.intent?.useCases === undefined) return;
    for (const event of privilegedCalls(activity)) if (isAllowed(event, activity.intent) === 'no') yield event;
  },
  judge: (event) => ({
    // whoever does it every day is told of once: the use case is missing, or the right is too much
    message: `${callerText(event)} did what none of its use cases needs: ${event.name}`,
    about: `${callerText(event)} ${event.name}`,
    once: true,
    severity: isShaping(event) ? 'high' : 'medium',
  }),
});
