import { service } from '../row.ts';

export default service('codeguru', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['GetCodeGuruFreeTrialSummary', 'metadata-read', 4],
]);
