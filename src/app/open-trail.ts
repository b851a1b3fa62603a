import type { TrailReading } from '../activity/trail.ts';
import { findTrailFiles } from '../trail/find-trail-files.ts';
import { readTrail } from '../trail/read-trail.ts';
import type { ActivityContext } from './activity.ts';
import { openEstate } from './open-estate.ts';
import { openIntent } from './open-intent.ts';
import type { OnProgress } from './thread-tasks.ts';
import { UsageError } from './usage-error.ts';

/** Reads a trail, and what is known beside it. */
export async function openTrail(
  paths: readonly string[],
  {
    snapshot,
    intent,
    every,
    onProgress,
  }: {
    readonly snapshot: string | undefined;
    readonly intent: string | undefined;
    readonly every: boolean;
    readonly onProgress: OnProgress;
  },
): Promise<{ readonly reading: TrailReading; readonly context: ActivityContext }> {
  const files = findTrailFiles(paths);
  if (files.length === 0)
    throw new UsageError(
      `no file of CloudTrail in ${paths.map((path) => `\`${path}\``).join(', ')}: name a folder that has .json.gz files`,
    );
  const context = {
    intent: intent === undefined ? undefined : await openIntent(intent),
    estate: snapshot === undefined ? undefined : await openEstate(snapshot, { onProgress }),
  };
  return { reading: await readTrail(files, { every, onProgress }), context };
}
