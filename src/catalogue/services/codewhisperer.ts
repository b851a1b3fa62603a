import { service } from '../row.ts';

export default service('codewhisperer', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['AllowVendedLogDeliveryForResource', 'obs-write', 2, 'Opens or re-aims the log delivery of a customization, whose entries tell how it was built from private code.'],
  ['AssociateCustomizationPermission', 'sharing', 1, 'Lets further users or groups use a customization built from private repositories, whose code may surface in suggestions.'],
  ['CreateCustomization', 'model-train', 1, 'Builds a custom coding model from repositories the caller picks; insecure patterns in them come back as suggestions.'],
  ['CreateProfile', 'admin-config', 4, "Sets up the place for an organisation's settings; users get in by assignment."],
  ['DeleteCustomization', 'disrupt', 3],
  ['DeleteProfile', 'disrupt', 3],
  ['DisassociateCustomizationPermission', 'sharing', 1, 'Edits the access list of a customization; developers lose the vetted model and fall back to the general one.'],
  ['GenerateRecommendations', 'invoke', 3],
  ['GetCustomization', 'metadata-read', 4],
  ['ListCustomizationPermissions', 'metadata-read', 4],
  ['ListCustomizationVersions', 'metadata-read', 4],
  ['ListCustomizations', 'metadata-read', 4],
  ['ListProfiles', 'metadata-read', 4],
  ['ListTagsForResource', 'metadata-read', 4],
  ['TagResource', 'tagging', 4],
  ['UntagResource', 'tagging', 4],
  ['UpdateCustomization', 'model-deploy', 2, 'Activates or withdraws a version of the custom coding model, so developers receive suggestions from another one.'],
  ['UpdateProfile', 'guardrail', 1, 'Changes organisation-wide settings, such as prompt logging, code references and optional features, for every developer.'],
]);
