// Written by `npm run gen`.
import notebookWithDirectInternet from './notebook-with-direct-internet.ts';

/** The checks, by id. */
export const checks = [
  notebookWithDirectInternet,
];
