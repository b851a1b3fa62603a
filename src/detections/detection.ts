import type { Activity } from '../activity/activity.ts';
import type { TrailEvent } from '../activity/event.ts';
import type { Intent } from '../estate/intent.ts';
import type { Severity } from '../findings/finding.ts';

/** Something in a trail that somebody should look at. One detection is one file in `rules/`; its id is the name of the file and never changes. */
export interface Detection {
  readonly id: string;
  /** What happened, as a noun phrase: `guardrail deleted`. */
  readonly title: string;
  /** What somebody can do by it. */
  readonly why: string;
  readonly severity: Severity;
  /**
   * The events it looks at, by IAM prefix and event name: `bedrock:DeleteGuardrail`. For those of other planes it does not speak. `*`: it
   * looks at every privileged action.
   */
  readonly events: readonly string[];
  /** Techniques of ATT&CK (18.1) and ATLAS (5.6.0), by id. */
  readonly techniques: readonly string[];
  /** What to do first, as one or two sentences. */
  readonly respond: string;
  readonly examples: TrailExamples;
  readonly detect: (activity: Activity) => Iterable<Alarm>;
}

/** What a detection found. */
export interface Alarm {
  /** The events that it rests on, in the order of time; the one that decides comes last. */
  readonly events: readonly [TrailEvent, ...TrailEvent[]];
  /** One sentence: what is the case. */
  readonly message: string;
  /** Where it differs from that of the detection. */
  readonly severity?: Severity;
  /**
   * What the alarm is about, for its fingerprint: the same whatever else is in the trail. Without it, the id of the last event.
   */
  readonly about?: string;
}

/** Records of a trail that show what a detection means. */
export interface TrailExample {
  /** `synthetic`: made after what AWS documents; `real`: somebody's, with where it was published. */
  readonly origin: 'synthetic' | { readonly real: string };
  /** One sentence: what happens. */
  readonly story: string;
  /** Records as CloudTrail writes them. */
  readonly records: readonly unknown[];
  readonly intent?: Partial<Intent>;
  /** Parts of a snapshot by file, for detections that need one: `accounts/<id>/account-authorization-details.json`. */
  readonly snapshot?: Readonly<Record<string, unknown>>;
}

/** At least one of each. */
export interface TrailExamples {
  readonly alarm: readonly [TrailExample, ...TrailExample[]];
  readonly quiet: readonly [TrailExample, ...TrailExample[]];
}
