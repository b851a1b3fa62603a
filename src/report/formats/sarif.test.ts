import { beforeAll, describe, expect, test } from 'vitest';
import { emptyReport, hostileReport, REPORTS } from '../../../test/format-reports.ts';
import { schemaProblems } from '../../../test/json-schema.ts';
import type { ScanReport } from '../scan-report.ts';
import sarif from './sarif.ts';

interface Location {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
    readonly region?: { readonly startLine: number; readonly startColumn?: number };
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string; readonly kind: string }[];
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly suppressions: readonly { readonly justification: string }[];
  readonly baselineState?: string;
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface Run {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly {
        readonly id: string;
        readonly properties: { readonly tags: readonly string[]; readonly 'security-severity': string };
      }[];
    };
  };
  readonly invocations: readonly [
    {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly {
        readonly descriptor: { readonly id: string };
        readonly associatedRule?: { readonly id: string; readonly index: number };
        readonly message: { readonly text: string };
      }[];
    },
  ];
  readonly originalUriBaseIds: Readonly<Record<string, { readonly uri?: string; readonly uriBaseId?: string }>>;
  readonly results: readonly Result[];
}

const parsed = (text: string): Run => JSON.parse(text).runs[0];
const problems = schemaProblems('sarif-2.1.0.json');

describe.each(Object.entries(REPORTS))('of the %s report', (_name, make) => {
  let report: ScanReport;
  let text: string;
  let run: Run;
  beforeAll(async () => {
    report = await make();
    text = sarif.render(report);
    run = parsed(text);
  });

  test('is SARIF 2.1.0 as its schema says', () => {
    expect(problems(JSON.parse(text))).toEqual([]);
  });

  test('is the same each time', () => {
    expect(sarif.render(report)).toBe(text);
  });

  test('every failure is one result, and nothing else is', () => {
    const failed = report.findings.filter(({ verdict }) => verdict === 'fail');
    expect(run.results.map(({ ruleId }) => ruleId)).toEqual(failed.map(({ check }) => check));
    expect(run.results.filter(({ suppressions }) => suppressions.length > 0)).toHaveLength(
      failed.filter(({ state }) => state === 'suppressed').length,
    );
    expect(new Set(run.results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints))).size).toBe(
      new Set(failed.map(({ fingerprint }) => fingerprint)).size,
    );
  });

  test('rules are the checks, and results point at theirs', () => {
    const { rules } = run.tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(report.checks.map(({ id }) => id));
    for (const { ruleId, ruleIndex } of run.results) if (ruleIndex !== undefined) expect(rules[ruleIndex]?.id).toBe(ruleId);
    for (const { associatedRule } of run.invocations[0].toolExecutionNotifications) {
      if (associatedRule !== undefined) expect(rules[associatedRule.index]?.id).toBe(associatedRule.id);
    }
  });

  test('every result has a place: the resource, and files of the snapshot without a way out of it', () => {
    for (const { locations, relatedLocations = [] } of run.results) {
      expect(locations[0]?.logicalLocations?.[0]).toMatchObject({ fullyQualifiedName: expect.any(String), kind: 'resource' });
      for (const { physicalLocation } of [...locations, ...relatedLocations]) {
        if (physicalLocation === undefined) continue;
        expect(physicalLocation.artifactLocation).toMatchObject({ uri: expect.not.stringMatching(/^\/|:|\\/), uriBaseId: 'SNAPSHOT' });
      }
    }
    for (const { uri } of Object.values(run.originalUriBaseIds)) expect(uri ?? '/').toMatch(/\/$/);
  });

  test('every check that could not judge says so', () => {
    const said = run.invocations[0].toolExecutionNotifications;
    const silent = report.checks.filter(
      ({ id, unread }) => unread.length > 0 || report.findings.some(({ check, verdict }) => check === id && verdict === 'unknown'),
    );
    expect(said.filter(({ descriptor }) => descriptor.id === 'not-judged').map(({ associatedRule }) => associatedRule?.id)).toEqual(
      silent.map(({ id }) => id),
    );
  });
});

describe('of acme', () => {
  let run: Run;
  beforeAll(async () => {
    run = parsed(sarif.render(await REPORTS.acme()));
  });

  test('a statement is opened by file, line and column, in the folder that was named', () => {
    const found = run.results.find(({ locations }) => locations[0]?.physicalLocation?.region !== undefined);
    expect(found?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: expect.stringMatching(/^(?:accounts\/\d{12}\/)?[\w./-]+\.json$/) },
      region: { startLine: expect.any(Number), startColumn: expect.any(Number) },
    });
    expect(run.originalUriBaseIds['SNAPSHOT']).toMatchObject({ uri: 'examples/acme/', uriBaseId: 'WORKING_DIRECTORY' });
  });

  test('severities are those of code scanning', () => {
    const scores = new Set(run.tool.driver.rules.map(({ properties }) => properties['security-severity']));
    for (const score of scores) expect(['9.5', '8.0', '5.5', '3.0']).toContain(score);
    for (const { properties } of run.tool.driver.rules) expect(properties.tags).toContain('security');
  });

  test('what is accepted says by whom and until when', () => {
    const accepted = run.results.flatMap(({ suppressions }) => suppressions);
    expect(accepted.map(({ justification }) => justification).join()).toContain('until 2029-12-31');
  });
});

describe('of a hostile report', () => {
  const run = parsed(sarif.render(hostileReport()));

  test('names bring no placeholders, no links and no control characters', () => {
    for (const { message } of [...run.results, ...run.invocations[0].toolExecutionNotifications]) {
      expect(message.text.replaceAll(/\{\{|\}\}/g, '')).not.toMatch(/[{}]|\]\(/);
      expect(message.text).not.toMatch(/\p{Cc}/u);
      expect(message.text.length).toBeLessThanOrEqual(5_000);
    }
  });

  test('a line that is none is left out', () => {
    const lines = run.results.find(({ message }) => message.text.includes('role/lines'));
    expect(lines?.locations[0]?.physicalLocation).toEqual({ artifactLocation: { uri: 'f.json', uriBaseId: 'SNAPSHOT' } });
    expect(lines?.relatedLocations).toBeUndefined();
  });

  test('a check that broke down is told, and the run with it', () => {
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.invocations[0].toolExecutionNotifications.some(({ descriptor }) => descriptor.id === 'check-crashed')).toBe(true);
  });

  test('with a baseline what it knows is unchanged, the rest is new, and what is accepted is neither', () => {
    expect(new Set(run.results.map(({ baselineState }) => baselineState))).toEqual(new Set(['new', 'unchanged', undefined]));
    for (const { baselineState, suppressions } of run.results) expect(baselineState === undefined).toBe(suppressions.length > 0);
  });
});

test.each([
  ['examples/acme', 'examples/acme/'],
  ['./examples/acme/', 'examples/acme/'],
  ['with space/ü', 'with%20space/%C3%BC/'],
  ['accounts/one.json', 'accounts/'],
  ['one.json', undefined],
  ['.', undefined],
  ['../acme', undefined],
  ['/home/somebody/acme', undefined],
])('the folder of the snapshot %s is %s', (snapshot, uri) => {
  expect(parsed(sarif.render({ ...emptyReport(), snapshot })).originalUriBaseIds['SNAPSHOT']?.uri).toBe(uri);
});

test('the schema sees what is planted', () => {
  const log = JSON.parse(sarif.render(hostileReport()));
  log.runs[0].results[0].level = 'grave';
  log.runs[0].results[1].locations[0].physicalLocation.artifactLocation.uri = 'a b';
  log.runs[0].columns = 'utf8';
  expect(problems(log)).toHaveLength(3);
});
