import { service } from '../row.ts';

export default service('researchstudio', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['AssignPrincipal', 'identity', 1, 'Lets a user or group into the research application, with the models, data and budget it offers.'],
  ['CreateApplication', 'admin-config', 4, 'Sets up an application nobody can enter until principals are assigned.'],
  ['DeleteApplication', 'disrupt', 3],
  ['DeletePrincipal', 'disrupt', 3, "Takes a user's or group's access away; nobody gains any."],
  ['GetApplication', 'metadata-read', 4],
  ['ListApplications', 'metadata-read', 4],
]);
