// node bench/firewall.mjs [--large]: planning, proving, replaying and minimising. Needs `npm run build`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { available, trail } from './estates.mjs';
import { measured } from './measured.mjs';

const load = (path) => import(new URL(`../dist/${path}`, import.meta.url));
const { coverActions, checkCover } = await load('firewall/minimise/cover-actions.js');
const { findAction, findService } = await load('catalogue/reference/reference.js');
const { prove } = await load('firewall/prove/prove.js');
const { parsePolicy } = await load('iam/parse.js');

const size = (list) => JSON.stringify(list).length.toLocaleString('en');
const timed = (work) => {
  const start = process.hrtime.bigint();
  const result = work();
  return [result, Number(process.hrtime.bigint() - start) / 1e6];
};

// the ten services of the founding list
const TEN = [
  'bedrock',
  'bedrock-mantle',
  'bedrock-agentcore',
  'sagemaker',
  'qbusiness',
  'lex',
  'rekognition',
  'comprehend',
  'kendra',
  'entityresolution',
];
const all = TEN.flatMap((prefix) => (findService(prefix)?.actions ?? []).map((name) => `${prefix}:${name}`));
const writing = all.filter((action) =>
  findAction(action).accessLevels.some((level) => level === 'Write' || level === 'Permissions management'),
);

function cover(what, wanted) {
  const [short, milliseconds] = timed(() => coverActions(wanted, { mode: 'short', whole: false }));
  const words = coverActions(wanted, { mode: 'words', whole: false });
  const faults = [short, words].map((patterns) => checkCover(patterns, wanted));
  const collateral = faults.reduce((sum, { collateral: some, missed }) => sum + some.length + missed.length, 0);
  console.log(
    `minimise ${what}: ${wanted.length} actions, list ${size(wanted)} characters, short ${size(short)}, words ${size(words)}, ${milliseconds.toFixed(0)} ms, missed or collateral ${collateral}`,
  );
}
cover('write and permission actions of ten services', writing);
let state = 20_261_123;
const random = () => (state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff) / 0x7fff_ffff;
console.log('minimise random subsets: seed 20261123');
for (const share of [0.1, 0.3, 0.5]) {
  const subset = all.filter(() => random() < share);
  cover(`${share * 100} % of ten services`, subset);
}

const FULL = { Effect: 'Allow', Action: '*', Resource: '*' };
const scp = (...statements) => parsePolicy({ Version: '2012-10-17', Statement: statements }, 'scp', { name: 'SCP' });
const under = (...policies) => ({
  partition: 'aws',
  organization: 'o-example',
  accounts: [
    {
      controls: { account: '111122223333', management: false, scp: [policies], rcp: undefined },
      lineage: ['r-1', '111122223333'],
      organizationPath: 'o-example/r-1/',
    },
  ],
});
/** The broad set and its exemptions as one SCP: how many patterns of exempt people it holds. */
function inOneScp(characters) {
  const patterns = coverActions(writing, { mode: 'short', whole: false });
  const spared = [];
  const written = () =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Sid: 'Protect', Effect: 'Deny', Action: patterns, Resource: '*', Condition: { ArnNotLike: { 'aws:PrincipalArn': spared } } },
      ],
    }).length;
  while (written() <= characters)
    spared.push(`arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Team${spared.length}_????????????????`);
  spared.pop();
  console.log(
    `one SCP of ${characters.toLocaleString('en')} characters: all ${writing.length} write and permission actions of ten services and ${spared.length} exempt permission sets, ${written().toLocaleString('en')} characters`,
  );
}
inOneScp(10_240);
inOneScp(5120);

const reserved = Array.from(
  { length: 70 },
  (_, index) => `arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Team${index}_????????????????`,
);
const actions = writing.slice(0, 654);
const short = coverActions(actions, { mode: 'short', whole: false });
const spare = (patterns) => ({ ArnNotLike: { 'aws:PrincipalArn': patterns } });
const deny = (what, condition) => ({ Effect: 'Deny', Action: what, Resource: '*', Condition: condition });
const complete = (what, patterns) => ({
  id: 'c',
  claim: 'complete',
  actions: what,
  exempt: [{ ArnLike: { 'aws:PrincipalArn': patterns } }],
});

