import type { ChangedAction, ChangedHolder, Comparison } from '../comparison.ts';
import type { ReportFinding } from '../findings-report.ts';
import type { Way } from '../holders-report.ts';
import { findingText } from './findings.ts';
import { type Palette, safe } from './palette.ts';
import { count, plural } from './table.ts';

const SHOWN = 40;
const ACTIONS_SHOWN = 4;

const WORDS: Readonly<Record<Way, string>> = {
  direct: 'directly',
  chain: 'through a chain',
  conditional: 'under conditions',
  chainConditional: 'through a chain, under conditions',
  indeterminate: 'perhaps',
};

/** What changed between two scans. */
export function renderComparison({ before, now, holders, findings }: Comparison, palette: Palette): string {
  const { bold, dim } = palette;
  const of = (kind: ChangedHolder['kind']): number => holders.filter((holder) => holder.kind === kind).length;
  const failed = (list: readonly ReportFinding[]): readonly ReportFinding[] => list.filter(({ verdict }) => verdict === 'fail');
  const [appeared, vanished] = [failed(findings.appeared), failed(findings.vanished)];
  const parts = [
    `${bold('What changed')} ${dim(`from ${safe(before.snapshot)} to ${safe(now.snapshot)}`)}\n` +
      `  ${plural(holders.length, 'holder')}: ${count(of('appeared'))} appeared, ${count(of('vanished'))} vanished, ${count(of('changed'))} changed\n` +
      `  findings: ${count(appeared.length)} appeared, ${count(vanished.length)} vanished, ${count(findings.changed.length)} changed`,
  ];
  if (holders.length > 0) parts.push(`${bold('Holders')}\n${capped(holders.map((holder) => holderText(holder, palette)))}`);
  if (appeared.length > 0) parts.push(`${bold('New findings')}\n${capped(appeared.map((finding) => findingText(finding, palette)))}`);
  if (findings.changed.length > 0) {
    const lines = findings.changed.map(
      ({ before: old, now: young }) =>
        `  ${safe(young.subject.id)} ${dim(young.check)}: ${old.verdict} ${old.severity} ${old.state} -> ${young.verdict} ${young.severity} ${young.state}`,
    );
    parts.push(`${bold('Changed findings')}\n${capped(lines)}`);
  }
  if (vanished.length > 0) {
    const lines = vanished.map(({ severity, subject, check }) => `  ${palette.green('-')} ${severity} ${safe(subject.id)} ${dim(check)}`);
    parts.push(`${bold('Findings that are gone')}\n${capped(lines)}`);
  }
  return `${parts.join('\n\n')}\n`;
}

function capped(lines: readonly string[]): string {
  const rest = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), ...(rest > 0 ? [`  and ${count(rest)} more (--format json)`] : [])].join('\n');
}

function holderText({ principal, kind, actions }: ChangedHolder, { red, green, yellow, dim }: Palette): string {
  const sign = kind === 'appeared' ? red('+') : kind === 'vanished' ? green('-') : yellow('~');
  const lines = [`  ${sign} ${safe(principal)} ${dim(kind)}`];
  for (const [title, some] of byChange(actions)) {
    const rest = some.length - ACTIONS_SHOWN;
    const names = some.slice(0, ACTIONS_SHOWN).map(({ action }) => action);
    lines.push(`      ${title}: ${names.join(', ')}${rest > 0 ? ` and ${count(rest)} more` : ''}`);
  }
  return lines.join('\n');
}

/** `gained directly`, `lost`, `now directly, before under conditions`. */
function byChange(actions: readonly ChangedAction[]): ReadonlyMap<string, readonly ChangedAction[]> {
  const found = new Map<string, ChangedAction[]>();
  for (const change of actions) {
    const { before, now } = change;
    const title =
      before === undefined
        ? `gained ${WORDS[now as Way]}`
        : now === undefined
          ? `lost what it held ${WORDS[before]}`
          : `now ${WORDS[now]}, before ${WORDS[before]}`;
    const known = found.get(title);
    if (known === undefined) found.set(title, [change]);
    else known.push(change);
  }
  return found;
}
