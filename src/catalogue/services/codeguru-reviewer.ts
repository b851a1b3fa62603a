import { service } from '../row.ts';

export default service('codeguru-reviewer', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['AssociateRepository', 'admin-config', 4, 'Lets the reviewer read a repository and comment on its pull requests; neither code nor model changes.'],
  ['CreateCodeReview', 'invoke', 3],
  ['CreateConnectionToken', 'identity', 1, 'Completes the sign-in to an outside code host, so the service holds a token for repositories there; no read at all.'],
  ['DescribeCodeReview', 'metadata-read', 4, 'State and counts of one review; the findings come from ListRecommendations.'],
  ['DescribeRecommendationFeedback', 'obs-read', 3, 'Shows who rated a finding and how.'],
  ['DescribeRepositoryAssociation', 'metadata-read', 4],
  ['DisassociateRepository', 'disrupt', 3, 'Ends automatic reviews of a repository; other checks on its code are not touched.'],
  ['GetMetricsData', 'obs-read', 3],
  ['ListCodeReviews', 'metadata-read', 4],
  ['ListRecommendationFeedback', 'obs-read', 3, 'Shows who rated which findings and how.'],
  ['ListRecommendations', 'content-read', 3, 'Returns the findings themselves: file, lines and weakness.'],
  ['ListRepositoryAssociations', 'metadata-read', 4],
  ['ListTagsForResource', 'metadata-read', 4],
  ['ListThirdPartyRepositories', 'metadata-read', 4],
  ['PutRecommendationFeedback', 'training-data', 2, 'Marks findings with thumbs up or down; false marks speak against the detectors that caught something real.'],
  ['TagResource', 'tagging', 4],
  ['UnTagResource', 'tagging', 4],
]);
