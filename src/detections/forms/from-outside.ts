import type { TrailEvent } from '../../activity/event.ts';
import type { Severity } from '../../findings/finding.ts';
import type { Detection } from '../detection.ts';
import { type Place, placeOf, placeText } from '../requests/buckets.ts';
import { callerText } from '../requests/callers.ts';
import { callDetection } from './call-detection.ts';

/** How grave it is that something comes from a bucket, by whose the bucket is; undefined: it is no alarm. */
export type PlaceJudgement = Readonly<Partial<Record<Place['standing'], Severity>>>;

/** For what is read every day: only what is known to come from elsewhere, or is none of the buckets that are known. */
export const READ_JUDGEMENT: PlaceJudgement = { outside: 'high', absent: 'medium', unlisted: 'medium' };

/** A detection of calls that read something from a bucket of somebody else, or write to one. */
export function fromOutside({
  places,
  judgement,
  verb = 'reads',
  ...rest
}: Omit<Detection, 'detect'> & {
  readonly places: (event: TrailEvent) => readonly string[];
  readonly judgement: PlaceJudgement;
  /** What is done there; without it, something is read. */
  readonly verb?: string;
}): Detection {
  return callDetection({
    ...rest,
    judge: (event, activity) => {
      const found = places(event).flatMap((uri) => placeOf(uri, event, activity) ?? []);
      for (const standing of ['outside', 'absent', 'unlisted', 'unknown'] as const) {
        const severity = judgement[standing];
        const place = severity === undefined ? undefined : found.find((one) => one.standing === standing);
        if (place !== undefined)
          return {
            message: `${event.name} ${verb} ${placeText(place)}`,
            severity: severity as Severity,
            about: `${callerText(event)} ${event.name} ${place.bucket}`,
          };
      }
      return undefined;
    },
  });
}
