import type { Detail } from './detail.ts';

/** The definitions of the training jobs that a tuning job starts: one, or several for several algorithms. */
export function tunedJobs(tuning: Detail): readonly Detail[] {
  const several = tuning.list('TrainingJobDefinitions');
  return several.length > 0 ? several : [tuning.needAt('TrainingJobDefinition')];
}
