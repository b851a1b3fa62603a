import { service } from '../row.ts';

export default service('monitron', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['AssociateProjectAdminUser', 'identity', 1, 'Makes a directory user administrator of a project, able to add gateways, sensors and further people.'],
  ['CreateProject', 'admin-config', 4, 'An empty project with its key; people and sensors are added later.'],
  ['CreateProjectUserAssociation', 'identity', 1, 'Lets one more directory user into a project with its machines and measurements.'],
  ['CreateUserAccessRoleAssociation', 'identity', 1, 'Gives a user of a project a role there, up to managing it, outside everything IAM policies show.'],
  ['DeleteProject', 'disrupt', 3],
  ['DeleteProjectUserAssociation', 'disrupt', 3, 'Locks a user out; access only narrows.'],
  ['DeleteUserAccessRoleAssociation', 'disrupt', 3, 'Takes a role from a user; access only narrows.'],
  ['DisassociateProjectAdminUser', 'disrupt', 3, 'Takes an administrator out of a project, perhaps the last one; access only narrows.'],
  ['GetProject', 'metadata-read', 4],
  ['GetProjectAdminUser', 'metadata-read', 4],
  ['ListProjectAdminUsers', 'metadata-read', 4, 'Marked as permissions management, but lists administrators and changes nothing.'],
  ['ListProjectUserAssociations', 'metadata-read', 4],
  ['ListProjects', 'metadata-read', 4],
  ['ListTagsForResource', 'metadata-read', 4],
  ['ListUserAccessRoleAssociations', 'metadata-read', 4],
  ['TagResource', 'tagging', 4],
  ['UntagResource', 'tagging', 4],
  ['UpdateProject', 'admin-config', 4],
]);
