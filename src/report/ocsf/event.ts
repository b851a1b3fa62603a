import type { Severity } from '../../findings/finding.ts';
import type { ReportSuppression } from '../findings-report.ts';
import { clipped } from '../plain-text.ts';
import type { ScanReport } from '../scan-report.ts';
import type { SubjectPlace } from '../subject-place.ts';

/** The classes of OCSF that are written: what checks found, what detections found, and who holds what. */
export const CLASSES = {
  compliance: { uid: 2003, name: 'Compliance Finding' },
  detection: { uid: 2004, name: 'Detection Finding' },
  iamAnalysis: { uid: 2008, name: 'IAM Analysis Finding' },
};

/** What events take from a report. */
export type EventReport = Pick<ScanReport, 'now' | 'mantlet' | 'organization' | 'accounts'>;

/** Severities by number and caption. */
const SEVERITY_IDS = { informational: 1, low: 2, medium: 3, high: 4, critical: 5 } as const satisfies Record<
  Severity | 'informational',
  number
>;

/** What differs from event to event. */
export interface EventFacts {
  readonly kind: keyof typeof CLASSES;
  readonly severity: keyof typeof SEVERITY_IDS;
  readonly place: SubjectPlace;
  readonly message: string;
  /** Whether something of the answer was left out for its size. */
  readonly isTruncated?: boolean;
}

/** The members that every event has. */
export function eventOf({ kind, severity, place, message, isTruncated }: EventFacts, report: EventReport): object {
  const { uid, name } = CLASSES[kind];
  // a scan that nothing was judged in has no time of its own
  const time = Date.parse(report.now);
  const { organization } = report;
  return {
    activity_id: 1,
    activity_name: 'Create',
    category_uid: 2,
    category_name: 'Findings',
    class_uid: uid,
    class_name: name,
    type_uid: uid * 100 + 1,
    type_name: `${name}: Create`,
    severity_id: SEVERITY_IDS[severity],
    severity: captioned(severity),
    time: Number.isNaN(time) ? 0 : time,
    message: clipped(message, 2_000),
    metadata: {
      version: '1.6.0',
      product: { name: 'Mantlet', vendor_name: 'Mantlet', version: report.mantlet },
      profiles: ['cloud'],
      ...(isTruncated === true ? { is_truncated: true } : {}),
    },
    cloud: {
      provider: 'AWS',
      cloud_partition: place.partition,
      region: place.region,
      account: accountOf(place, report),
      ...(organization === undefined ? {} : { org: { uid: clipped(organization.id, 100) } }),
    },
  };
}

/** The object `account`, with the name that the organisation gives it. */
export function accountOf({ account }: SubjectPlace, { accounts }: EventReport): object {
  const name = accounts.names[account];
  return { uid: account, ...(name === undefined ? {} : { name: clipped(name, 100) }), type_id: 10, type: 'AWS Account' };
}

/** `high` -> `High`: captions of OCSF begin so. */
export const captioned = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** The number of a severity, where a member beside that of the event needs it. */
export const severityId = (severity: Severity): number => SEVERITY_IDS[severity];

/** Whether a finding is new, or somebody has accepted it and why. */
export const statusOf = (suppression: ReportSuppression | undefined): object =>
  suppression === undefined
    ? { status_id: 1, status: 'New' }
    : {
        status_id: 3,
        status: 'Suppressed',
        comment: clipped(`${suppression.reason} (${suppression.owner}, ${suppression.ticket}, until ${suppression.expires})`, 2_000),
      };
