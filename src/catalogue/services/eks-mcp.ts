import { service } from '../row.ts';

export default service('eks-mcp', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['CallPrivilegedTool', 'agent-exec', 1, 'Lets a model change clusters through tools: apply manifests, create stacks, alter workloads that run as other roles.'],
  ['CallReadOnlyTool', 'obs-read', 3, 'Reads cluster objects, events, metrics and pod logs by way of tools; nothing can be changed with them.'],
  ['InvokeMcp', 'invoke', 3, 'Opens the MCP session; each kind of tool has an action of its own.'],
]);