function proving(what, claim, situation, budget) {
  const [answer, milliseconds] = timed(() => prove(claim, situation, budget));
  console.log(`prove ${what}: ${answer.answer}, ${milliseconds.toFixed(0)} ms`);
}
proving(`${actions.length} actions, 70 exemptions`, complete(actions, reserved), under(scp(FULL, deny(short, spare(reserved)))));
proving(
  `the same, one exemption too many`,
  complete(actions, reserved),
  under(scp(FULL, deny(short, spare([...reserved.slice(1), 'arn:aws:iam::*:role/team*'])))),
);
const many = Array.from({ length: 200 }, (_, index) =>
  deny(actions.slice((index * 3) % 600, ((index * 3) % 600) + 12), spare(reserved.slice(index % 60, (index % 60) + 10))),
);
proving(
  '200 statements of 10 patterns in 10 SCPs',
  complete(actions.slice(0, 600), reserved),
  under(scp(FULL), ...Array.from({ length: 10 }, (_, index) => scp(...many.slice(index * 20, index * 20 + 20)))),
);
const hard = Array.from({ length: 12 }, (_, index) => `arn:aws:iam::*:role/*a${'?'.repeat(index + 6)}b*c${'?'.repeat(index + 4)}*`);
proving(
  '12 patterns with two stars each, outside of each other',
  { ...complete(actions.slice(0, 1), hard.slice(1)) },
  under(scp(FULL, deny(actions[0], spare(hard[0])))),
);

if (!available) {
  console.log('plan: skipped, there is no generator of synthetic estates beside the project');
  process.exit(0);
}
const scratch = mkdtempSync(join(tmpdir(), 'firewall-bench-'));
for (const preset of process.argv.includes('--large') ? ['medium', 'large'] : ['medium']) {
  const estate = trail('--preset', preset, '--no-firewall');
  const plan = join(scratch, `${preset}.json`);
  const planned = measured('firewall', 'plan', estate, '--activity', join(estate, 'cloudtrail'), '--out', plan, '--quiet');
  const proved = measured('firewall', 'prove', estate, '--plan', plan, '--quiet');
  const replayed = measured('firewall', 'replay', estate, '--activity', join(estate, 'cloudtrail'), '--plan', plan, '--quiet');
  const read = measured(
    'activity',
    join(estate, 'cloudtrail'),
    '--quiet',
    '--fail-on',
    'never',
    '--format',
    'json',
    '--out',
    join(scratch, 'a.json'),
  );
  console.log(`plan ${preset}: ${planned.seconds.toFixed(1)} s, peak ${Math.round(planned.peak)} MB, exit ${planned.status}`);
  console.log(`prove ${preset}: ${proved.seconds.toFixed(1)} s with reading the snapshot, ${proved.stdout.split('\n')[0]}`);
  console.log(
    `replay ${preset}: ${replayed.seconds.toFixed(1)} s with reading snapshot and trail, ${replayed.stdout.split('\n')[0]} (mantlet activity over the same trail ${read.seconds.toFixed(1)} s)`,
  );
}

/** Deciding alone: what has been read, a million times. The baseline is saying of each call who made it. */
async function decideMillion() {
  const estate = trail('--preset', 'medium', '--no-firewall');
  const { openEstate } = await load('app/open-estate.js');
  const { openTrail } = await load('app/open-trail.js');
  const { openPlan } = await load('app/open-plan.js');
  const { plannedSituation, presentSituation } = await load('firewall/plan/planned-controls.js');
  const { replay } = await load('firewall/replay/replay.js');
  const { principalOf } = await load('activity/event.js');
  const plan = openPlan(join(scratch, 'medium.json'));
  const read = await openEstate(estate, {});
  const controls = ({ accounts }) => new Map(accounts.map((one) => [one.controls.account, one.controls]));
  const before = controls(presentSituation(read, 'aws'));
  const after = controls(plannedSituation(read, plan, 'aws'));
  const options = { snapshot: undefined, intent: undefined, every: false, index: undefined, onProgress: undefined };
  const { reading } = await openTrail([join(estate, 'cloudtrail')], options);
  const events = Array.from({ length: 1_000_000 }, (_, index) => ({
    ...reading.events[index % reading.events.length],
    eventID: `copy-${index}`,
    shared: undefined,
  }));
  const [, plain] = timed(() => events.reduce((sum, event) => sum + (principalOf(event) === undefined ? 0 : 1), 0));
  const [{ counts }, milliseconds] = timed(() => replay(events, read, before, after));
  console.log(
    `replay 1,000,000 calls (${reading.events.length.toLocaleString('en')} of them different): ${(milliseconds / 1000).toFixed(1)} s after reading, ${(milliseconds / plain).toFixed(0)} times as long as naming who made each (${(plain / 1000).toFixed(2)} s): ${counts.denied} denied, ${counts.allowed} allowed, ${counts.unknown} unknown, ${counts.refused} refused then, ${counts.unbound} not bound`,
  );
}
await decideMillion();
rmSync(scratch, { recursive: true, force: true });
