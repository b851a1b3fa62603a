import { service } from '../row.ts';

export default service('application-signals-mcp', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['CallReadOnlyTool', 'obs-read', 3, 'Reads metrics, traces and service levels by way of tools; none of them changes a resource or the monitoring.'],
  ['InvokeMcp', 'invoke', 3, 'Opens the MCP session and lists what the server offers; telemetry needs CallReadOnlyTool.'],
]);
