import type { CatalogueCheck } from '../../catalogue/check.ts';
import type { ReferenceDiff } from '../../catalogue/diff.ts';
import { MITRE_NOTICE } from '../../catalogue/mitre/mitre.ts';
import type { ActionFacts, Shown } from '../../catalogue/show.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import { type Palette, safe } from './palette.ts';
import { count, plural, table } from './table.ts';

/** Rows as a table, or as comma-separated values (RFC 4180). */
export function renderList(rows: readonly CatalogueRow[], csv: boolean, palette: Palette): string {
  if (csv) {
    const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = rows.map((row) =>
      [row.action, row.class, String(row.tier), row.review, row.flags.join(' '), row.guards.join(' '), row.reason].map(cell).join(','),
    );
    return `action,class,tier,review,flags,guards,reason\n${lines.join('\n')}${lines.length > 0 ? '\n' : ''}`;
  }
  if (rows.length === 0) return 'No row matches\n';
  const cells = rows.map((row) => [row.action, String(row.tier), row.class, palette.dim(row.reason)]);
  return `${table([{ title: 'action' }, { title: 'tier' }, { title: 'class' }, { title: 'why' }], cells, '', palette.width)}\n\n${plural(rows.length, 'action')}\n`;
}

/** One action: its row, what AWS says of it, and what limits it. */
export function renderShown(shown: Shown, palette: Palette): string {
  const { bold, dim, red } = palette;
  if (shown.kind === 'unknown') {
    const lines = [`AWS has no action ${bold(safe(shown.asked))}`];
    if (shown.founding !== undefined)
      lines.push(
        'It stands in published lists of sensitive AI permissions all the same; a policy that names it grants and denies nothing.',
      );
    if (shown.nearest.length > 0) lines.push(`Nearest: ${shown.nearest.join(', ')}`);
    return `${lines.join('\n')}\n`;
  }
  if (shown.kind === 'outside')
    return `${bold(shown.facts.action)} is an action of ${shown.facts.service} and not about AI\n\n${factsText(shown.facts, palette)}\n`;
  const { row } = shown;
  const privileged = row.tier <= 2 ? red(`tier ${row.tier}, privileged`) : `tier ${row.tier}`;
  const lines = [
    `${bold(row.action)} ${privileged}, ${row.class}`,
    `  ${row.reason}`,
    '',
    `${bold('Class')} ${row.class}: ${shown.class.means}`,
  ];
  if (shown.flags.length > 0) lines.push(bold('Flags'), ...shown.flags.map(({ flag, means }) => `  ${flag} ${dim(means)}`));
  if (shown.mitre.length > 0) {
    lines.push(bold('MITRE'));
    for (const { framework, version, tactic, tacticName, technique, techniqueName } of shown.mitre) {
      lines.push(
        `  ${framework} ${version} ${[tactic, tacticName].filter(Boolean).join(' ')}: ${[technique, techniqueName].filter(Boolean).join(' ')}`,
      );
    }
  }
  lines.push(`${bold('Guards that exist')} ${row.guards.length === 0 ? 'none' : row.guards.join(', ')}`);
  if (shown.missingGuards.length > 0) lines.push(bold('Guards that AWS does not offer'), ...shown.missingGuards.map((text) => `  ${text}`));
  if (shown.separation.length > 0) lines.push(bold('Separate from'), ...shown.separation.map((pair) => `  ${pair.id}: ${pair.why}`));
  if (row.publishedTactic !== undefined) lines.push(`${bold('Published tactic')} ${row.publishedTactic}`);
  if (shown.facts !== undefined) lines.push('', factsText(shown.facts, palette));
  const stamp =
    row.reviewed === undefined
      ? 'classified by rules only, not yet reviewed'
      : `reviewed ${row.review === 'row' ? 'by itself' : 'with its class'} by ${row.reviewed.by} on ${row.reviewed.on} against the reference of ${row.reviewed.reference}`;
  lines.push('', dim(stamp));
  if (shown.mitre.some(({ framework }) => framework === 'ATT&CK')) lines.push(dim(MITRE_NOTICE));
  return `${lines.join('\n')}\n`;
}

function factsText(facts: ActionFacts, { bold }: Palette): string {
  const lines = [
    `${bold('AWS says')} ${facts.accessLevels.join(', ')}; service ${facts.service}; resource control policies ${facts.rcp ? 'reach it' : 'do not reach it'}`,
  ];
  lines.push(
    facts.resourceTypes.length === 0
      ? '  resource: only *'
      : `  resource types: ${facts.resourceTypes.map((type) => `${type.name}${type.required ? '*' : ''}`).join(', ')}`,
  );
  if (facts.conditionKeys.length > 0) lines.push(`  condition keys: ${facts.conditionKeys.map(({ key }) => key).join(', ')}`);
  return lines.join('\n');
}

