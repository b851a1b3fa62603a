import type { Tally } from '../../access/summary.ts';
import type { Incomplete, ReportStep, ScanReport } from '../scan-report.ts';
import { renderFindings } from './findings.ts';
import { type Palette, safe } from './palette.ts';
import { placeText } from './place.ts';
import { residualText } from './residual.ts';
import { count, plural, table } from './table.ts';

const TALLY = ['direct', 'chain', 'conditional', 'chainConditional', 'indeterminate', 'roots'] as const;
const tallyCells = (tally: Tally, palette: Palette): string[] =>
  TALLY.map((name) =>
    tally[name] === 0 ? palette.dim('0') : name === 'direct' || name === 'chain' ? palette.bold(count(tally[name])) : count(tally[name]),
  );

/** The scan as a person reads it. */
export function renderScan(report: ScanReport, palette: Palette): string {
  const { bold, dim, yellow, red } = palette;
  const parts: string[] = [];
  const where = report.organization === undefined ? 'No organisation in the snapshot' : `Organisation ${report.organization.id}`;
  const accounts =
    report.accounts.read === report.accounts.total
      ? plural(report.accounts.total, 'account')
      : `${plural(report.accounts.total, 'account')}, ${count(report.accounts.read)} read`;
  const { users, roles, roots } = report.principals;
  parts.push(
    `${bold(where)}: ${accounts}, ${plural(users, 'user')}, ${plural(roles, 'role')}, ${plural(roots, 'root user')}\n` +
      dim(
        `${count(report.catalogue.privilegedActions)} privileged AI actions of ${count(report.catalogue.actions)} in the catalogue (AWS reference of ${report.catalogue.reference})`,
      ),
  );
  const { summary } = report;
  const heads = ['direct', 'through a chain', 'conditional', 'chain, conditional', 'cannot tell', 'root users'].map((title) => ({
    title,
    right: true,
  }));
  const rows = [
    ['Shaping or controlling a model (tier 1)', ...tallyCells(summary.tiers[1], palette)],
    ['Indirectly privileged (tier 2)', ...tallyCells(summary.tiers[2], palette)],
    ['Supporting, outside the AI services', ...tallyCells(summary.supporting, palette)],
  ];
  parts.push(
    `${bold('Who holds privileged AI permissions')} ${dim('(users and roles, each counted once a line, under the strongest way)')}\n${table([{ title: '' }, ...heads], rows, '  ', palette.width)}`,
  );
  const byClass = summary.classes.map((row) => [`${row.class} ${dim(`tier ${row.tier}`)}`, ...tallyCells(row, palette)]);
  parts.push(`${bold('By class')}\n${table([{ title: '' }, ...heads], byClass, '  ', palette.width)}`);
  if (summary.topHolders.length > 0) {
    const holders = summary.topHolders.map((holder) => [
      safe(holder.arn),
      safe(holder.accountName ?? ''),
      count(holder.tier1),
      count(holder.tier2),
      count(holder.throughChains),
    ]);
    const columns = [
      { title: 'principal' },
      { title: 'account' },
      ...['tier 1', 'tier 2', 'through chains'].map((title) => ({ title, right: true })),
    ];
    parts.push(`${bold('Who holds most')} ${dim('(actions)')}\n${table(columns, holders, '  ', palette.width)}`);
  }
  if (report.chains.length > 0) {
    const chains = report.chains
      .slice(0, CHAINS)
      .map(
        (path) =>
          `  ${safe(path.principal)} ${path.status === 'yes' ? 'reaches' : 'may reach'} ${bold(path.action)}\n${path.steps.map((step) => stepText(step, palette)).join('\n')}`,
      );
    const rest = report.chains.length > CHAINS ? `; the page of --format html draws ${report.chains.length}` : '';
    parts.push(`${bold('Through a chain')} ${dim(`(examples${rest})`)}\n${chains.join('\n')}`);
  }
  const told = report.checks.some(({ id }) => id === 'condition-trap');
  if (report.traps.length > 0 && !told) {
    const traps = report.traps.slice(0, SHOWN).map(({ principals, actions, message, statement }) => {
      const who =
        principals.length === 1
          ? safe(principals[0] as string)
          : `${plural(principals.length, 'principal')}, such as ${safe(principals[0] as string)},`;
      const what = actions.length === 1 ? (actions[0] as string) : `${plural(actions.length, 'action')} such as ${actions[0]}`;
      return `  ${yellow(safe(message))}\n    ${who} ${principals.length === 1 ? 'gets' : 'get'} ${what} past it\n    ${dim(placeText(statement))}`;
    });
    if (report.traps.length > SHOWN) traps.push(dim(`  and ${count(report.traps.length - SHOWN)} more`));
    parts.push(`${bold('Conditions that protect less than they seem')}\n${traps.join('\n')}`);
  }
  if (report.external.length > 0) {
    const lines = report.external.slice(0, SHOWN).map(({ principal, by, resource, actions, status, statement }) => {
      const what = actions.length === 1 ? (actions[0] as string) : `${actions[0]} and ${plural(actions.length - 1, 'other')}`;
      const can = status === 'yes' ? 'can' : 'may';
      const how = by === 'role-trust' ? `${can} assume ${safe(resource)} and so reach ${what}` : `${can} call ${what} on ${safe(resource)}`;
      return `  ${safe(principal)} ${how} ${dim(`(${placeText(statement)})`)}`;
    });
    if (report.external.length > SHOWN) lines.push(dim(`  and ${count(report.external.length - SHOWN)} more`));
    parts.push(`${bold('Opened to outsiders')} ${dim('(by this side; what their own side allows is not known)')}\n${lines.join('\n')}`);
  }
  parts.push(...renderFindings(report, palette));
  if (report.incomplete.length > 0)
    parts.push(`${red(bold('Incomplete'))} ${dim('(answers that depend on this are open)')}\n${problemLines(report.incomplete)}`);
  if (report.warnings.length > 0) parts.push(`${bold('Noticed')}\n${problemLines(report.warnings)}`);
  return `${parts.join('\n\n')}\n`;
}

