/** AWS's Service Authorization Reference as frozen with this version: what exists, with which resource types and condition keys. */
export type { ReferenceAction } from './facts.ts';
export { conditionKeyType, globalConditionKeys, isListKey, keysOfAction } from './keys.ts';
export { nearestActions } from './nearest.ts';
export { builtInReference, findAction, findService, rcpSupports, referenceVersion, servicePrefixes } from './services.ts';
