import type { CatalogueRow, MitreMapping } from '../../catalogue/types.ts';
import { type Bits, difference, intersection, intersects, isEmpty, union } from '../../access/bits.ts';
import type { Caller } from '../../access/caller.ts';
import type { HolderGroup } from '../../access/holder-groups.ts';
import type { SeparationPair } from '../../catalogue/separation.ts';
import { type Intent, NOTHING_SAID } from '../../estate/intent.ts';
import { exemptionFor } from '../../estate/intent-exemptions.ts';
import { isBreakGlass } from '../../estate/intent-principals.ts';
import { maskWhere, rowsOf, shapes } from '../rights/action-masks.ts';
import type { Check, Scanned } from '../check.ts';
import { dutyMasks, type DutyMasks } from '../rights/duties.ts';
import { causeJudgement, causeOf, type DutyCause } from '../rights/duty-causes.ts';
import { EXAMPLE_ACCOUNT } from '../example.ts';
import { EXAMPLE_ROLE, policyDetails, withoutResources } from '../examples/examples.ts';
import type { Judgement, Severity } from '../finding.ts';
import { actionsText, documentKey, mitreOf, namedActions } from '../rights/grants.ts';
import { holderGroups } from '../rights/holder-groups.ts';
import { grantStatements } from '../rights/principal-index.ts';
import { callerSubject } from '../rights/subjects.ts';
import { unseenAccounts, unseenJudgements } from '../rights/unseen-chains.ts';

const holds = (...actions: readonly string[]) => policyDetails({ Effect: 'Allow', Action: actions, Resource: '*' });
const production = { ...NOTHING_SAID, productionAccounts: [EXAMPLE_ACCOUNT] };

type Rows = readonly CatalogueRow[];

/** Both sides of a pair in one hand, and how surely. */
interface Joined {
  readonly masks: DutyMasks;
  readonly how: 'itself' | 'chain' | 'indeterminate';
}

const SHOWN = 5;

const check: Check = {
  id: 'duties-of-one-principal',
  title: 'Duties that check each other are held by different principals',
  why: 'Whoever holds both sides can change a model, agent or guardrail and take away what would have shown it.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  reads: [],
  known: { gaps: ['GAP-04', 'GAP-05', 'GAP-06', 'GAP-22'] },
  topics: ['separation-of-duties'],
  examples: {
    pass: [
      withoutResources(holds('bedrock:CreateModelCustomizationJob')),
      // one trains with Bedrock and watches SageMaker: these are different models
      withoutResources(holds('bedrock:CreateModelCustomizationJob', 'sagemaker:DeleteEndpoint')),
      { ...holds('bedrock:DeleteGuardrail', 'bedrock:InvokeModel'), intent: { ...production, breakGlass: [EXAMPLE_ROLE] } },
      // outside production
      withoutResources({
        ...holds('bedrock:CreateModelCustomizationJob', 'bedrock:InvokeModel'),
        intent: { ...NOTHING_SAID, productionAccounts: [] },
      }),
    ],
    fail: [
      holds('bedrock:DeleteGuardrail', 'bedrock:InvokeModel'),
      holds('bedrock:CreateModelCustomizationJob', 'bedrock:DeleteModelInvocationLoggingConfiguration'),
      { ...holds('bedrock-mantle:CreateFineTuningJob', 'bedrock:InvokeModel'), intent: production },
      holds('iam:PutRolePolicy', 'sagemaker:CreateTrainingJob'),
    ],
  },
  *judge(scanned) {
    const masks = dutyMasks(scanned.inventory.universe);
    const unseen = unseenAccounts(scanned);
    const everything = maskWhere(scanned.inventory.universe, shapes);
    const administrators = new Map<string, Caller[]>();
    const causes = new Map<string, DutyCause>();
    for (const group of holderGroups(scanned)) {
      if (group.root) continue;
      const found = joinedOf(group, masks);
      const all = isEmpty(difference(everything, group.ways.yes));
      const one = masks.some(({ a, b }) => intersects(group.ways.yes, a) || intersects(group.ways.yes, b));
      if (found.length === 0 && !one) continue;
      for (const caller of group.callers) {
        if (caller.serviceLinked) continue;
        if (all && !isSpared(caller, scanned)) {
          put(administrators, caller);
          continue;
        }
        const judgement = judgementOf(caller, found, group, scanned);
        const itself = found.filter(({ how, masks: { pair } }) => how === 'itself' && isJudged(pair, caller, scanned.intent));
        const cause =
          judgement.verdict !== 'fail'
            ? undefined
            : causeOf(
                caller,
                itself.map((one) => one.masks),
                group,
                scanned,
              );
        if (cause !== undefined) {
          const known = causes.get(documentKey(cause.ref));
          if (known === undefined) causes.set(documentKey(cause.ref), { cause, worst: judgement, callers: [caller] });
          else known.callers.push(caller);
          continue;
        }
        // what was not read may lead to the other side
        if (judgement.message !== ONE_SIDE || unseen.length === 0) yield judgement;
      }
    }
    for (const one of causes.values()) yield causeJudgement(one);
    for (const [account, callers] of administrators) yield administratorsOf(account, callers, scanned);
    yield* unseenJudgements(unseen);
  },
};

export default check;

