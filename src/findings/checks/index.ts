// Written by `npm run gen`.
import conditionTrap from './condition-trap.ts';
import denyParityGap from './deny-parity-gap.ts';
import notebookWithDirectInternet from './notebook-with-direct-internet.ts';
import outsideResourceAccess from './outside-resource-access.ts';
import wildcardAiGrant from './wildcard-ai-grant.ts';

/** The checks, by id. */
export const checks = [
  conditionTrap,
  denyParityGap,
  notebookWithDirectInternet,
  outsideResourceAccess,
  wildcardAiGrant,
];
