import type { FirewallPlan, PlanExemption, PlannedPolicy } from '../../firewall/plan/firewall-plan.ts';
import { type Palette, safe } from './palette.ts';
import { plural, table } from './table.ts';

/** A plan for people: what is disabled, what is protected, whom it spares, and where it goes. */
export function renderPlan(plan: FirewallPlan, palette: Palette): string {
  const parts = [
    head(plan, palette),
    services(plan, palette),
    spared(plan, palette),
    policies(plan, palette),
    list('To decide before it is deployed', plan.open, palette, palette.yellow),
    list('Not whole', plan.problems, palette, palette.red),
    list('Taken for granted', plan.assumptions, palette, palette.dim),
    list('What it cannot stop', plan.residuals, palette, palette.dim),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function head({ organization, policies: all, trail, reference }: FirewallPlan, { bold, dim }: Palette): string {
  const scps = all.filter(({ type }) => type === 'scp').length;
  const rcps = all.length - scps;
  const seen =
    trail === undefined ? 'no trail was read' : `use by the trail from ${trail.first.slice(0, 10)} to ${trail.last.slice(0, 10)}`;
  return `${bold(`Firewall for ${safe(organization)}`)}: ${plural(scps, 'SCP')}, ${plural(rcps, 'RCP')}\n${dim(`${seen}; actions of ${reference}`)}`;
}

function services({ services: all }: FirewallPlan, { bold, dim, width }: Palette): string {
  const off = all.filter(({ decision }) => decision === 'disable');
  const on = all.filter(({ decision, use }) => decision === 'protect' && use === 'used');
  const open = all.filter(({ decision, use }) => decision === 'protect' && use === 'unknown').map(({ service }) => service);
  const rows = [...off, ...on].map(({ service, decision, targets, why }) => [service, decision, targetsText(targets), safe(why)]);
  const columns = ['service', 'decision', 'where', 'why'].map((title) => ({ title }));
  const unknown =
    open.length === 0
      ? ''
      : `\n  ${dim(`protected, because nothing tells whether somebody uses them: ${open.slice(0, 8).join(', ')}${open.length > 8 ? ` and ${open.length - 8} more` : ''}`)}`;
  return `${bold(`${plural(off.length, 'AI service')} disabled, ${on.length} protected because they are used`)}\n${table(columns, rows, '  ', width)}${unknown}`;
}

const targetsText = (targets: readonly string[]): string =>
  targets.length > 2 ? `${targets[0]} and ${targets.length - 1} more` : targets.join(', ');

const SHOWN = 40;

function spared({ exemptions }: FirewallPlan, { bold, dim, width }: Palette): string {
  if (exemptions.length === 0) return bold('Nobody is exempt');
  const rows = exemptions
    .slice(0, SHOWN)
    .map((one) => [safe(one.principal), actionsText(one), one.expires ?? '', safe(one.owner ?? 'nobody'), safe(one.reason)]);
  const columns = ['exempt', 'from', 'until', 'owner', 'why'].map((title) => ({ title }));
  const more = exemptions.length > SHOWN ? `\n  ${dim(`and ${exemptions.length - SHOWN} more: --format json shows all`)}` : '';
  return `${bold(`${plural(exemptions.length, 'exemption')}`)}\n${table(columns, rows, '  ', width)}${more}`;
}

const actionsText = ({ actions }: PlanExemption): string =>
  actions[0] === '*' ? 'everything' : actions.length > 2 ? `${actions[0]} and ${actions.length - 1} more` : actions.join(', ');

function policies({ policies: all, targets }: FirewallPlan, { bold, dim, width }: Palette): string {
  const byName = new Map(all.map((policy) => [policy.name, policy]));
  const blocks = targets.map(({ id, name, kind, policies: names, taken }) => {
    const own = names.flatMap((one) => byName.get(one) ?? []);
    const scps = own.filter(({ type }) => type === 'scp').length;
    const room = scps === 0 ? '' : ` (${taken.scp} SCPs stay beside them)`;
    return `${kind} ${safe(name)} ${dim(id)}${dim(room)}\n${own.map((policy) => policyBlock(policy, { bold, dim, width })).join('\n')}`;
  });
  return `${bold('Policies, from the root down')}\n${blocks.join('\n')}`;
}

function policyBlock(
  { name, characters, statements }: PlannedPolicy,
  { dim, width }: Pick<Palette, 'bold' | 'dim'> & { readonly width?: number | undefined },
): string {
  const rows = statements.map(({ sid, layer, why }) => [sid, layer, safe(why)]);
  return `  ${name} ${dim(`${characters.toLocaleString('en-US')} characters`)}\n${table([{ title: '' }, { title: '' }, { title: '' }], rows, '    ', width)}`;
}

function list(title: string, lines: readonly string[], { bold }: Palette, mark: (text: string) => string): string {
  return lines.length === 0 ? '' : `${bold(title)}\n${lines.map((line) => `  ${mark(safe(line))}`).join('\n')}`;
}
