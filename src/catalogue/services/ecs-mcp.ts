import { service } from '../row.ts';

export default service('ecs-mcp', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['InvokeReadOnlyTools', 'obs-read', 3, 'Reads state, events and logs of clusters by way of tools; nothing can be changed with them.'],
  ['UseMcp', 'invoke', 3, 'Opens the MCP session; the tools behind it have an action of their own.'],
]);
