import type { ReportEvidence, ReportFinding } from '../findings-report.ts';
import { clipped } from '../plain-text.ts';
import type { ScanReport } from '../scan-report.ts';
import { sha256 } from '../sha-256.ts';
import { placeOf, type SubjectPlace } from '../subject-place.ts';
import { evidenceText } from '../terminal/findings.ts';
import { mappedAttack } from './attacks.ts';
import { type CheckFacts, complianceOf, findingInfo } from './compliance.ts';
import { eventOf, statusOf } from './event.ts';

/** A finding may rest on thousands of statements. */
const SHOWN = 20;

/** A failure, or what nobody can tell about one subject, as a Compliance Finding. */
export function findingEvent(finding: ReportFinding, facts: CheckFacts, report: ScanReport): object {
  const { fingerprint, verdict, severity, state, subject, message, evidence, fix, mitre, suppression } = finding;
  const place = placeOf(subject, report);
  const isTruncated = evidence.length > SHOWN;
  const why = facts.check === undefined ? '' : `. ${facts.check.why}`;
  return {
    ...eventOf({ kind: 'compliance', severity, place, message: `${subject.id}: ${message}`, isTruncated }, report),
    ...statusOf(suppression),
    finding_info: {
      ...findingInfo(`mantlet/${facts.id}/${sha256(fingerprint)}`, facts, { mantlet: report.mantlet, desc: `${message}${why}` }),
      ...(mitre.length === 0 ? {} : { attacks: mitre.map(mappedAttack) }),
    },
    compliance: complianceOf(facts, verdict === 'fail' ? 'fail' : 'warning', message),
    resources: [resourceOf(finding, place)],
    ...(fix === undefined ? {} : { remediation: { desc: clipped(fix.summary, 2_000) } }),
    ...(evidence.length === 0 ? {} : { evidences: evidence.slice(0, SHOWN).map(evidenceOf) }),
    unmapped: { mantlet: { fingerprint: clipped(fingerprint, 2_000), state, verdict } },
  };
}

const resourceOf = ({ subject: { id, kind, type } }: ReportFinding, { partition, region }: SubjectPlace): object => ({
  uid: clipped(id, 2_048),
  name: clipped(id.slice(id.lastIndexOf('/') + 1), 256),
  type: clipped(type ?? kind, 256),
  cloud_partition: partition,
  region,
  role_id: 1,
  role: 'Target',
});

/** None of the objects of OCSF is a statement of a policy: it stands as data. */
function evidenceOf(evidence: ReportEvidence): object {
  const { file, line, column } = evidence.kind === 'statement' ? evidence.statement : { ...NOWHERE, ...fileOf(evidence) };
  return {
    name: evidence.kind,
    data: {
      text: clipped(evidenceText(evidence), 2_000),
      ...(file === undefined ? {} : { file: clipped(file, 1_000) }),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    },
  };
}

const NOWHERE = { file: undefined, line: undefined, column: undefined };
const fileOf = (evidence: ReportEvidence): object => (evidence.kind === 'member' ? { file: evidence.file } : {});
