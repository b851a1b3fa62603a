import type { ActivityReport, ReportAlarm } from '../activity-report.ts';
import { clipped } from '../plain-text.ts';
import { sha256 } from '../sha-256.ts';
import { placeOfRegion } from '../subject-place.ts';
import { attacksOf } from './attacks.ts';
import { eventOf, statusOf } from './event.ts';

/** An alarm may rest on thousands of events. */
const SHOWN = 100;

const CONFIDENCE_IDS = { none: 0, low: 1, medium: 2, high: 3 } as const;
const CONFIDENCES = ['Unknown', 'Low', 'Medium', 'High'] as const;

/** An alarm as a Detection Finding. */
export function alarmEvent(alarm: ReportAlarm, { mantlet, organization, accounts }: ActivityReport): object {
  const { fingerprint, detection, title, severity, message, why, respond, first, last, eventIDs, techniques, who, principal, suppression } =
    alarm;
  const place = placeOfRegion(alarm.region, alarm.account);
  const confidence = CONFIDENCE_IDS[who.confidence];
  return {
    ...eventOf(
      { kind: 'detection', severity, place, message, isTruncated: eventIDs.length > SHOWN },
      { mantlet, organization, accounts, now: last },
    ),
    is_alert: true,
    ...statusOf(suppression),
    // how sure it is who did it: that it happened is certain
    confidence_id: confidence,
    confidence: CONFIDENCES[confidence],
    finding_info: {
      uid: `mantlet/${detection}/${sha256(fingerprint)}`,
      title: clipped(title, 1_000),
      desc: clipped(`${message}. ${why}`, 4_000),
      types: ['detection'],
      first_seen_time: Date.parse(first),
      last_seen_time: Date.parse(last),
      analytic: { uid: detection, name: detection, type_id: 1, type: 'Rule', version: mantlet },
      ...(techniques.length === 0 ? {} : { attacks: attacksOf(techniques) }),
      related_events: eventIDs.slice(0, SHOWN).map((uid) => ({ uid: clipped(uid, 256) })),
    },
    ...(principal === undefined
      ? {}
      : {
          resources: [
            { uid: clipped(principal, 2_048), type: 'AWS::IAM::Principal', cloud_partition: place.partition, region: place.region },
          ],
        }),
    evidences: [
      {
        actor: {
          user: { uid: clipped(who.identity.id, 2_048), name: clipped(who.identity.name, 256), type_id: 99, type: who.identity.kind },
        },
        data: {
          method: who.method,
          confidence: who.confidence,
          why: clipped(who.why, 2_000),
          evidence: who.evidence.slice(0, SHOWN),
          roles: who.roles,
        },
      },
    ],
    remediation: { desc: clipped(respond, 2_000) },
    unmapped: { mantlet: { fingerprint: clipped(fingerprint, 2_000), state: alarm.state } },
  };
}
