import { EXAMPLE_GATEWAY, EXAMPLE_MEMORY, EXAMPLE_RUNTIME } from '../examples/agentcore-examples.ts';
import { joinChecks } from '../rules/joined-checks.ts';
import { deliveries, DELIVERY_READS, logDestinationOf } from '../answers/log-delivery.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS, type ResourceKind } from '../answers/resource-kinds.ts';

const rule = (resource: ResourceKind, arn: string, operation: string, body: unknown) => {
  const delivered = (...of: Parameters<typeof deliveries>) => ({ answers: [[operation, 'example', body] as const, ...deliveries(...of)] });
  return resourceCheck({
    id: 'agentcore-resource-without-log-delivery',
    title: 'Runtimes, gateways and memories of AgentCore deliver the log of what they are asked',
    why: 'Nobody can tell which tool an agent called for whom, and what was written into its memory before it went astray.',
    severity: 'low',
    known: { union: ['AC-OBS'] },
    topics: ['logging'],
    resource,
    reads: DELIVERY_READS,
    examples: {
      pass: [delivered(arn)],
      fail: [delivered(`${arn}2`), delivered(arn, 'other'), delivered(arn, 'handbook', 'TRACES')],
    },
    judge: (detail, described) => {
      const to = logDestinationOf(detail, described);
      return to === undefined
        ? fail('its log is delivered nowhere', 'create a delivery source for its APPLICATION_LOGS, and a delivery to a log group or bucket')
        : pass(`its log goes to ${to}`);
    },
  });
};

// metrics come by themselves, logs do not (AgentCore Developer Guide, "AgentCore generated observability data")
export default joinChecks([
  rule(KINDS.runtime, EXAMPLE_RUNTIME.agentRuntimeArn, 'bedrock-agentcore-control.GetAgentRuntime', EXAMPLE_RUNTIME),
  rule(KINDS.gateway, EXAMPLE_GATEWAY.gatewayArn, 'bedrock-agentcore-control.GetGateway', EXAMPLE_GATEWAY),
  rule(KINDS.memory, EXAMPLE_MEMORY.arn, 'bedrock-agentcore-control.GetMemory', { memory: EXAMPLE_MEMORY }),
]);
