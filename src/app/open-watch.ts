import { join } from 'node:path';
import type { TrailReading } from '../activity/trail.ts';
import { findTrailFiles } from '../trail/find-trail-files.ts';
import { createTrailReader } from '../trail/read-trail.ts';
import { openTrailIndex } from '../trail/trail-index.ts';
import type { ActivityContext } from './activity.ts';
import { openEstate } from './open-estate.ts';
import { openIntent } from './open-intent.ts';
import type { OnProgress } from './thread-tasks.ts';
import { version } from './version.ts';

/** What is watched, and what is known beside it. */
export interface WatchSources {
  readonly trail: readonly string[];
  readonly snapshot: string | undefined;
  readonly intent: string | undefined;
  /** Where what was read is kept. */
  readonly state: string;
  readonly onProgress: OnProgress;
}

/** A trail that is looked at again and again. */
export interface Watched {
  /** Undefined: nothing has come since the last look. */
  look(): Promise<{ readonly reading: TrailReading; readonly context: ActivityContext } | undefined>;
  close(): void;
}

/** Opens a trail to be watched. The organisation is read once, what is intended before every look. */
export async function openWatch({ trail, snapshot, intent, state, onProgress }: WatchSources): Promise<Watched> {
  const estate = snapshot === undefined ? undefined : await openEstate(snapshot, { onProgress });
  const index = openTrailIndex(join(state, 'index'), { version, every: false });
  const reader = createTrailReader({ index, onProgress });
  let isFirst = true;
  return {
    async look() {
      const { reading, fresh } = await reader.look(findTrailFiles(trail));
      if (fresh.length === 0 && !isFirst) return undefined;
      isFirst = false;
      return { reading, context: { estate, intent: intent === undefined ? undefined : await openIntent(intent) } };
    },
    close: () => index.close(),
  };
}
