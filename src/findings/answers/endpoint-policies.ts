import type { PolicyLayers } from '../../iam/decision.ts';
import { decide, compileLayers } from '../../iam/compiled/decide.ts';
import { PreparedRequest } from '../../iam/compiled/request.ts';
import { parsePolicy } from '../../iam/parse.ts';
import type { Policy } from '../../iam/policy.ts';
import type { RequestPrincipal } from '../../iam/request.ts';
import { partitionOfRegion } from '../../iam/arn.ts';
import type { DescribedResource } from './described-resources.ts';
import { type Detail, Unreadable } from './detail.ts';

/** An account and an organisation that nobody has. */
const OUTSIDE = '000000000000';
const OUTSIDE_ORGANIZATION = 'o-outside0000';

/** By the service of an endpoint: a call by which data leaves, and on what; `*` where the action knows no resources. */
const CALLS: Readonly<Record<string, readonly [action: string, resource: string]>> = {
  bedrock: ['bedrock:CreateModelCustomizationJob', 'model-customization-job/outside'],
  'bedrock-runtime': ['bedrock:InvokeModel', 'provisioned-model/outside'],
  'bedrock-agent': ['bedrock:IngestKnowledgeBaseDocuments', 'knowledge-base/OUTSIDE'],
  'bedrock-agent-runtime': ['bedrock:InvokeAgent', 'agent-alias/OUTSIDE/OUTSIDE'],
  'bedrock-mantle': ['bedrock-mantle:CreateInference', 'project/outside'],
  'bedrock-agentcore': ['bedrock-agentcore:InvokeAgentRuntime', 'runtime/outside'],
  'bedrock-agentcore-control': ['bedrock-agentcore:CreateAgentRuntime', '*'],
  'bedrock-agentcore.gateway': ['bedrock-agentcore:InvokeGateway', 'gateway/outside'],
  'sagemaker.api': ['sagemaker:CreateTrainingJob', 'training-job/outside'],
  'sagemaker.runtime': ['sagemaker:InvokeEndpoint', 'endpoint/outside'],
  'sagemaker.featurestore-runtime': ['sagemaker:PutRecord', 'feature-group/outside'],
  comprehend: ['comprehend:DetectEntities', '*'],
  kendra: ['kendra:BatchPutDocument', 'index/outside'],
  'runtime-v2-lex': ['lex:RecognizeText', 'bot-alias/OUTSIDE/OUTSIDE'],
  qbusiness: ['qbusiness:BatchPutDocument', 'application/outside/index/outside'],
  rekognition: ['rekognition:IndexFaces', 'collection/outside'],
  textract: ['textract:AnalyzeDocument', '*'],
  transcribe: ['transcribe:StartTranscriptionJob', '*'],
  translate: ['translate:TranslateText', '*'],
};

/** The AI service to which an endpoint leads, `s3`, or undefined: `com.amazonaws.us-east-1.bedrock-runtime`. */
export function serviceOfEndpoint(serviceName: string): string | undefined {
  const [, name = ''] = /^(?:com\.amazonaws|aws\.api)\.[a-z0-9-]+\.([a-z0-9.-]+?)(?:-fips)?$/.exec(serviceName) ?? [];
  return name === 's3' || Object.hasOwn(CALLS, name) ? name : undefined;
}

/** What somebody outside, with credentials of his own, may do through an endpoint on what is his or nobody's; undefined: nothing of what is asked here. */
export function leakThrough(endpoint: Detail, service: string, { region = '' }: DescribedResource): string | undefined {
  const text = endpoint.needText('PolicyDocument');
  const policy = parsePolicy(text, 'endpoint', { ...endpoint.document, path: [...endpoint.path, 'PolicyDocument'] });
  if (policy.unreadable !== undefined) throw new Unreadable(`its policy cannot be read: ${policy.unreadable}`);
  const layers = compileLayers(through(policy, endpoint.text('VpcEndpointType') === 'Gateway' ? 'gateway' : 'interface'));
  const partition = partitionOfRegion(region);
  const [action, resource] = service === 's3' ? ['s3:PutObject', ''] : (CALLS[service] ?? ['', '']);
  const [prefix = ''] = action.split(':');
  const own =
    service === 's3'
      ? `arn:${partition}:s3:::outside/data`
      : resource === '*'
        ? '*'
        : `arn:${partition}:${prefix}:${region}:${OUTSIDE}:${resource}`;
  const context = {
    'aws:PrincipalOrgID': OUTSIDE_ORGANIZATION,
    'aws:PrincipalOrgPaths': [`${OUTSIDE_ORGANIZATION}/r-outs/`],
    'aws:ResourceOrgID': OUTSIDE_ORGANIZATION,
    'aws:ResourceOrgPaths': [`${OUTSIDE_ORGANIZATION}/r-outs/`],
    'aws:SourceVpc': endpoint.needText('VpcId'),
    'aws:SourceVpce': endpoint.needText('VpcEndpointId'),
  };
  let doubtful = false;
  for (const arn of [own, ...(service === 'bedrock-runtime' ? foundationModels(policy, region) : [])]) {
    const { verdict } = decide(
      new PreparedRequest({
        principal: outsider(partition),
        action,
        resource: { arn, account: OUTSIDE, accountAssumed: arn !== own },
        context,
        absentKeys: [],
        mode: 'discover',
        organization: { principalAccountIsManagement: false, resourceAccountIsManagement: false },
      }),
      layers,
    );
    if (verdict === 'allow') return action;
    doubtful ||= verdict === 'conditional' || verdict === 'indeterminate';
  }
  if (!doubtful) return undefined;
  throw new Unreadable(`whether its policy lets somebody outside call ${action} depends on what the snapshot does not tell`);
}

/** Models of nobody that a policy names: whoever calls them with credentials of his own logs what they were asked in his own account. */
const foundationModels = ({ statements }: Policy, region: string): readonly string[] =>
  statements
    .flatMap(({ resources }) => (resources?.negated === false ? resources.patterns : []))
    .filter((pattern) => pattern.includes(':foundation-model/'))
    .map((pattern) => pattern.replace(/:bedrock:\*:/, `:bedrock:${region}:`).replace(/[*?]/g, 'x'));

const outsider = (partition: string): RequestPrincipal => ({
  kind: 'role-session',
  arn: `arn:${partition}:sts::${OUTSIDE}:assumed-role/outside/outside`,
  account: OUTSIDE,
  roleArn: `arn:${partition}:iam::${OUTSIDE}:role/outside`,
  parentArn: undefined,
  uniqueId: undefined,
  canonicalUserId: undefined,
  serviceLinked: false,
});

/** Whoever is outside allows himself everything. */
function through(endpoint: Policy, endpointType: PolicyLayers['endpointType']): PolicyLayers {
  const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const own = parsePolicy(everything, 'identity', { name: 'what somebody outside allows himself' });
  return {
    identity: [own],
    boundary: undefined,
    session: undefined,
    resource: undefined,
    scp: undefined,
    rcp: undefined,
    endpoint: [endpoint],
    endpointType,
    kmsGrants: [],
  };
}
