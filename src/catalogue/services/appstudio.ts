import { service } from '../row.ts';

export default service('appstudio', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['GetAccountStatus', 'metadata-read', 4],
  ['GetEnablementJobStatus', 'metadata-read', 4],
  ['StartEnablementJob', 'cost-quota', 2, 'Switches App Studio on for the organisation, and from then on its builders can generate apps and run up charges.'],
  ['StartRollbackEnablementJob', 'disrupt', 3, 'Undoes the set-up, and with it the access of all builders.'],
  ['StartTeamDeployment', 'admin-config', 2, 'Rolls the service out for a team along with the resources its generated apps will use, so more than a setting.'],
]);
