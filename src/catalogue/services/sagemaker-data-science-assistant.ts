import { service } from '../row.ts';

export default service('sagemaker-data-science-assistant', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['SendConversation', 'invoke', 3, 'Prompts the data science assistant; the answers are suggestions, and what they change is decided by other permissions.'],
]);
