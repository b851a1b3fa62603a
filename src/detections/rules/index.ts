// Written by `npm run gen`.
import guardrailDeleted from './guardrail-deleted.ts';

/** The detections, by id. */
export const detections = [
  guardrailDeleted,
];
