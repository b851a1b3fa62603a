import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const JOB = {
  jobArn: 'arn:aws:bedrock:us-east-1:111122223333:model-customization-job/amazon.nova-lite-v1:0:300k/abcdefghijkl',
  roleArn: 'arn:aws:iam::111122223333:role/customization',
};

export default resourceCheck({
  id: 'customization-job-without-vpc',
  title: 'Model customization jobs read their data through a VPC of the customer',
  why: 'No endpoint policy and no flow log of the customer sees which buckets the job reads training data from and writes to.',
  severity: 'low',
  known: { union: ['CM-VPC'] },
  topics: ['isolation'],
  resource: KINDS.customizationJob,
  examples: {
    pass: [{ described: { ...JOB, vpcConfig: { subnetIds: ['subnet-0a'], securityGroupIds: ['sg-0a'] } } }],
    fail: [{ described: JOB }, { described: { ...JOB, vpcConfig: { subnetIds: [], securityGroupIds: [] } } }],
  },
  judge: (detail) => {
    const subnets = detail.at('vpcConfig')?.texts('subnetIds') ?? [];
    return subnets.length === 0
      ? fail('it runs outside of every VPC of the customer', 'start customization jobs with vpcConfig: subnets and security groups')
      : pass(`it runs in ${subnets.join(', ')}`);
  },
});
