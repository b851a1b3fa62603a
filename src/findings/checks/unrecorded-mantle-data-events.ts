import { hasBit } from '../../access/bits.ts';
import type { Account } from '../../estate/estate.ts';
import type { Scanned } from '../check.ts';
import { Unreadable } from '../answers/detail.ts';
import type { Example } from '../example.ts';
import { roleDetails } from '../examples/bedrock-examples.ts';
import { recorded } from '../answers/recorded-events.ts';
import { regionCheck } from '../rules/region-check.ts';
import { fail, pass } from '../rules/resource-check.ts';
import { advanced, logged, trailed } from '../examples/trail-examples.ts';
import { TRAIL_READS } from '../answers/trails.ts';

/** What is done in a project (calls of models, files), with tuned models, and with reserved capacity. */
const TYPES = ['AWS::BedrockMantle::Project', 'AWS::BedrockMantle::CustomizedModel', 'AWS::BedrockMantle::Reservation'] as const;

/** Actions that leave data events only, by which somebody shapes what a model learns. */
const ACTIONS = ['bedrock-mantle:createfile', 'bedrock-mantle:createfinetuningjob'] as const;

const held = (example: Example): Example => ({
  ...example,
  details: roleDetails('tuner', 'lambda.amazonaws.com', { Effect: 'Allow', Action: 'bedrock-mantle:*', Resource: '*' }),
});
const selectors = (...types: readonly string[]) =>
  advanced({ eventCategory: 'Management' }, ...types.map((type) => ({ eventCategory: 'Data', 'resources.type': type })));

export default regionCheck({
  id: 'unrecorded-mantle-data-events',
  title: 'A trail records calls of models and uploads of files on the Mantle endpoint where somebody may make them',
  why: 'This endpoint has no invocation log, and trails leave these events out: nobody can tell who asked a model, or uploaded what it learns from.',
  severity: 'medium',
  reads: TRAIL_READS,
  known: { gaps: ['GAP-16'] },
  topics: ['logging', 'provenance'],
  examples: {
    pass: [held(logged(selectors(...TYPES)))],
    fail: [
      held(logged(advanced({ eventCategory: 'Management' }))),
      held(logged(selectors(TYPES[1], TYPES[2]))),
      held(logged(selectors(TYPES[0], TYPES[2]))),
      held(logged(selectors(TYPES[0], TYPES[1]))),
      held(trailed({ logging: false })),
    ],
  },
  judge: ({ account, region, read }, scanned) => {
    if (!mayBeUsed(account, scanned)) return undefined;
    const open: string[] = [];
    const unread: string[] = [];
    for (const type of TYPES) {
      const found = recorded({ category: 'Data', fields: { 'resources.type': type } }, account, region, scanned.estate, read);
      if (found.verdict === 'fail') open.push(`${type}: ${found.by}`);
      if (found.verdict === 'unknown') unread.push(`${type}: ${found.by}`);
    }
    if (open.length > 0) {
      return fail(
        `data events of Mantle in ${region} leave no record (${open.join('; ')})`,
        'add an advanced event selector for each of these types to a trail, with no other field',
      );
    }
    if (unread.length > 0) throw new Unreadable(unread.join('; '));
    return pass(`what is done on the Mantle endpoint of ${region} is recorded`);
  },
});

/** Calls leave no resources: what tells is whether anybody in the account may upload files or start a job there. */
function mayBeUsed(account: Account, scanned: Scanned): boolean {
  if (account.resources.some(({ type }) => type.startsWith('AWS::BedrockMantle::'))) return true;
  if (account.detailsRead === 'no') throw new Unreadable(`who in ${account.id} may use the Mantle endpoint was not read`);
  let accounts = known.get(scanned);
  if (accounts === undefined) {
    accounts = accountsOfUsers(scanned);
    known.set(scanned, accounts);
  }
  return accounts.has(account.id);
}

const known = new WeakMap<Scanned, ReadonlySet<string>>();

function accountsOfUsers({ inventory }: Scanned): ReadonlySet<string> {
  const indexes = ACTIONS.flatMap((action) => inventory.universe.indexOf.get(action) ?? []);
  const found = new Set<string>();
  for (const { caller, yes, conditional } of inventory.holdings) {
    if (indexes.some((index) => hasBit(yes, index) || hasBit(conditional, index))) found.add(caller.account.id);
  }
  return found;
}
