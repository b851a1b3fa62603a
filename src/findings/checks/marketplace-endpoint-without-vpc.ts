import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const endpoint = (sageMaker: Readonly<Record<string, unknown>>) => ({
  described: {
    endpointArn: 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/example',
    endpointConfig: { sageMaker: { initialInstanceCount: 1, instanceType: 'ml.m5.xlarge', ...sageMaker } },
  },
});

export default resourceCheck({
  id: 'marketplace-endpoint-without-vpc',
  title: 'Endpoints of marketplace models run in a VPC of the customer',
  why: 'Code of a third party runs beside what people ask it, with a way out that no rule of the customer looks at.',
  severity: 'medium',
  known: { union: ['CM-MARKETPLACE-EP'] },
  topics: ['isolation'],
  resource: KINDS.marketplaceEndpoint,
  examples: {
    pass: [endpoint({ vpc: { subnetIds: ['subnet-0a'], securityGroupIds: ['sg-0a'] } })],
    fail: [endpoint({}), endpoint({ vpc: { subnetIds: [], securityGroupIds: [] } })],
  },
  judge: (detail) => {
    const subnets = detail.needAt('endpointConfig').needAt('sageMaker').at('vpc')?.texts('subnetIds') ?? [];
    return subnets.length === 0
      ? fail('it runs outside of every VPC of the customer', 'deploy the model anew with vpc: subnets and security groups')
      : pass(`it runs in ${subnets.join(', ')}`);
  },
});
