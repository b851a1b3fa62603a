import { service } from '../row.ts';

export default service('qdeveloper', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['ExportArtifact', 'content-read', 3, 'Downloads transformed source code.'],
  ['ImportArtifact', 'invoke', 3, 'Uploads source code as the input of a transformation; nothing learns from it.'],
  ['ListTagsForResource', 'metadata-read', 4],
  ['StartAgentSession', 'invoke', 3, 'Opens a session with an agent that works on what its user hands over; calls into the account need q:PassRequest as well.'],
  ['TagResource', 'tagging', 4],
  ['TransformCode', 'invoke', 3, 'Has an agent rewrite a code base; the result counts only once somebody exports and merges it.'],
  ['UntagResource', 'tagging', 4],
]);
