import { service } from '../row.ts';

export default service('application-transformation', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['GetContainerization', 'metadata-read', 4],
  ['GetDeployment', 'metadata-read', 4],
  ['GetGroupingAssessment', 'content-read', 3, 'Returns the outcome of an analysis of private code, not only its state.'],
  ['GetPortingCompatibilityAssessment', 'content-read', 3, 'Returns which parts of a code base can be ported.'],
  ['GetPortingRecommendationAssessment', 'content-read', 3, 'Returns the advice worked out for a code base.'],
  ['GetRuntimeAssessment', 'content-read', 3, 'Returns what was found out about a running application.'],
  ['PutLogData', 'admin-config', 4, "Client tools report their own logs to AWS; no log of the customer's is touched."],
  ['PutMetricData', 'admin-config', 4, 'Client tools report their own metrics to AWS.'],
  ['StartContainerization', 'invoke', 3, 'Has an application analysed and packed into a container image; nothing runs yet.'],
  ['StartDeployment', 'ml-compute', 2, 'Rolls a containerised application out, so its code starts running on resources billed to the account.'],
  ['StartGroupingAssessment', 'invoke', 3],
  ['StartPortingCompatibilityAssessment', 'invoke', 3],
  ['StartPortingRecommendationAssessment', 'invoke', 3],
  ['StartRuntimeAssessment', 'invoke', 3],
]);
