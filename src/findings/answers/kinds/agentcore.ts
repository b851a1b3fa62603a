import { kind } from './kind.ts';

/** Kinds of Bedrock AgentCore. */
export const AGENTCORE = {
  runtime: kind('bedrock-agentcore-control', 'bedrock-agentcore', 'AWS::BedrockAgentCore::Runtime', 'agent runtime', {
    list: 'ListAgentRuntimes',
    listMember: 'agentRuntimes',
    describe: 'GetAgentRuntime',
    arns: ['agentRuntimeArn'],
    whole: 'roleArn',
  }),
  gateway: kind('bedrock-agentcore-control', 'bedrock-agentcore', 'AWS::BedrockAgentCore::Gateway', 'gateway', {
    list: 'ListGateways',
    listMember: 'items',
    describe: 'GetGateway',
    arns: ['gatewayArn'],
    whole: 'gatewayArn',
  }),
  memory: kind('bedrock-agentcore-control', 'bedrock-agentcore', 'AWS::BedrockAgentCore::Memory', 'memory', {
    list: 'ListMemories',
    listMember: 'memories',
    describe: 'GetMemory',
    member: 'memory',
    arns: ['arn'],
    whole: 'eventExpiryDuration',
  }),
  codeInterpreter: kind(
    'bedrock-agentcore-control',
    'bedrock-agentcore',
    'AWS::BedrockAgentCore::CodeInterpreterCustom',
    'code interpreter',
    {
      list: 'ListCodeInterpreters',
      listMember: 'codeInterpreterSummaries',
      describe: 'GetCodeInterpreter',
      arns: ['codeInterpreterArn'],
      whole: 'networkConfiguration',
    },
  ),
  browser: kind('bedrock-agentcore-control', 'bedrock-agentcore', 'AWS::BedrockAgentCore::BrowserCustom', 'browser', {
    list: 'ListBrowsers',
    listMember: 'browserSummaries',
    describe: 'GetBrowser',
    arns: ['browserArn'],
    whole: 'networkConfiguration',
  }),
  policyEngine: kind('bedrock-agentcore-control', 'bedrock-agentcore', 'AWS::BedrockAgentCore::PolicyEngine', 'policy engine', {
    list: 'ListPolicyEngines',
    listMember: 'policyEngines',
    describe: 'GetPolicyEngine',
    arns: ['policyEngineArn'],
    whole: 'statusReasons',
  }),
  tokenVault: kind('bedrock-agentcore-control', 'bedrock-agentcore', 'AWS::BedrockAgentCore::TokenVault', 'token vault', {
    describe: 'GetTokenVault',
    arns: [],
    id: { member: 'tokenVaultId', service: 'bedrock-agentcore', before: 'token-vault/' },
    whole: 'kmsConfiguration',
  }),
} as const;
