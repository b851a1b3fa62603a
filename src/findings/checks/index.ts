// Written by `npm run gen`.
import notebookWithDirectInternet from './notebook-with-direct-internet.ts';
import wildcardAiGrant from './wildcard-ai-grant.ts';

/** The checks, by id. */
export const checks = [
  notebookWithDirectInternet,
  wildcardAiGrant,
];
