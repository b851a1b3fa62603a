import type { Severity } from '../../findings/finding.ts';
import type { ReportCheck } from '../findings-report.ts';
import { message } from './message.ts';

/** How SARIF grades (section 3.27.10). */
export const LEVELS = { critical: 'error', high: 'error', medium: 'warning', low: 'note' } as const satisfies Record<Severity, string>;

/** In the ranges by which GitHub calls them critical, high, medium and low ("SARIF support for code scanning", `security-severity`). */
const SCORES: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0' };

/** Whose names for a check mean something to others. */
const TOOLS = { securityHub: 'Security Hub', awsConfig: 'AWS Config', prowler: 'Prowler', checkov: 'Checkov', datadog: 'Datadog' } as const;

/** A check as a rule. */
export function ruleOf({ id, title, why, kind, severity, planes, topics, known }: ReportCheck): unknown {
  const names = Object.entries(TOOLS).flatMap(([key, tool]) => (known[key] === undefined ? [] : [`${tool} ${known[key].join(', ')}`]));
  const help = [`What must hold: ${title}.`, `Why: ${why}`, `AI services: ${planes.join(', ')}.`];
  if (names.length > 0) help.push(`Known elsewhere as: ${names.join('; ')}.`);
  return {
    id,
    shortDescription: message(title),
    fullDescription: message(why),
    help: message(help.join(' ')),
    defaultConfiguration: { level: LEVELS[severity] },
    // GitHub asks for the tag before it reads the score
    properties: { tags: [...new Set(['security', ...topics])], 'security-severity': SCORES[severity], kind },
  };
}
