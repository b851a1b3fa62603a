import type { TrailEvent } from '../../activity/event.ts';
import type { Severity } from '../../findings/finding.ts';
import type { Detection } from '../detection.ts';
import { type Place, placeOf, placeText } from '../requests/buckets.ts';
import { callerText } from '../requests/callers.ts';
import { callDetection } from './call-detection.ts';

/** How grave it is that something comes from a bucket, by whose the bucket is; undefined: it is no alarm. */
export type PlaceJudgement = Readonly<Partial<Record<Place['standing'], Severity>>>;

/** For what is read every day: only what is known to come from elsewhere, or is none of the buckets that are known. */
export const READ_JUDGEMENT: PlaceJudgement = { outside: 'high', unlisted: 'medium' };

/** A detection of calls that read something from a bucket of somebody else. */
export function fromOutside({
  places,
  judgement,
  ...rest
}: Omit<Detection, 'detect'> & {
  readonly places: (event: TrailEvent) => readonly string[];
  readonly judgement: PlaceJudgement;
}): Detection {
  return callDetection({
    ...rest,
    judge: (event, activity) => {
      const found = places(event).flatMap((uri) => placeOf(uri, event, activity) ?? []);
      for (const standing of ['outside', 'unlisted', 'unknown'] as const) {
        const severity = judgement[standing];
        const place = severity === undefined ? undefined : found.find((one) => one.standing === standing);
        if (place !== undefined)
          return {
            message: `${event.name} reads ${placeText(place)}`,
            severity: severity as Severity,
            about: `${callerText(event)} ${event.name} ${place.bucket}`,
          };
      }
      return undefined;
    },
  });
}
