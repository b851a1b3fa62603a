import { beforeAll, describe, expect, test } from 'vitest';
import { emptyReport, hostileReport, REPORTS } from '../../../test/format-reports.ts';
import { schemaProblems } from '../../../test/json-schema.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import { report as small } from '../html/report.fixture.ts';
import type { ScanReport } from '../scan-report.ts';
import ocsf from './ocsf.ts';

interface Attack {
  readonly version: string;
  readonly tactic?: { readonly uid: string; readonly name: string };
  readonly technique?: { readonly uid: string; readonly name: string };
  readonly sub_technique?: { readonly uid: string; readonly name: string };
}

interface Event {
  readonly activity_id: number;
  readonly class_uid: number;
  readonly type_uid: number;
  readonly severity_id: number;
  readonly status_id: number;
  readonly time: number;
  readonly metadata: { readonly is_truncated?: boolean };
  readonly cloud: { readonly account: { readonly uid: string; readonly name?: string }; readonly region: string };
  readonly finding_info: { readonly uid: string; readonly title: string; readonly attacks?: readonly Attack[] };
  readonly compliance?: {
    readonly control: string;
    readonly status_id: number;
    readonly standards?: readonly string[];
    readonly requirements?: readonly string[];
  };
  readonly resources?: readonly { readonly uid: string }[];
  readonly evidences?: readonly unknown[];
  readonly user?: { readonly uid: string; readonly type_id: number };
  readonly permission_analysis_results?: readonly {
    readonly policy: { readonly name: string };
    readonly granted_privileges: readonly string[];
  }[];
  readonly unmapped?: { readonly mantlet: { readonly fingerprint?: string; readonly totals?: Readonly<Record<string, number>> } };
}

const parsed = (text: string): readonly Event[] => JSON.parse(text);
const problems = schemaProblems('ocsf-1.6.0.json');
const ofFindings = (events: readonly Event[]): readonly Event[] =>
  events.filter(({ unmapped }) => unmapped?.mantlet.fingerprint !== undefined);
const ofHolders = (events: readonly Event[]): readonly Event[] => events.filter(({ class_uid }) => class_uid === 2008);

describe.each(Object.entries(REPORTS))('of the %s report', (_name, make) => {
  let report: ScanReport;
  let text: string;
  let events: readonly Event[];
  beforeAll(async () => {
    report = await make();
    text = ocsf.render(report);
    events = parsed(text);
  });

  test('is OCSF 1.6.0 as its schema says', () => {
    expect(problems(JSON.parse(text))).toEqual([]);
  });

  test('is the same each time', () => {
    expect(ocsf.render(report)).toBe(text);
  });

  test('types follow from classes, ids are all different, and every account is one', () => {
    for (const { class_uid, type_uid, activity_id, cloud } of events) {
      expect(type_uid).toBe(class_uid * 100 + activity_id);
      expect(cloud.account.uid).toMatch(/^\d{12}$/);
    }
    const findings = new Set(ofFindings(events).map(({ finding_info: { uid } }) => uid));
    expect(findings.size).toBe(new Set(report.findings.map(({ fingerprint }) => fingerprint)).size);
  });

  test('every finding is one: what fails, what nobody can tell and what is accepted stay apart', () => {
    expect(ofFindings(events).map(({ compliance, status_id }) => [compliance?.control, compliance?.status_id, status_id])).toEqual(
      report.findings.map(({ check, verdict, state }) => [check, verdict === 'fail' ? 3 : 2, state === 'suppressed' ? 3 : 1]),
    );
  });

  test('every account that a check could not read is told, and every check that broke down', () => {
    const silent = events.filter(({ class_uid, unmapped }) => class_uid === 2003 && unmapped === undefined);
    const told = (id: string, status: number): number =>
      silent
        .filter(({ compliance }) => compliance?.control === id && compliance.status_id === status)
        .reduce((sum, { resources }) => sum + (resources?.length ?? 1), 0);
    for (const { id, unread, crash } of report.checks) {
      expect(told(id, 2), id).toBe(unread.reduce((sum, { accounts }) => sum + accounts.length, 0));
      expect(told(id, 0), id).toBe(crash === undefined ? 0 : 1);
    }
    expect(events.some(({ compliance }) => compliance?.status_id === 1)).toBe(false);
  });

  test('every holder is told once, with what it holds in which way, and nobody else', () => {
    const told = ofHolders(events);
    const holders = (report.holders?.groups ?? []).filter(({ ways }) => Object.keys(ways).length > 0);
    expect(told).toHaveLength(holders.reduce((sum, { principals }) => sum + principals.length, 0));
    for (const { permission_analysis_results: results = [], unmapped, metadata, severity_id } of told) {
      const totals = unmapped?.mantlet.totals ?? {};
      expect(severity_id).toBe(1);
      expect(results.map(({ policy }) => policy.name)).toEqual(Object.keys(totals));
      const isCut = results.map(({ policy, granted_privileges }) => granted_privileges.length < (totals[policy.name] ?? 0));
      expect(metadata.is_truncated ?? false).toBe(isCut.includes(true));
    }
  });

  test('every event is small enough for a log', () => {
    for (const one of events) expect(Buffer.byteLength(JSON.stringify(one))).toBeLessThan(256 * 1024);
  });
});

