import type { Attribution, Confidence, Identity, Method } from '../activity/identity/attribution.ts';
import type { UseSource } from '../findings/rights/right-states.ts';
import type { Severity } from '../findings/finding.ts';
import type { ReportSuppression } from './findings-report.ts';

/** The version of the shape of activity reports; it grows with every change that a reader could notice. */
export const ACTIVITY_SCHEMA = '1.0';

/** One alarm. */
export interface ReportAlarm {
  readonly fingerprint: string;
  readonly detection: string;
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  /** The user or role that made the deciding call. */
  readonly principal: string | undefined;
  readonly who: Attribution;
  readonly account: string;
  readonly region: string;
  /** ISO 8601 UTC: of the first and the last of the events. */
  readonly first: string;
  readonly last: string;
  /** In the order of time. */
  readonly eventIDs: readonly string[];
  readonly techniques: readonly string[];
  readonly why: string;
  readonly respond: string;
  /** `open`: it counts; `suppressed`: `mantlet.yaml` accepts it; `known`: the baseline has it already. */
  readonly state: 'open' | 'suppressed' | 'known';
  readonly suppression: ReportSuppression | undefined;
}

/** What one principal did by one action. */
export interface ReportUse {
  readonly principal: string;
  readonly action: string;
  readonly first: string;
  readonly last: string;
  /** Calls that succeeded, those that were allowed and failed, and those that IAM refused. */
  readonly count: number;
  readonly failed: number;
  readonly refused: number;
  readonly regions: readonly string[];
  /** Models, datasets, guardrails and other resources that calls named; and how many more there are. */
  readonly touched: readonly string[];
  readonly touchedMore: number;
  readonly identities: readonly Identity[];
  /** AWS itself: a service, or its service-linked role. */
  readonly service: boolean;
}

/** Privileged AI rights that one principal holds, and of which the same is known. */
export interface ReportRights {
  readonly principal: string;
  readonly account: string;
  readonly state: 'used' | 'not seen' | 'not observable';
  /** Where it is not seen: how that is known; where it is not observable: why. */
  readonly why: string | undefined;
  /** ISO 8601 UTC: the last use. */
  readonly last: string | undefined;
  /** What tells it; undefined: nothing does. */
  readonly source: UseSource | undefined;
  readonly actions: readonly string[];
}

/** One way by which somebody was found. */
export interface ReportWay {
  readonly method: Method;
  readonly confidence: Confidence;
  /** Of the first call that was attributed so. */
  readonly why: string;
  readonly events: number;
}

/** Somebody who made calls. Unknown callers are a row for each role or user that they used. */
export interface ReportIdentity extends Identity {
  /** The most certain of the ways. */
  readonly method: Method;
  readonly confidence: Confidence;
  readonly why: string;
  readonly events: number;
  /** ISO 8601 UTC. */
  readonly first: string;
  readonly last: string;
  /** Those with the most events first. */
  readonly ways: readonly ReportWay[];
  /** How many sessions and long-term keys. */
  readonly sessions: number;
  /** The first few of the events that prove it: those that began sessions; calls themselves where they tell it alone. */
  readonly evidence: readonly string[];
  /** Roles that sessions went through, those that made calls and those on the way. */
  readonly roles: readonly string[];
  /** Names that sessions gave themselves, and source identities that are not believed. */
  readonly asserted: readonly string[];
  /** Users and roles that made the calls. */
  readonly principals: readonly string[];
}

/** How many events have somebody, by how certain that is. */
export interface ReportAttributed {
  readonly events: number;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  readonly none: number;
  /** Why nobody is known, where that is so; the most frequent first, each with the id of one event. */
  readonly missing: readonly { readonly why: string; readonly events: number; readonly example: string }[];
}

/** What a trail tells. */
export interface ActivityReport {
  readonly kind: 'activity';
  readonly schema: string;
  readonly mantlet: string;
  /** Undefined: no snapshot was named, or it does not tell. */
  readonly organization: { readonly id: string; readonly managementAccount: string } | undefined;
  /** Of the snapshot. */
  readonly accounts: { readonly total: number; readonly read: number; readonly names: Readonly<Record<string, string>> };
  readonly trail: {
    readonly files: number;
    readonly records: number;
    readonly bytes: number;
    /** Events that were looked at, each once. */
    readonly events: number;
    readonly first: string | undefined;
    readonly last: string | undefined;
    readonly parts: readonly { readonly account: string; readonly region: string; readonly first: string; readonly last: string }[];
  };
  readonly usage: readonly ReportUse[];
  /** Events that no action of IAM explains: what they used is not known. */
  readonly unmapped: readonly { readonly event: string; readonly count: number }[];
  /** All privileged AI rights of the snapshot, root users and roles of AWS left out; undefined: no snapshot was named. */
  readonly rights: readonly ReportRights[] | undefined;
  /** So many days must pass without use, in a trail that is as long, until a right is not used. */
  readonly window: number;
  readonly identities: readonly ReportIdentity[];
  readonly attributed: ReportAttributed;
  readonly alarms: readonly ReportAlarm[];
  /** What could not be read: the answers above are not complete. */
  readonly incomplete: readonly { readonly file: string; readonly offset: number | undefined; readonly reason: string }[];
  readonly crashes: readonly { readonly detection: string; readonly crash: string }[];
}
