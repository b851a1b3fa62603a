import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import { CLASSES } from '../../catalogue/classes.ts';
import type { ReportFinding } from '../findings-report.ts';
import { type ReportHolders, WAYS } from '../holders-report.ts';
import type { ScanReport } from '../scan-report.ts';
import { packSet } from './packed-set.ts';
import type { PageAccount, PageAction, PageColumn, PageData, PageFinding, PageGroup } from './page-data.ts';
import { pageEvidence } from './page-evidence.ts';

/** So many findings a page holds; the others are in the other formats. */
export const FINDINGS_LIMIT = 5_000;

/** What the page's script needs of a scan. */
export function buildPageData(report: ScanReport): PageData {
  const columns = columnsOf(report.holders?.actions ?? []);
  const place = new Map(columns.map(({ id }, index) => [id, index]));
  const accounts: PageAccount[] = [];
  return {
    snapshot: report.snapshot,
    columns,
    actions: (report.holders?.actions ?? []).map((name): PageAction => {
      const row = catalogueRow(name);
      return [name, place.get(columnOf(name)) ?? 0, row?.tier === 1 ? 1 : 2, row?.reason ?? ''];
    }),
    sets: (report.holders?.sets ?? []).map(packSet),
    groups: report.holders === undefined ? undefined : groupsOf(report.holders, accounts),
    accounts,
    names: report.accounts.names,
    checks: report.checks.map(({ id, title, why }) => ({ id, title, why })),
    findings: report.findings.slice(0, FINDINGS_LIMIT).map(pageFinding),
  };
}

const SUPPORTING = 'supporting';

/** The column in which an action is counted. */
function columnOf(action: string): string {
  if (aiGroup(action.slice(0, action.indexOf(':'))) === undefined) return SUPPORTING;
  return catalogueRow(action)?.class ?? SUPPORTING;
}

/** Classes that have something to show, the most privileged first, each in the order of the catalogue. */
function columnsOf(actions: readonly string[]): readonly PageColumn[] {
  const present = new Set(actions.map(columnOf));
  const classes = CLASSES.filter((facts) => present.has(facts.class)).map(({ class: id, tier, means }): PageColumn => {
    return { id, tier: tier === 1 ? 1 : 2, means };
  });
  const supporting: PageColumn = {
    id: SUPPORTING,
    tier: undefined,
    means: 'actions outside the AI services that decide who holds those inside: policies, roles, training buckets, logs',
  };
  const sorted = [...classes.filter(({ tier }) => tier === 1), ...classes.filter(({ tier }) => tier === 2)];
  return present.has(SUPPORTING) ? [...sorted, supporting] : sorted;
}

function groupsOf({ groups }: ReportHolders, accounts: PageAccount[]): readonly PageGroup[] {
  const places = new Map<string, number>();
  return groups.map(({ root, principals, ways }) => {
    const members = new Map<number, [number, ...string[]]>();
    for (const arn of principals) {
      const [, prefix = '', id = ''] = /^(arn:[^:]*:[^:]*:[^:]*:([^:]*):)/.exec(arn) ?? [];
      let place = places.get(prefix);
      if (place === undefined) {
        place = accounts.push({ id, prefix }) - 1;
        places.set(prefix, place);
      }
      const name = arn.slice(prefix.length);
      const known = members.get(place);
      if (known === undefined) members.set(place, [place, name]);
      else known.push(name);
    }
    return { root, ways: WAYS.map((way) => ways[way] ?? -1), members: [...members.values()] };
  });
}

const pageFinding = (finding: ReportFinding): PageFinding => ({ ...finding, evidence: finding.evidence.map(pageEvidence) });
