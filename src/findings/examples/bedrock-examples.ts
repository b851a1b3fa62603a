import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';

/** For examples: an agent, and its knowledge base. */
export const EXAMPLE_AGENT = {
  agentId: 'ABCDEFGHIJ',
  agentName: 'helpdesk',
  agentArn: `arn:aws:bedrock:us-east-1:${EXAMPLE_ACCOUNT}:agent/ABCDEFGHIJ`,
  agentVersion: 'DRAFT',
  agentStatus: 'PREPARED',
  idleSessionTTLInSeconds: 600,
  agentResourceRoleArn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:role/agent`,
} as const;

/** For examples: the function behind a tool of the agent. */
export const EXAMPLE_FUNCTION = `arn:aws:lambda:us-east-1:${EXAMPLE_ACCOUNT}:function:tool`;

type Answers = NonNullable<Example['answers']>;

/** All agents of the region. */
export const agents = (...described: readonly (typeof EXAMPLE_AGENT | Readonly<Record<string, unknown>>)[]): Answers => [
  ['bedrock-agent.ListAgents', 'all', { agentSummaries: described.map(({ agentId }) => ({ agentId })) }],
  ...described.map((agent) => ['bedrock-agent.GetAgent', String(agent['agentId' as keyof typeof agent]), { agent }] as const),
];

/** One agent of which nobody knows whether it is the only one. */
export const AGENT: Answers = [['bedrock-agent.GetAgent', 'ABCDEFGHIJ', { agent: EXAMPLE_AGENT }]];

/** The agent's one action group, which calls the function. */
export const ACTION_GROUP: Answers = [
  [
    'bedrock-agent.ListAgentActionGroups',
    'ABCDEFGHIJ',
    { actionGroupSummaries: [{ actionGroupId: 'KLMNOPQRST', actionGroupName: 'tickets', actionGroupState: 'ENABLED' }] },
  ],
  [
    'bedrock-agent.GetAgentActionGroup',
    'KLMNOPQRST',
    {
      agentActionGroup: {
        agentId: 'ABCDEFGHIJ',
        agentVersion: 'DRAFT',
        actionGroupId: 'KLMNOPQRST',
        actionGroupName: 'tickets',
        actionGroupState: 'ENABLED',
        actionGroupExecutor: { lambda: EXAMPLE_FUNCTION },
      },
    },
  ],
];

/** An account whose one role has these statements. */
export const roleDetails = (name: string, service: string, ...statements: readonly unknown[]): NonNullable<Example['details']> => ({
  [EXAMPLE_ACCOUNT]: {
    RoleDetailList: [
      {
        RoleName: name,
        Arn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:role/${name}`,
        Path: '/',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
        },
        RolePolicyList: [{ PolicyName: 'rights', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
      },
    ],
  },
});
