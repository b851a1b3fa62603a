import { accountWords } from './account-words.ts';
import { SEVERITIES } from '../../findings-report.ts';
import type { Severity } from '../../../findings/finding.ts';
import type { PageData, PageFinding } from '../page-data.ts';
import { count, plural } from '../words.ts';
import { button, byId, element } from './dom.ts';
import { select, textField, toggles } from './fields.ts';
import { findingItem } from './finding-item.ts';
import { type CheckRows, type FindingFilter, findingRows, haystacks, type State, STATES, stateOf } from './finding-rows.ts';

const FIRST = 5;
const MORE = 100;

/** Lists the findings under their checks, with their filter, and opens the one that the address names. */
export function startFindings(data: PageData): void {
  const list = byId('finding-list');
  const form = byId('finding-filters');
  if (list === undefined || form === undefined) return;
  const hay = haystacks(data);
  const severities = new Set<Severity>();
  const states = new Set<State>();
  let filter: FindingFilter = { text: '', check: '', account: '', severities, states };
  const show = (reveal?: string): void => {
    const checks = findingRows(data, hay, filter);
    list.replaceChildren(...checks.map((rows) => sectionOf(rows, reveal)));
    if (checks.length === 0)
      list.append(element('p', { class: 'waits' }, data.findings.length === 0 ? 'No check found anything.' : 'No finding fits.'));
    tell(checks, data);
  };
  const fill = (): void => form.replaceChildren(...fieldsOf(data, filter, { severities, states, change }));
  const change = (part: Partial<FindingFilter>): void => {
    filter = { ...filter, ...part };
    show();
  };
  const reset = (part: Partial<FindingFilter>, reveal?: string): void => {
    severities.clear();
    states.clear();
    filter = { text: '', check: '', account: '', severities, states, ...part };
    fill();
    show(reveal);
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    reset({});
  });
  const follow = (): void => {
    const named = /^#finding=(.+)$/.exec(location.hash)?.[1];
    const fingerprint = named === undefined ? undefined : decoded(named);
    if (fingerprint === undefined) return;
    reset({}, fingerprint);
    for (const item of list.querySelectorAll<HTMLDetailsElement>('details.finding')) {
      if (item.dataset['fingerprint'] !== fingerprint) continue;
      item.open = true;
      item.scrollIntoView({ block: 'center' });
      item.querySelector('summary')?.focus({ preventScroll: true });
    }
  };
  addEventListener('hashchange', follow);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-check]'))
    link.addEventListener('click', () => reset({ check: link.dataset['check'] ?? '' }));
  fill();
  show();
  follow();
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

interface Chosen {
  readonly severities: Set<Severity>;
  readonly states: Set<State>;
  readonly change: (part: Partial<FindingFilter>) => void;
}

function fieldsOf(
  { findings, checks, names }: PageData,
  filter: FindingFilter,
  { severities, states, change }: Chosen,
): readonly HTMLElement[] {
  const many = (fits: (finding: PageFinding) => boolean): number => findings.filter(fits).length;
  const found = new Set(findings.map(({ check }) => check));
  const accounts = [...new Set(findings.flatMap(({ subject }) => subject.account ?? []))].sort();
  const chip = (label: string, number: number): readonly (string | HTMLElement)[] => [label, ' ', element('b', {}, count(number))];
  return [
    toggles(
      'Severity',
      SEVERITIES.map(
        (severity) =>
          [
            severity,
            chip(
              severity,
              many((one) => one.severity === severity),
            ),
          ] as const,
      ),
      severities,
      () => change({}),
    ),
    toggles(
      'State',
      STATES.map(
        ([state, label]) =>
          [
            state,
            chip(
              label,
              many((one) => stateOf(one) === state),
            ),
          ] as const,
      ),
      states,
      () => change({}),
    ),
    textField('Text', 'name, message, file', (text) => change({ text })),
    select(
      'Check',
      [['', 'all checks'], ...checks.filter(({ id }) => found.has(id)).map(({ id }) => [id, id] as const)],
      filter.check,
      (check) => change({ check }),
    ),
    select(
      'Account',
      [['', 'all accounts'], ...accounts.map((id) => [id, accountWords({ names }, id)] as const)],
      filter.account,
      (account) => change({ account }),
    ),
    element('button', { type: 'reset', class: 'plain' }, 'Clear'),
  ];
}

function sectionOf({ check, worst, findings }: CheckRows, reveal: string | undefined): HTMLElement {
  const shown = Math.max(FIRST, findings.findIndex(({ fingerprint }) => fingerprint === reveal) + 1);
  const items = element('div', { class: 'items' });
  const more = button('', () => add(MORE), { class: 'more' });
  const note = element('p', { class: 'on-paper quiet' });
  let next = 0;
  const add = (most: number): void => {
    const first = next;
    for (const finding of findings.slice(next, next + most)) items.append(findingItem(finding, worst));
    next = Math.min(findings.length, next + most);
    more.hidden = next >= findings.length;
    note.textContent = more.hidden ? '' : `${count(findings.length - next)} more are not on paper.`;
    more.textContent = `Show ${count(Math.min(MORE, findings.length - next))} more of ${count(findings.length)}`;
    if (first > 0) (items.children[first]?.firstElementChild as HTMLElement | null)?.focus();
  };
  const section = element(
    'section',
    { class: 'rule', 'aria-label': check.title },
    element(
      'header',
      {},
      element('span', { class: `severity is-${worst}` }, worst),
      element('h3', {}, check.title),
      element('p', { class: 'quiet' }, element('code', {}, check.id), ` ${plural(findings.length, 'finding')}`),
      element('p', { class: 'why' }, check.why),
    ),
    items,
    more,
    note,
  );
  add(shown);
  return section;
}

function tell(checks: readonly CheckRows[], data: PageData): void {
  const shown = checks.reduce((sum, { findings }) => sum + findings.length, 0);
  const tally = byId('finding-tally');
  if (tally !== undefined)
    tally.textContent = `${count(shown)} of ${plural(data.findings.length, 'finding')} under ${plural(checks.length, 'check')}.`;
}
