import { EXAMPLE_ACCOUNT } from '../example.ts';

const arn = (resource: string): string => `arn:aws:bedrock-agentcore:us-east-1:${EXAMPLE_ACCOUNT}:${resource}`;

/** For examples: an agent runtime that the internet does not reach. */
export const EXAMPLE_RUNTIME = {
  agentRuntimeArn: arn('runtime/helpdesk-abcdefghij'),
  agentRuntimeName: 'helpdesk',
  agentRuntimeId: 'helpdesk-abcdefghij',
  agentRuntimeVersion: '1',
  roleArn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:role/agent`,
  networkConfiguration: { networkMode: 'VPC', networkModeConfig: { securityGroups: ['sg-1'], subnets: ['subnet-1'] } },
  status: 'READY',
} as const;

/** For examples: a gateway that asks for credentials of AWS. */
export const EXAMPLE_GATEWAY = {
  gatewayArn: arn('gateway/tools-abcdefghij'),
  gatewayId: 'tools-abcdefghij',
  status: 'READY',
  name: 'tools',
  roleArn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:role/agent`,
  protocolType: 'MCP',
  authorizerType: 'AWS_IAM',
} as const;

/** For examples: what an agent remembers. */
export const EXAMPLE_MEMORY = {
  arn: arn('memory/helpdesk-abcdefghij'),
  id: 'helpdesk-abcdefghij',
  name: 'helpdesk',
  eventExpiryDuration: 30,
  status: 'ACTIVE',
} as const;

/** For examples: a browser that agents use. */
export const EXAMPLE_BROWSER = {
  browserId: 'research-abcdefghij',
  browserArn: arn('browser-custom/research-abcdefghij'),
  name: 'research',
  executionRoleArn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:role/agent`,
  networkConfiguration: { networkMode: 'VPC', vpcConfig: { securityGroups: ['sg-1'], subnets: ['subnet-1'] } },
  recording: { enabled: true, s3Location: { bucket: 'recordings', prefix: 'research/' } },
  status: 'READY',
} as const;

/** For examples: where agents run code that a model wrote. */
export const EXAMPLE_INTERPRETER = {
  codeInterpreterId: 'sums-abcdefghij',
  codeInterpreterArn: arn('code-interpreter-custom/sums-abcdefghij'),
  name: 'sums',
  executionRoleArn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:role/agent`,
  networkConfiguration: { networkMode: 'VPC', vpcConfig: { securityGroups: ['sg-1'], subnets: ['subnet-1'] } },
  status: 'READY',
} as const;
