import type { Format } from '../format.ts';
import { requirementsOf } from '../framework-requirements.ts';
import type { CheckFacts } from '../ocsf/compliance.ts';
import { findingEvent } from '../ocsf/finding-events.ts';
import { holderEvents } from '../ocsf/holder-events.ts';
import { unreadEvents } from '../ocsf/unread-events.ts';
import { clipped } from '../plain-text.ts';
import type { ScanReport } from '../scan-report.ts';

/** The Open Cybersecurity Schema Framework 1.6.0, which is what Security Hub speaks: https://schema.ocsf.io/1.6.0 */
const format: Format = {
  name: 'ocsf',
  about: 'OCSF 1.6.0 events, for a SIEM or a data lake: findings, what was not judged, who holds what',
  // one event a line: a whole organisation is more than one text with indents may be
  render: (report) => `[${[...events(report)].map((event) => `\n${JSON.stringify(event)}`).join(',')}\n]\n`,
};

export default format;

function* events(report: ScanReport): Generator<object> {
  const checks = new Map(report.checks.map((check) => [check.id, check]));
  const requirements = requirementsOf(report);
  const standards = standardsOf(report);
  const factsOf = (id: string): CheckFacts => ({
    id,
    check: checks.get(id),
    requirements: requirements.get(id) ?? [],
    standards: standards.get(id) ?? [],
  });
  for (const finding of report.findings) yield findingEvent(finding, factsOf(finding.check), report);
  for (const { id } of report.checks) yield* unreadEvents(factsOf(id), report);
  yield* holderEvents(report);
}

/** The frameworks that ask for a check, by its id. */
function standardsOf({ coverage }: ScanReport): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { framework, requirements } of coverage) {
    const name = clipped(`${framework.name} ${framework.version}`, 256);
    for (const id of new Set(requirements.flatMap(({ checks }) => checks.map((check) => check.id)))) {
      const known = found.get(id);
      if (known === undefined) found.set(id, [name]);
      else known.push(name);
    }
  }
  return found;
}
