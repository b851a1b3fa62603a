import { session, user } from '../examples.ts';
import { call, intending, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText, isService } from '../requests/callers.ts';
import { isAllowed, isProduction } from '../requests/intent.ts';
import { isShaping, privilegedCalls } from '../requests/privileged-calls.ts';

const PRODUCTION = { productionAccounts: ['111122223333'] };
const by = { by: user('lea') };
const prompt = call('bedrock:UpdatePrompt', { promptIdentifier: 'p' }, by);
const file = call('bedrock-mantle:CreateFile', { purpose: 'fine-tune' }, by);
const endpoint = call('sagemaker:UpdateEndpoint', { endpointName: 'e', endpointConfigName: 'c' }, by);
const runtime = call('bedrock-agentcore:UpdateGateway', { gatewayIdentifier: 'g' }, by);
const pipeline = { by: session('deployer', 'GitHubActions') };

export default callDetection({
  id: 'production-changed-by-hand',
  title: 'model, agent or guardrail of production changed by a person or an IAM user',
  why: 'The change passed no review and no pipeline, and the next deployment undoes it or keeps it unseen.',
  severity: 'medium',
  events: ['*'],
  techniques: ['AML.T0081', 'T1565.001'],
  respond: 'Ask for the change that covers it; put back what the pipeline deployed last.',
  examples: {
    alarm: [
      intending(PRODUCTION, story('a prompt of production is changed by hand', prompt)),
      intending(PRODUCTION, story('a file for fine-tuning is put into production by hand', file)),
      intending(PRODUCTION, story('an endpoint of production is changed by hand', endpoint)),
      intending(PRODUCTION, story('a gateway of production is changed by hand', runtime)),
    ],
    quiet: [
      intending(
        PRODUCTION,
        story('who deploys is no person as far as the trail tells', call('bedrock:UpdatePrompt', { promptIdentifier: 'p' }, pipeline)),
      ),
      intending({ productionAccounts: [] }, story('the account is not of production', endpoint)),
      intending(PRODUCTION, story('the change fails', { ...runtime, errorCode: 'ConflictException' })),
      story('nobody has said what is production', file),
    ],
  },
  *calls(activity) {
    const { intent, who } = activity;
    if (intent?.productionAccounts === undefined) return;
    for (const event of privilegedCalls(activity)) {
      if (isProduction(event, intent) !== true || isService(event) || !isShaping(event)) continue;
      const { identity, confidence } = who(event);
      if (/^(?:person|user|root)$/.test(identity.kind) && (confidence === 'high' || confidence === 'medium')) yield event;
    }
  },
  judge: (event, { intent, who }) => {
    // what a use case needs is meant, and what none needs is another alarm
    if (isAllowed(event, intent) !== 'unknown') return undefined;
    const { identity } = who(event);
    const name = identity.name || identity.id;
    return {
      message: `${name} changed production account ${event.account} by hand`,
      each: event.name,
      about: `${callerText(event)} ${name} ${event.account}`,
    };
  },
});