/** The self-tests and how far the review has come. */
export function renderCheck({ problems, counts }: CatalogueCheck, palette: Palette): string {
  const { bold, red, green } = palette;
  const share = (part: number, whole: number): string => (whole === 0 ? '0 %' : `${((100 * part) / whole).toFixed(1)} %`);
  const { ai, supporting, total } = counts;
  const rows = (
    [
      ['AI services', ai],
      ['supporting', supporting],
      ['all', total],
    ] as const
  ).map(([name, tally]) => [
    name,
    ...[
      tally.rows,
      tally.tiers[1],
      tally.tiers[2],
      tally.tiers[3],
      tally.tiers[4],
      tally.privileged,
      tally.privilegedReviewed.row,
      tally.privilegedReviewed.group,
      tally.privilegedReviewed.auto,
    ].map(count),
  ]);
  const columns = [
    { title: '' },
    ...['actions', 'tier 1', 'tier 2', 'tier 3', 'tier 4', 'privileged', 'reviewed one by one', 'with their class', 'by rules only'].map(
      (title) => ({ title, right: true }),
    ),
  ];
  const parts = [
    `${bold(`AWS reference of ${counts.reference}`)}: ${count(counts.prefixes)} AI prefixes, ${count(counts.actions)} actions, ${count(counts.classified)} classified, ${count(counts.unclassified)} unclassified, ${count(counts.withdrawn)} withdrawn`,
    table(columns, rows, '  ', palette.width),
    `Reviewed: ${share(total.reviewed.row + total.reviewed.group, total.rows)} of all rows, ${share(total.privilegedReviewed.row, total.privileged)} of the privileged ones one by one`,
    problems.length === 0
      ? green('Every self-test passes')
      : `${red(plural(problems.length, 'problem'))}\n${problems.map(({ rule, subject, message }) => `  ${rule} ${subject}: ${message}`).join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What AWS added between two states of its reference. */
export function renderDiff(diff: ReferenceDiff, palette: Palette): string {
  const { bold, red, dim } = palette;
  const parts = [
    `${bold(`AWS reference of ${diff.from || 'unknown date'} -> ${diff.to || 'unknown date'}`)}: ${plural(diff.added.length, 'action')} added, ${count(diff.removed.length)} removed, ${count(diff.changed.length)} changed; ${plural(diff.addedPrefixes.length, 'prefix', 'prefixes')} added, ${count(diff.removedPrefixes.length)} removed`,
  ];
  const verdicts = (rows: ReferenceDiff['added']): string =>
    table(
      [{ title: '' }, { title: '' }, { title: '' }, { title: '' }],
      rows.map((row) => [row.action, `tier ${row.tier}`, row.class, dim(row.reason)]),
    );
  if (diff.newlyPrivileged.length > 0) parts.push(`${red(bold('Newly privileged'))}\n${verdicts(diff.newlyPrivileged)}`);
  if (diff.addedPrefixes.length > 0)
    parts.push(
      `${bold('New prefixes')}\n${table(
        [{ title: '' }, { title: '' }, { title: '' }],
        diff.addedPrefixes.map(({ prefix, name, scope, actions }) => [
          prefix,
          scope === 'ai' ? 'AI' : 'look once',
          `${name}, ${plural(actions, 'action')}`,
        ]),
      )}`,
    );
  const removed = diff.removed.filter((row) => row.scope !== 'queue');
  if (removed.length > 0) parts.push(`${bold('Removed')}\n${verdicts(removed)}`);
  const changed = diff.changed.filter((row) => row.scope !== 'queue');
  if (changed.length > 0) {
    const lines = changed.map((row) => {
      const what: string[] = [];
      if (row.accessLevels !== undefined)
        what.push(`access level ${row.accessLevels.before.join('+')} -> ${row.accessLevels.after.join('+')}`);
      for (const [name, change] of [
        ['resource types', row.resourceTypes],
        ['condition keys', row.conditionKeys],
      ] as const) {
        if (change !== undefined)
          what.push(`${name} ${[...change.added.map((added) => `+${added}`), ...change.removed.map((gone) => `-${gone}`)].join(' ')}`);
      }
      if (row.passesRole !== undefined) what.push(`iam:PassRole ${row.passesRole}`);
      return `  ${row.action} ${dim(what.join('; '))}`;
    });
    parts.push(`${bold('Changed')}\n${lines.join('\n')}`);
  }
  const queue = diff.added.filter((row) => row.scope === 'queue').length;
  if (queue > 0)
    parts.push(dim(`${plural(queue, 'further action')} of services that nothing says are about AI (--format json lists them)`));
  return `${parts.join('\n\n')}\n`;
}
