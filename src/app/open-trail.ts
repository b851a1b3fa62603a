import type { TrailReading } from '../activity/trail.ts';
import { findTrailFiles } from '../trail/find-trail-files.ts';
import { readTrail } from '../trail/read-trail.ts';
import { openTrailIndex } from '../trail/trail-index.ts';
import type { ActivityContext } from './activity.ts';
import { openEstate } from './open-estate.ts';
import { openIntent } from './open-intent.ts';
import { takeFolder } from './state-folder.ts';
import type { OnProgress } from './thread-tasks.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/** Reads a trail, and what is known beside it. */
export async function openTrail(
  paths: readonly string[],
  {
    snapshot,
    intent,
    every,
    index,
    onProgress,
    onNote,
  }: {
    readonly snapshot: string | undefined;
    readonly intent: string | undefined;
    readonly every: boolean;
    /** Where what is read is kept, so that only new files are read the next time. */
    readonly index?: string | undefined;
    readonly onProgress: OnProgress;
    /** Told what somebody may want to know who waits. */
    readonly onNote?: (note: string) => void;
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
  if (index === undefined) return { reading: await readTrail(files, { every, onProgress }), context };
  const release = takeFolder(index);
  try {
    const kept = openTrailIndex(index, { version, every });
    try {
      if (kept.rebuilt !== undefined) onNote?.(`the index in \`${index}\` is made anew: ${kept.rebuilt}`);
      return { reading: await readTrail(files, { every, index: kept, onProgress }), context };
    } finally {
      kept.close();
    }
  } finally {
    release();
  }
}