const NEW = 'mantlet0any';

/** One step of a chain, with its conditions and statements. */
export function stepText(step: ReportStep, palette: Palette): string {
  const actions = step.actions.length === 0 ? '' : `: ${step.actions.join(', ')}`;
  const lines = [`    ${palette.cyan('->')} ${safe(doneText(step))}${palette.dim(safe(actions))}`];
  if (step.given !== undefined) lines.push(`       ${palette.yellow(`if ${safe(step.given)}`)}`);
  for (const condition of step.conditions) lines.push(palette.yellow(residualText(condition, '       ')));
  for (const statement of step.statements) lines.push(`       ${palette.dim(placeText(statement))}`);
  return lines.join('\n');
}

/** What is done to whom: `assumes the role arn:...`. */
function doneText({ kind, title, way, from, to, form }: ReportStep): string {
  const how = way === undefined ? '' : ` (${way})`;
  const whom = to.replaceAll(NEW, 'new');
  if (form === 'member' && to === from) return `${title}${how}`;
  const as =
    form === 'unbounded'
      ? ' without its permissions boundary'
      : form === 'rewritten' && kind !== 'policy-writing'
        ? ' with the policies that were written'
        : '';
  const comma = title.indexOf(',');
  const [done, rest] = comma < 0 || kind !== 'pass-role' ? [title, ''] : [title.slice(0, comma), title.slice(comma)];
  return `${done} ${whom}${as}${rest}${how}`;
}

/** So many chains are told step by step. */
const CHAINS = 5;
const SHOWN = 20;

/** Problems, one a line, with the file and place of each. */
export function problemLines(problems: readonly Incomplete[]): string {
  const lines = problems.slice(0, SHOWN).map(({ file, place, message }) => {
    const where = [file, place].filter((part) => part !== undefined && part !== '').map((part) => safe(part as string));
    return `  ${where.length === 0 ? '' : `${where.join(' ')}: `}${safe(message)}`;
  });
  if (problems.length > SHOWN) lines.push(`  and ${count(problems.length - SHOWN)} more`);
  return lines.join('\n');
}
