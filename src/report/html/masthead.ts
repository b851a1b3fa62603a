import type { Tally } from '../../access/summary.ts';
import { SEVERITIES } from '../findings-report.ts';
import type { ScanReport } from '../scan-report.ts';
import { html, type Markup } from './markup.ts';
import { wayBar, wayCounts } from './way-bar.ts';
import { count, listed, plural } from './words.ts';

/** What the scan says in one screen: who could, what is wrong, and what nobody knows. */
export function masthead(report: ScanReport): Markup {
  const everybody = report.principals.users + report.principals.roles;
  const { tiers, supporting } = report.summary;
  const lines: readonly (readonly [string, string, Tally])[] = [
    ['Tier 1', 'shape or control a model', tiers[1]],
    ['Tier 2', 'change it indirectly', tiers[2]],
    ['Supporting', 'decide who may, outside the AI services', supporting],
  ];
  const whole = Math.max(...lines.map(([, , tally]) => totalOf(tally)));
  return html`<header class="masthead" id="overview">
<p class="kicker">AI permissions of ${subject(report)} <span class="nowrap">${dayOf(report)}</span></p>
<h1>${headline(report, everybody)}</h1>
<p class="standfirst">${meaning(report)}</p>
<div class="figures">
<section aria-labelledby="power-title"><h2 id="power-title">Who holds it, and how</h2>
${lines.map(
  ([title, means, tally]) => html`<div class="power"><h3>${title} <span>${means}</span></h3>${wayBar(tally, whole)}
<p>${totalOf(tally) === 0 ? 'nobody' : wayCounts(tally)}${tally.roots === 0 ? '' : html` <span class="quiet nowrap">+ ${plural(tally.roots, 'root user')}</span>`}</p></div>`,
)}
</section>
${verdicts(report)}
</div>
${facts(report, everybody)}
</header>`;
}

const subject = ({ organization, accounts }: ScanReport): string =>
  organization === undefined ? plural(accounts.total, 'account') : `organisation ${organization.id}`;

const dayOf = ({ now }: ScanReport): string => (now === '' ? '' : `as of ${now.slice(0, 10)}`);

const totalOf = ({ direct, chain, conditional, chainConditional, indeterminate }: Tally): number =>
  direct + chain + conditional + chainConditional + indeterminate;

function headline({ summary, organization, accounts }: ScanReport, everybody: number): string {
  const whose = organization !== undefined ? 'this organisation’s' : accounts.total === 1 ? 'this account’s' : 'these accounts’';
  const who = summary.holders === 0 ? 'None' : count(summary.holders);
  return `${who} of ${plural(everybody, 'user and role', 'users and roles')} can, or may be able to, change what ${whose} AI does`;
}

/** What the figures mean, in sentences that need no knowledge of IAM. */
function meaning({ summary }: ScanReport): string {
  const { direct, chain, conditional, chainConditional, indeterminate } = summary.tiers[1];
  const what =
    'Whoever holds a privileged AI permission can retrain a model, lower its guardrails, rewrite an agent or open its data to others, and the effect outlives the session.';
  if (totalOf(summary.tiers[1]) === 0) return `${what} Nobody was found who can shape or control a model itself (tier 1).`;
  const others = [
    ...(chain > 0 ? [`${count(chain)} can get there by becoming somebody else first`] : []),
    ...(conditional + chainConditional > 0 ? [`${count(conditional + chainConditional)} only where a condition is met`] : []),
    ...(indeterminate > 0 ? [`of ${count(indeterminate)} nobody can tell`] : []),
  ];
  const rest = others.length === 0 ? '' : `; ${listed(others)}`;
  return `${what} ${plural(direct, 'user or role', 'users and roles')} can shape or control a model (tier 1) today with no further step${rest}.`;
}

function verdicts(report: ScanReport): Markup {
  const { checks, findings, intent } = report;
  if (checks.length === 0) return html`<section><h2>Findings</h2><p>No check was run.</p></section>`;
  const failed = findings.filter(({ verdict }) => verdict === 'fail');
  const open = failed.filter(({ state }) => state === 'open');
  const many = (state: string): number => failed.filter((one) => one.state === state).length;
  const unknown = checks.reduce((sum, { counts }) => sum + counts.unknown, 0);
  const passed = checks.reduce((sum, { counts }) => sum + counts.pass, 0);
  const beside = [
    `${count(passed)} passed`,
    ...(many('suppressed') > 0 ? [`${count(many('suppressed'))} accepted`] : []),
    ...(many('known') > 0 ? [`${count(many('known'))} known from the baseline`] : []),
    `${count(unknown)} could not be judged`,
  ];
  const by =
    intent === undefined
      ? html`Nobody has said what is intended, so only general rules apply: <code>mantlet init</code> writes the file that says it.`
      : html`Judged by what <code>${intent}</code> says is intended.`;
  return html`<section aria-labelledby="verdict-title"><h2 id="verdict-title">${plural(open.length, 'finding')} that count</h2>
<ul class="severities">${SEVERITIES.map((severity) => {
    const number = open.filter((one) => one.severity === severity).length;
    return html`<li class="${number === 0 ? 'none' : `is-${severity}`}"><b>${count(number)}</b> ${severity}</li>`;
  })}</ul>
<p>By ${plural(checks.length, 'check')}: ${listed(beside)}. ${by}</p></section>`;
}

function facts(report: ScanReport, everybody: number): Markup {
  const { organization, accounts, principals, catalogue, assumptions, snapshot, mantlet } = report;
  const context = Object.entries(assumptions.context).map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
  const rows: readonly (readonly [string, string])[] = [
    [
      'Organisation',
      organization === undefined ? 'not in the snapshot' : `${organization.id}, managed by ${organization.managementAccount}`,
    ],
    [
      'Accounts',
      accounts.read === accounts.total ? count(accounts.total) : `${count(accounts.total)}, of which ${count(accounts.read)} were read`,
    ],
    [
      'Principals',
      `${count(everybody)} (${plural(principals.users, 'user')}, ${plural(principals.roles, 'role')}) and ${plural(principals.roots, 'root user')}`,
    ],
    ['Snapshot', snapshot],
    [
      'Catalogue',
      `${count(catalogue.privilegedActions)} privileged of ${plural(catalogue.actions, 'AI action')}, AWS reference of ${catalogue.reference}`,
    ],
    ['Taken for granted', [`calls from ${assumptions.region ?? `${assumptions.usualRegion} (the usual region)`}`, ...context].join(', ')],
    ['Complete', completeText(report)],
    ['Made by', `Mantlet ${mantlet}`],
  ];
  return html`<dl class="facts">${rows.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`;
}

/** Policies and what else is asked for are told apart: most snapshots hold the first and not all of the second. */
function completeText({ incomplete, checks }: ScanReport): string {
  const open = checks.filter(({ counts }) => counts.unknown > 0).length;
  const policies = incomplete.length === 0 ? 'every policy could be read' : `no: ${plural(incomplete.length, 'thing')} could not be read`;
  return open === 0 ? policies : `${policies}; ${plural(open, 'check')} lacked something to look at`;
}