/** Who may do everything has both sides of every pair: one finding an account says so, not one a person and pair. */
function administratorsOf(account: string, callers: readonly Caller[], scanned: Scanned): Judgement {
  const names = callers.slice(0, SHOWN).map(({ arn }) => arn);
  const rest = callers.length - names.length;
  return {
    verdict: 'fail',
    severity: 'medium',
    subject: { kind: 'account', id: account, type: undefined, account, region: undefined },
    message: `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''} may shape everything and so ${callers.length === 1 ? 'has' : 'have'} both sides of every pair`,
    evidence: callers
      .slice(0, SHOWN)
      .flatMap(({ arn }) => grantStatements(arn, scanned).slice(0, 1))
      .map((statement) => ({ kind: 'statement', statement })),
    fix: { summary: 'keep administrators for emergencies, name them as breakGlass in `mantlet.yaml`, and deny them AI actions by an SCP' },
  };
}

const isSpared = ({ arn }: Caller, { intent, now }: Scanned): boolean =>
  intent !== undefined && (isBreakGlass(intent, arn) || exemptionFor(intent, arn, { check: check.id }, now) !== undefined);

function put(found: Map<string, Caller[]>, caller: Caller): void {
  const others = found.get(caller.account.id);
  if (others === undefined) found.set(caller.account.id, [caller]);
  else others.push(caller);
}

function joinedOf({ ways }: HolderGroup, masks: readonly DutyMasks[]): readonly Joined[] {
  const own = union(ways.yes, ways.conditional);
  const reached = union(own, ways.indirect);
  const possible = union(reached, ways.indeterminate);
  const both = (bits: Bits, { a, b }: DutyMasks): boolean => intersects(bits, a) && intersects(bits, b);
  const found: Joined[] = [];
  for (const one of masks) {
    if (!both(possible, one)) continue;
    // who reaches both sides at the end of one chain is told of by `model-reached-through-chain`
    const oneItself = intersects(own, one.a) || intersects(own, one.b);
    if (both(own, one)) found.push({ masks: one, how: 'itself' });
    else if (both(reached, one)) found.push(...(oneItself ? [{ masks: one, how: 'chain' as const }] : []));
    else found.push({ masks: one, how: 'indeterminate' });
  }
  return found;
}

function judgementOf(caller: Caller, found: readonly Joined[], group: HolderGroup, scanned: Scanned): Judgement {
  const { intent, now } = scanned;
  const subject = callerSubject(caller);
  const passes = (message: string): Judgement => ({ verdict: 'pass', subject, message, evidence: [] });
  if (intent !== undefined && isBreakGlass(intent, caller.arn)) return passes('it is for emergencies');
  if (intent !== undefined && exemptionFor(intent, caller.arn, { check: check.id }, now) !== undefined) return passes('it is exempt');
  const judged = found.filter(({ masks: { pair } }) => isJudged(pair, caller, intent));
  const certain = judged.filter(({ how }) => how !== 'indeterminate');
  const [worst] = certain.toSorted((a, b) => rank(a) - rank(b));
  if (worst === undefined) {
    const doubtful = judged[0];
    if (doubtful === undefined) return passes(ONE_SIDE);
    const what = `whether it has both sides of ${doubtful.masks.pair.id} depends on a policy that cannot be read`;
    return { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }] };
  }
  const ids = [...new Set(certain.map(({ masks }) => masks.pair.id))].sort();
  const { pair } = worst.masks;
  const { a, b, mitre } = sidesOf(worst.masks, group, scanned);
  const others = ids.length > 1 ? `; also ${ids.filter((id) => id !== pair.id).join(', ')}` : '';
  const lifted = pair.unless === undefined ? '' : ` (unless ${pair.unless})`;
  return {
    verdict: 'fail',
    severity: SEVERITY[rank(worst)] as Severity,
    subject,
    message: `it has both sides of ${pair.id}${worst.how === 'chain' ? ', one of them through a chain' : ''}: ${a} and ${b}${lifted}${others}`,
    mitre,
    evidence: grantStatements(caller.arn, scanned)
      .slice(0, SHOWN)
      .map((statement) => ({ kind: 'statement' as const, statement })),
    about: ids.join(','),
    fix: { summary: `give one side to somebody else: ${pair.why[0]?.toLowerCase()}${pair.why.slice(1, -1)}` },
  };
}

/** What a group holds of both sides of a pair, in words. */
interface Sides {
  readonly a: string;
  readonly b: string;
  readonly mitre: readonly MitreMapping[];
}

const sides = new WeakMap<HolderGroup, Map<DutyMasks, Sides>>();

/** Who is of a group holds the same. */
function sidesOf(masks: DutyMasks, group: HolderGroup, { inventory }: Scanned): Sides {
  const known = sides.get(group) ?? new Map<DutyMasks, Sides>();
  sides.set(group, known);
  const before = known.get(masks);
  if (before !== undefined) return before;
  const all = union(union(group.ways.yes, group.ways.conditional), group.ways.indirect);
  const [a, b] = [masks.a, masks.b].map((mask) => rowsOf(intersection(all, mask), inventory.universe)) as [Rows, Rows];
  const side = (rows: Rows): string => actionsText(rows, 1) || 'rights over roles';
  const found = { a: side(a), b: side(b), mitre: mitreOf([...namedActions(a, 1), ...namedActions(b, 1)]) };
  known.set(masks, found);
  return found;
}

/** What matters in production only is not judged where nobody has said what is production. */
const isJudged = ({ scope }: SeparationPair, { account }: Caller, intent: Intent | undefined): boolean =>
  scope === 'everywhere' || intent?.productionAccounts?.includes(account.id) === true;

const ONE_SIDE = 'it holds one side only';
const SEVERITY: readonly Severity[] = ['high', 'medium', 'low'];
const rank = ({ masks: { pair }, how }: Joined): number => (pair.strength === 'soft' ? 2 : how === 'chain' ? 1 : 0);
