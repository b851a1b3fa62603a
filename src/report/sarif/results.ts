import type { FindingsReport, ReportEvidence, ReportFinding } from '../findings-report.ts';
import { clipped } from '../plain-text.ts';
import { sha256 } from '../sha-256.ts';
import { evidenceText } from '../terminal/findings.ts';
import { artifact } from './artifact.ts';
import { message } from './message.ts';
import { LEVELS } from './rules.ts';

/** Failures as results; what nobody can tell is none. */
export function resultsOf({ findings, checks }: FindingsReport): readonly unknown[] {
  const ruleIndexes = new Map(checks.map(({ id }, index) => [id, index]));
  const compared = findings.some(({ state }) => state === 'known');
  return findings.flatMap((finding) => (finding.verdict === 'fail' ? [resultOf(finding, ruleIndexes.get(finding.check), compared)] : []));
}

function resultOf(finding: ReportFinding, ruleIndex: number | undefined, compared: boolean): unknown {
  const { fingerprint, check, severity, subject, evidence, fix, state, suppression } = finding;
  const [first = { logicalLocations: logical(finding) }, ...others] = locations(finding);
  return {
    ruleId: check,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind: 'fail',
    level: LEVELS[severity],
    // viewers show a result without its logical location and without its properties
    message: message(`${subject.id}: ${finding.message}${fix === undefined ? '' : `. Fix: ${fix.summary}`}`),
    locations: [first],
    ...(others.length === 0 ? {} : { relatedLocations: others }),
    partialFingerprints: { 'mantletFinding/v1': sha256(fingerprint) },
    // an empty list says that nobody accepted it, an absent one that nobody knows (section 3.27.23)
    suppressions:
      suppression === undefined
        ? []
        : [
            {
              kind: 'external',
              status: 'accepted',
              justification: clipped(
                `${suppression.reason} (${suppression.owner}, ${suppression.ticket}, until ${suppression.expires})`,
                2_000,
              ),
            },
          ],
    // what is accepted is not looked up in a baseline
    ...(compared && state !== 'suppressed' ? { baselineState: state === 'known' ? 'unchanged' : 'new' } : {}),
    properties: {
      severity,
      fingerprint: clipped(fingerprint, 1_000),
      ...(subject.account === undefined ? {} : { account: clipped(subject.account, 100) }),
      ...(subject.region === undefined ? {} : { region: clipped(subject.region, 100) }),
      evidence: evidence.slice(0, SHOWN).map((one) => clipped(evidenceText(one), 500)),
    },
  };
}

/** A finding may rest on thousands of statements. */
const SHOWN = 20;

const logical = ({ subject }: ReportFinding): readonly unknown[] => [{ fullyQualifiedName: clipped(subject.id, 2_048), kind: 'resource' }];

/** Places in files, each once; what the finding is about stands with the first. */
function locations(finding: ReportFinding): readonly unknown[] {
  const known = new Set<string>();
  const found: unknown[] = [];
  for (const evidence of finding.evidence) {
    if (found.length === SHOWN) break;
    const physicalLocation = physical(evidence);
    const key = JSON.stringify(physicalLocation);
    if (physicalLocation === undefined || known.has(key)) continue;
    known.add(key);
    const about = found.length === 0 ? { logicalLocations: logical(finding) } : {};
    found.push({ physicalLocation, ...about, message: message(evidenceText(evidence), 500) });
  }
  return found;
}

function physical(evidence: ReportEvidence): unknown {
  if (evidence.kind === 'gap') return undefined;
  const { file, line, column } =
    evidence.kind === 'statement' ? evidence.statement : { file: evidence.file, line: undefined, column: undefined };
  const artifactLocation = artifact(file);
  if (artifactLocation === undefined) return undefined;
  if (line === undefined || line < 1) return { artifactLocation };
  return { artifactLocation, region: { startLine: line, ...(column === undefined || column < 1 ? {} : { startColumn: column }) } };
}
