/**
 * Event sources, without `.amazonaws.com`, that are not called after the IAM prefix of what they record. Pages: "Events delivered via AWS
 * CloudTrail" of each service (https://docs.aws.amazon.com/eventbridge/latest/ref/, such as events-ref-lex, events-ref-metrics-sagemaker,
 * events-ref-qconnect, events-ref-mturk-requester) and the CloudTrail page of its own guide. Hosts of runtimes stand beside them: guides
 * and older records name them, although most runtimes write the source of their control plane.
 */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  // https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html: all of these write `bedrock`
  bedrock: ['bedrock-runtime', 'bedrock-agent', 'bedrock-agent-runtime', 'bedrock-data-automation', 'bedrock-data-automation-runtime'],
  'bedrock-agentcore': ['bedrock-agentcore-control'],
  // https://docs.aws.amazon.com/lexv2/latest/dg/monitoring-cloudtrail.html: both generations write `lex`
  lex: ['lexv2', 'models-v2-lex', 'runtime-v2-lex'],
  // https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-metrics-sagemaker.html
  sagemaker: ['metrics-sagemaker', 'sagemaker-runtime', 'sagemaker-featurestore-runtime', 'sagemaker-a2i-runtime', 'sagemaker-edge'],
  // https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-qconnect.html
  wisdom: ['qconnect'],
  // https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-mturk-requester.html
  mechanicalturk: ['mturk-requester'],
  personalize: ['personalize-events', 'personalize-runtime'],
  forecast: ['forecastquery'],
  transcribe: ['transcribestreaming'],
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/logging_cw_api_calls.html
  cloudwatch: ['monitoring'],
  'aws-marketplace': ['agreement-marketplace', 'catalog-marketplace', 'metering-marketplace'],
};

const PREFIXES = new Map(Object.entries(SOURCES).flatMap(([prefix, sources]) => sources.map((source) => [source, prefix] as const)));

const SUFFIX = '.amazonaws.com';

/** The IAM prefix of an event source: `bedrock` of `bedrock.amazonaws.com`, `lex` of `runtime.lex.amazonaws.com`. */
export function prefixOf(source: string): string {
  const end = source.indexOf(SUFFIX);
  const host = end < 0 ? source : source.slice(0, end);
  const known = PREFIXES.get(host);
  if (known !== undefined) return known;
  // the service stands last before the suffix; of another suffix nothing is known
  return end < 0 ? host.slice(0, host.indexOf('.') < 0 ? undefined : host.indexOf('.')) : host.slice(host.lastIndexOf('.') + 1);
}

/** What an event is called here: `bedrock:DeleteGuardrail`, the IAM prefix and the name of the event, which need not be an action of IAM. */
export const eventName = ({ source, name }: { readonly source: string; readonly name: string }): string => `${prefixOf(source)}:${name}`;
