import type { Check } from '../check.ts';
import { describedResources } from '../answers/described-resources.ts';
import { leakThrough, serviceOfEndpoint } from '../answers/endpoint-policies.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const ANYTHING = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
const OURS = { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } };
const RUNTIME = 'com.amazonaws.us-east-1.bedrock-runtime';

const endpoint = (VpcEndpointId: string, ServiceName: string, ...Statement: readonly unknown[]) => ({
  VpcEndpointId,
  VpcEndpointType: ServiceName.endsWith('.s3') ? 'Gateway' : 'Interface',
  VpcId: 'vpc-1',
  ServiceName,
  State: 'available',
  PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
});
const endpoints = (...VpcEndpoints: readonly unknown[]): Example => ({
  answers: [['ec2.DescribeVpcEndpoints', 'all', { VpcEndpoints }]],
});
const closed = endpoint('vpce-1', RUNTIME, { ...ANYTHING, Condition: OURS });

const check: Check = resourceCheck({
  id: 'ai-endpoint-open-to-outsiders',
  title: 'Endpoints through which a VPC reaches AI services and their data let only the organisation through',
  why: 'Whoever gets a foothold in the VPC sends data with credentials of his own to models and buckets of his own, on a way that looks private.',
  severity: 'medium',
  known: { union: ['AC-VPCE', 'BR-VPCE'], gaps: ['GAP-25'] },
  topics: ['isolation', 'outside-access'],
  resource: KINDS.vpcEndpoint,
  examples: {
    pass: [
      endpoints(closed),
      endpoints(endpoint('vpce-1', RUNTIME, { ...ANYTHING, Principal: { AWS: EXAMPLE_ACCOUNT } })),
      endpoints(endpoint('vpce-1', RUNTIME, { ...ANYTHING, Resource: `arn:aws:bedrock:*:${EXAMPLE_ACCOUNT}:*` })),
      endpoints(
        endpoint('vpce-1', RUNTIME, ANYTHING, {
          ...ANYTHING,
          Effect: 'Deny',
          Condition: { StringNotEquals: { 'aws:ResourceOrgID': 'o-example' } },
        }),
      ),
    ],
    fail: [
      endpoints(endpoint('vpce-1', RUNTIME, ANYTHING)),
      endpoints(endpoint('vpce-1', RUNTIME, { ...ANYTHING, Action: 'bedrock:Invoke*' })),
      endpoints(endpoint('vpce-1', RUNTIME, { ...ANYTHING, Resource: 'arn:aws:bedrock:*::foundation-model/amazon.nova-*' })),
      endpoints(endpoint('vpce-1', RUNTIME, { ...ANYTHING, Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } })),
      endpoints(endpoint('vpce-1', 'com.amazonaws.us-east-1.bedrock-agentcore', ANYTHING)),
      endpoints(endpoint('vpce-1', 'com.amazonaws.us-east-1.sagemaker.runtime', ANYTHING)),
      endpoints(closed, endpoint('vpce-2', 'com.amazonaws.us-east-1.s3', ANYTHING)),
    ],
  },
  judge: (detail, resource) => {
    const service = serviceOfEndpoint(detail.needText('ServiceName'));
    if (service === undefined || (service === 's3' && !besideAi(resource.account, detail.needText('VpcId')))) return undefined;
    const action = leakThrough(detail, service, resource);
    return action === undefined
      ? pass('its policy stops those who come with credentials and resources of others')
      : fail(
          `its policy lets anybody call ${action} with credentials of his own`,
          'let its policy allow only where aws:PrincipalOrgID and aws:ResourceOrgID are those of the organisation',
        );
  },
});

/** Speaks for every AI service with endpoints of its own; an endpoint that is not there is no failure. */
export default {
  ...check,
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker', 'comprehend', 'kendra', 'lex', 'qbusiness'],
};

/** Buckets matter here where the VPC works with AI. */
function besideAi(account: Parameters<typeof describedResources>[0], vpc: string): boolean {
  return describedResources(account, KINDS.vpcEndpoint).resources.some(({ detail }) => {
    if (typeof detail === 'string' || detail.text('VpcId') !== vpc) return false;
    const service = serviceOfEndpoint(detail.text('ServiceName') ?? '');
    return service !== undefined && service !== 's3';
  });
}
