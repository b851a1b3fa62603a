import type { ReportFinding } from '../findings-report.ts';
import { clipped } from '../plain-text.ts';
import { evidenceText } from '../terminal/findings.ts';

/** The format allows 50 fields; ten proofs leave a finding far below 240 KB, whatever the names in it. */
const PROOFS = 10;

/** What the format has no member for. */
export function productFields(finding: ReportFinding, mantlet: string): Readonly<Record<string, string>> {
  const { fingerprint, verdict, state, evidence, suppression } = finding;
  const fields: Record<string, string> = {
    'mantlet/version': mantlet,
    'mantlet/fingerprint': fingerprint,
    'mantlet/verdict': verdict,
    'mantlet/state': state,
  };
  for (const [index, one] of evidence.slice(0, PROOFS).entries()) fields[`mantlet/evidence/${index + 1}`] = evidenceText(one);
  if (evidence.length > PROOFS) fields['mantlet/evidence/more'] = String(evidence.length - PROOFS);
  if (suppression !== undefined) {
    fields['mantlet/suppression/owner'] = suppression.owner;
    fields['mantlet/suppression/ticket'] = suppression.ticket;
    fields['mantlet/suppression/expires'] = suppression.expires;
  }
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, clipped(value, 2_048)]));
}
