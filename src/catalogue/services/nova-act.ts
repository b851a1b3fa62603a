import { service } from '../row.ts';

export default service('nova-act', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['CreateAct', 'agent-exec', 1, 'Gives a browser agent a task and tools in plain words; it clicks and types wherever that browser is already signed in.'],
  ['CreateSession', 'admin-config', 4, 'An empty conversation context inside a run; acts are what do something.'],
  ['CreateWorkflowDefinition', 'agent-shape', 2, "Sets the template of browser workflows and the bucket into which each run's prompts and screenshots are exported."],
  ['CreateWorkflowRun', 'invoke', 3, 'Opens a run with a chosen model and log group; work begins only with its first act.'],
  ['DeleteWorkflowDefinition', 'disrupt', 3, 'Takes its runs along, and with them the record of what they did.'],
  ['DeleteWorkflowRun', 'disrupt', 3],
  ['GetWorkflowDefinition', 'metadata-read', 4],
  ['GetWorkflowRun', 'metadata-read', 4],
  ['InvokeActStep', 'agent-exec', 1, 'Feeds tool results to a running browser agent and gets its next moves; forged results steer it into actions nobody asked for.'],
  ['ListActs', 'metadata-read', 4],
  ['ListModels', 'metadata-read', 4],
  ['ListSessions', 'metadata-read', 4],
  ['ListWorkflowDefinitions', 'metadata-read', 4],
  ['ListWorkflowRuns', 'metadata-read', 4],
  ['UpdateAct', 'agent-shape', 2, 'Sets the state of a task in progress, so one that waits for a person moves on or a failed one counts as done.'],
  ['UpdateWorkflowRun', 'agent-shape', 2, 'Changes settings or state of a live run, ending it early or presenting a failed automation as a success.'],
]);
