import { service } from '../row.ts';

export default service('kendra-ranking', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['CreateRescoreExecutionPlan', 'cost-quota', 2, "Buys ranking capacity in units of the caller's choice, charged by the hour whether or not anything is ranked."],
  ['DeleteRescoreExecutionPlan', 'disrupt', 3],
  ['DescribeRescoreExecutionPlan', 'metadata-read', 4],
  ['ListRescoreExecutionPlans', 'metadata-read', 4],
  ['ListTagsForResource', 'metadata-read', 4],
  ['Rescore', 'invoke', 3],
  ['TagResource', 'tagging', 4],
  ['UntagResource', 'tagging', 4],
  ['UpdateRescoreExecutionPlan', 'cost-quota', 2, 'Raises the reserved units and the running bill, or cuts them until searches that rely on ranking are throttled.'],
]);
