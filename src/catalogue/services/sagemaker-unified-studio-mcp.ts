import { service } from '../row.ts';

export default service('sagemaker-unified-studio-mcp', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['AuthorizeVpce', 'invoke', 3, "Opens the private network path to the MCP service; the tools behind it still act with the caller's own rights."],
]);
