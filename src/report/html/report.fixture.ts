import type { Tally } from '../../access/summary.ts';
import type { ReportFinding } from '../findings-report.ts';
import type { ScanReport, StatementPlace } from '../scan-report.ts';

/** Names that an account may hold and that want to be more than text. */
export const HOSTILE = [
  '</script><script>globalThis.hacked=1</script>',
  '<img src=x onerror="globalThis.hacked=2">',
  '" onmouseover="globalThis.hacked=3" x="',
  "'><svg onload=globalThis.hacked=4>",
  '<!--',
  ']]>&lt;b&gt;&amp;',
  'line\u2028end\u2029of\u202etxt.exe',
  '`; rm -rf ~; $(reboot) ',
] as const;

const TALLY: Tally = { direct: 2, chain: 1, conditional: 1, chainConditional: 0, indeterminate: 1, roots: 1 };

const ARN = 'arn:aws:iam::111122223333:role/';

function place(document: string): StatementPlace {
  return { document, statement: 1, sid: document, version: 'v2', file: `accounts/${document}.json`, line: 7, column: 3 };
}

/** A finding about a principal; `name` stands wherever a name can. */
export function finding(name: string, more: Partial<ReportFinding> = {}): ReportFinding {
  return {
    fingerprint: `condition-trap ${name}`,
    check: 'condition-trap',
    verdict: 'fail',
    severity: 'high',
    subject: { kind: 'principal', id: `${ARN}${name}`, type: undefined, account: '111122223333', region: undefined },
    message: `\`Bool\` of ${name}`,
    evidence: [
      { kind: 'statement', statement: place(name) },
      { kind: 'member', file: name, path: [name, 0], value: { [name]: name } },
      { kind: 'gap', what: name },
    ],
    fix: {
      summary: name,
      patch: { document: name, file: name, operations: [{ op: 'replace', path: '/Statement/0', value: { Sid: name } }] },
    },
    mitre: [],
    state: 'open',
    suppression: undefined,
    ...more,
  };
}

/** A small report; `names` stand wherever a snapshot puts a name. */
export function report(names: readonly string[] = ['trainer', 'ci', 'ops'], more: Partial<ScanReport> = {}): ScanReport {
  const [first = ''] = names;
  return {
    kind: 'scan',
    schema: '1.0',
    mantlet: '0.0.0',
    snapshot: first,
    catalogue: { reference: '2026-01-01', privilegedActions: 3, actions: 9 },
    assumptions: { region: undefined, usualRegion: 'us-east-1', context: { 'aws:PrincipalTag/x': first } },
    organization: { id: first, managementAccount: first },
    accounts: { total: 2, read: 1, names: { '111122223333': first } },
    principals: { users: 1, roles: 9, roots: 2 },
    summary: { tiers: { 1: TALLY, 2: TALLY }, classes: [], supporting: TALLY, topHolders: [], holders: 5 },
    traps: names.map((name) => ({
      principals: [`${ARN}${name}`],
      actions: [name],
      operator: 'Bool',
      key: name,
      message: name,
      statement: place(name),
    })),
    chains: names.map((name) => ({
      principal: `${ARN}${name}`,
      action: 'bedrock:CreateModelCustomizationJob',
      status: 'conditional',
      steps: [
        {
          kind: 'assume-role',
          title: 'assumes the role',
          way: name,
          from: `${ARN}${name}`,
          to: `${ARN}${name}2`,
          form: 'itself',
          status: 'conditional',
          given: name,
          actions: ['sts:AssumeRole'],
          conditions: [
            {
              kind: 'condition',
              operator: 'StringEquals',
              key: name,
              values: [name],
              statement: { document: { name, file: name, path: [], version: 'v2' }, index: 0, sid: name },
            },
          ],
          statements: [place(name)],
        },
      ],
    })),
    external: names.map((name) => ({
      principal: name,
      by: 'role-trust',
      resource: `${ARN}${name}`,
      actions: ['bedrock:DeleteGuardrail', 's3:PutObject'],
      classes: ['guardrail'],
      status: 'indeterminate',
      statement: place(name),
    })),
    incomplete: names.map((name) => ({ file: name, place: name, message: name })),
    warnings: names.map((name) => ({ file: name, place: name, message: name })),
    holders: {
      actions: ['bedrock:CreateModelCustomizationJob', 'bedrock:DeleteGuardrail', 'iam:PassRole'],
      sets: [[0, 1], [1], [2]],
      groups: [
        { root: false, principals: names.map((name) => `${ARN}${name}`).sort(), ways: { direct: 0, chain: 2 } },
        {
          root: false,
          principals: ['arn:aws:iam::444455556666:user/path/ann', `${ARN}path/bob`],
          ways: { conditional: 1, indeterminate: 2 },
        },
        { root: true, principals: ['arn:aws:iam::444455556666:root'], ways: { direct: 0 } },
      ],
    },
    now: '2026-11-23T00:00:00.000Z',
    intent: first,
    coverage: [
      {
        framework: {
          id: 'some',
          name: 'Some framework',
          version: '1',
          publisher: 'Somebody',
          url: 'https://example.org',
          sources: [],
          notice: first,
        },
        totals: { met: 0, failing: 1, unknown: 0, 'no-evidence': 0, 'not-covered': 0 },
        requirements: [
          {
            id: 'R-1',
            asks: first,
            confirmed: false,
            status: 'failing',
            counts: { pass: 1, fail: 1, unknown: 0 },
            checks: [{ id: 'condition-trap', status: 'failing', counts: { pass: 1, fail: 1, unknown: 0 }, run: 'yes' }],
          },
        ],
      },
    ],
    checks: [
      {
        id: 'condition-trap',
        title: 'Conditions hold',
        why: first,
        kind: 'governance',
        severity: 'high',
        planes: ['bedrock'],
        topics: ['privileged-access'],
        known: {},
        counts: { pass: 1, fail: names.length, unknown: 1 },
        unread: [{ what: first, accounts: ['111122223333'] }],
        crash: first,
      },
    ],
    findings: [
      ...names.map((name) => finding(name)),
      finding('unread', { verdict: 'unknown', severity: 'low', fix: undefined }),
      finding('accepted', { state: 'suppressed', suppression: { owner: first, reason: first, ticket: first, expires: '2030-01-01' } }),
    ],
    ...more,
  };
}
