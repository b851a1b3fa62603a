import { privilegedUse } from '../../activity/usual/privileged.ts';
import { call, intending, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText } from '../requests/callers.ts';
import { textAt } from '../requests/members.ts';
import { privilegedCalls } from '../requests/privileged-calls.ts';
import { INVOCATIONS } from '../sequences/model-calls.ts';

const ABROAD = { approvedRegions: ['eu-west-1'] };
const HOME = { approvedRegions: ['us-east-1'] };
const ask = (more: Readonly<Record<string, unknown>> = {}) => call('bedrock:Converse', { modelId: 'us.amazon.nova-lite-v1:0' }, more);
const routed = ask({ additionalEventData: { inferenceRegion: 'us-west-2' } });
const mantle = call('bedrock-mantle:CreateInference', { model: 'openai.gpt-oss-20b' });
const train = call('sagemaker:CreateTrainingJob', { trainingJobName: 'job' });
const runtime = call('bedrock-agentcore:CreateAgentRuntime', { agentRuntimeName: 'a' });

export default callDetection({
  id: 'unapproved-region-used',
  title: 'AI used in a Region that is not approved',
  why: 'Data leaves the places where it may be, and what is there is neither logged nor looked at.',
  severity: 'medium',
  events: ['*', ...INVOCATIONS],
  techniques: ['T1535', 'AML.T0012'],
  respond: 'Ask the caller; deny AI services in other Regions by aws:RequestedRegion in an SCP, and clear away what was made there.',
  examples: {
    alarm: [
      intending(ABROAD, story('a model is asked elsewhere', ask())),
      intending(ABROAD, story('a model is asked elsewhere on Mantle', mantle)),
      intending(ABROAD, story('a model is trained elsewhere', train)),
      intending(HOME, story('an inference profile routes a call elsewhere', routed)),
      intending(ABROAD, story('an agent runtime is made elsewhere', runtime)),
    ],
    quiet: [
      intending(HOME, story('a model is asked at home', ask())),
      intending(HOME, story('a model is asked at home on Mantle', mantle)),
      intending(HOME, story('a model is trained at home', train)),
      intending({ ...HOME, inferenceProfilesMayLeaveRegions: true }, story('inference profiles may route elsewhere', routed)),
      intending(HOME, story('an agent runtime is made at home', runtime)),
      story('nobody has said which Regions are approved', ask()),
    ],
  },
  *calls(activity) {
    if (activity.intent?.approvedRegions === undefined) return;
    yield* privilegedCalls(activity);
    for (const name of INVOCATIONS) for (const event of activity.named(name)) if (privilegedUse(event) === undefined) yield event;
  },
  judge: (event, { intent }) => {
    const regions = intent?.approvedRegions ?? [];
    const routed = intent?.inferenceProfilesMayLeaveRegions === true ? undefined : textAt(event.additional, 'inferenceRegion');
    const region = [event.region, routed].find((one) => one !== undefined && one !== '' && !regions.includes(one));
    if (region === undefined) return undefined;
    const how = region === event.region ? 'in' : 'through an inference profile in';
    // an application that asks models does so all day: what counts is who, and where
    if (privilegedUse(event) === undefined)
      return {
        message: `models were asked ${how} ${region} from account ${event.account}`,
        each: callerText(event),
        severity: 'low',
        about: `${event.account} ${region}`,
      };
    return {
      message: `${callerText(event)} used privileged actions ${how} ${region}`,
      each: event.name,
      about: `${callerText(event)} ${region}`,
    };
  },
});
