import type { Severity } from '../../findings/finding.ts';
import type { ReportAlarm } from '../activity-report.ts';
import { type Palette, safe } from './palette.ts';

/** One alarm in one line. */
export function renderAlarmLine({ severity, detection, last, who, principal, account, message }: ReportAlarm, palette: Palette): string {
  const name = who.identity.name || (principal ?? 'nobody knows who');
  return `${last} ${colourOf(severity, palette)(severity)} ${palette.bold(detection)} ${safe(`${name} in ${account}: ${message}`)}`;
}

const colourOf = (severity: Severity, { red, yellow, dim }: Palette): ((text: string) => string) =>
  severity === 'critical' || severity === 'high' ? red : severity === 'medium' ? yellow : dim;