describe('of acme', () => {
  let report: ScanReport;
  let events: readonly Event[];
  beforeAll(async () => {
    report = await REPORTS.acme();
    events = parsed(ocsf.render(report));
  });

  test('the time is that of the scan', () => {
    expect(new Set(events.map(({ time }) => time))).toEqual(new Set([Date.UTC(2027, 0, 31)]));
  });

  test('attacks of a finding are those of the actions that its message names, by their ids and names', () => {
    const told = ofFindings(events).map(({ finding_info: { attacks = [] } }) => attacks);
    for (const [index, { message, mitre }] of report.findings.entries()) {
      const mapped = [...message.matchAll(/[a-z-]+:[A-Z][A-Za-z]+/g)].flatMap(([action]) => catalogueRow(action)?.mitre ?? []);
      for (const one of mitre) expect(mapped).toContainEqual(one);
      expect(told[index]?.map(({ tactic, technique, sub_technique }) => [tactic?.uid, sub_technique?.uid ?? technique?.uid])).toEqual(
        mitre.map(({ tactic, technique }) => [tactic, technique]),
      );
    }
    expect(told.some((attacks) => attacks.length > 0)).toBe(true);
    expect(told.some((attacks) => attacks.length === 0)).toBe(true);
  });

  test('a holder is told with the actions of its ways, the gravest first', () => {
    const { holders } = report;
    const group = holders?.groups.find(
      ({ ways, root }) => !root && ways.direct !== undefined && (holders.sets[ways.direct]?.length ?? 0) < 50,
    );
    const held = holders?.sets[group?.ways.direct ?? -1]?.map((index) => holders.actions[index]);
    const event = ofHolders(events).find(({ user }) => user?.uid === group?.principals[0]);
    const told = event?.permission_analysis_results?.find(({ policy }) => policy.name === 'direct')?.granted_privileges;
    expect(told?.toSorted()).toEqual(held?.toSorted());
    expect(told?.length).toBeGreaterThan(0);
  });

  test('what shapes models is told of administrators, whose actions are cut', () => {
    const cut = ofHolders(events).filter(({ metadata }) => metadata.is_truncated === true);
    expect(cut.length).toBeGreaterThan(0);
    const first = cut[0]?.permission_analysis_results?.[0]?.granted_privileges;
    for (const action of ['bedrock:CreateModelCustomizationJob', 'bedrock:DeleteGuardrail', 'sagemaker:CreateTrainingJob'])
      expect(first).toContain(action);
  });

  test('root users are administrators, and nobody else is', () => {
    for (const { user } of ofHolders(events)) expect(user?.type_id === 2).toBe(user?.uid.endsWith(':root'));
  });

  test('the framework that was asked for stands with its requirements', () => {
    const asked = events.filter(({ compliance }) => compliance?.standards !== undefined);
    expect(asked.length).toBeGreaterThan(0);
    for (const { compliance } of asked)
      for (const one of compliance?.requirements ?? []) expect(one.startsWith(compliance?.standards?.[0] ?? '-')).toBe(true);
  });
});

test('a check that could read none of many accounts tells so once, with every account', () => {
  const accounts = Array.from({ length: 101 }, (_, i) => String(100_000_000_000 + i));
  const [check] = small([]).checks;
  if (check === undefined) throw new Error('the fixture has no check');
  const events = (some: readonly string[]): readonly Event[] =>
    parsed(ocsf.render({ ...emptyReport(), checks: [{ ...check, crash: undefined, unread: [{ what: 'not read', accounts: some }] }] }));
  expect(events(accounts).map(({ resources }) => resources?.map(({ uid }) => uid))).toEqual([accounts]);
  expect(events(accounts.slice(0, 100))).toHaveLength(100);
});

test('many holders are told with fewer actions each, never with none', () => {
  const base = small([]);
  const actions = Array.from({ length: 300 }, (_, i) => `bedrock:Action${i}`);
  const holdersOf = (many: number): ScanReport['holders'] => ({
    actions,
    sets: [actions.map((_, i) => i)],
    groups: [
      { root: false, principals: Array.from({ length: many }, (_, i) => `arn:aws:iam::111122223333:role/r${i}`), ways: { direct: 0 } },
    ],
  });
  const told = (many: number): number | undefined =>
    ofHolders(parsed(ocsf.render({ ...base, holders: holdersOf(many) })))[0]?.permission_analysis_results?.[0]?.granted_privileges.length;
  expect([told(1), told(20_000)]).toEqual([200, 50]);
});

test('the schema sees what is planted', () => {
  const events = JSON.parse(ocsf.render(hostileReport()));
  events[0].severity_id = 7;
  delete events[1].finding_info.uid;
  events[2].type_uid = 200401;
  events[3].cloud.account = { type_id: 10 };
  const last = events.at(-1);
  delete last.permission_analysis_results;
  for (const path of ['/0/severity_id', '/1/finding_info', '/2/type_uid', '/3/cloud/account', `/${events.length - 1} `])
    expect(
      problems(events).some((problem) => problem.startsWith(path)),
      path,
    ).toBe(true);
});
