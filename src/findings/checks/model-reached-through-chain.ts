import { type Bits, eachBit, intersection, isEmpty } from '../../access/bits.ts';
import type { Caller } from '../../access/caller.ts';
import { type ChainPath, shortestPath } from '../../access/chains/path.ts';
import { isBreakGlass } from '../../estate/intent-principals.ts';
import { maskWhere, rowsOf, shapes } from '../rights/action-masks.ts';
import type { Check, Scanned } from '../check.ts';
import { EXAMPLE_ACCOUNT, type Example } from '../example.ts';
import type { Evidence, Judgement } from '../finding.ts';
import { actionsText, mitreOf } from '../rights/grants.ts';
import { holderGroups } from '../rights/holder-groups.ts';
import { withoutResources } from '../examples/examples.ts';
import { callerSubject } from '../rights/subjects.ts';
import { unseenAccounts, unseenJudgements } from '../rights/unseen-chains.ts';

const role = (name: string, trusted: unknown, ...statements: readonly unknown[]) => ({
  RoleName: name,
  Arn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:role/${name}`,
  Path: '/',
  AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: trusted, Action: 'sts:AssumeRole' }] },
  RolePolicyList: [{ PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
});

const service = { Service: 'ec2.amazonaws.com' };
const trainer = (trusted: unknown) => role('trainer', trusted, { Effect: 'Allow', Action: 'sagemaker:CreateTrainingJob', Resource: '*' });
const builder = (...statements: readonly unknown[]) => role('builder', service, ...statements);
const estate = (...roles: readonly unknown[]): Example => ({ details: { [EXAMPLE_ACCOUNT]: { RoleDetailList: roles } } });
const assume = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' };
const byBuilder = { AWS: `arn:aws:iam::${EXAMPLE_ACCOUNT}:role/builder` };

const check: Check = {
  id: 'model-reached-through-chain',
  title: 'Nobody who may not shape a model becomes somebody who may',
  why: 'A review of policies does not show it: the principal looks harmless, and is one call away from training, deploying or disarming.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  reads: [],
  known: { union: ['IAM-PRIVESC-AI', 'AC-PRIVESC'], gaps: ['GAP-02'] },
  topics: ['privileged-access'],
  examples: {
    pass: [
      withoutResources(estate(trainer(service), builder(assume))),
      withoutResources(
        estate(trainer(byBuilder), builder(assume, { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/trainer' })),
      ),
    ],
    fail: [
      estate(trainer(byBuilder), builder(assume)),
      estate(
        trainer({ Service: 'lambda.amazonaws.com' }),
        builder({ Effect: 'Allow', Action: ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'], Resource: '*' }),
      ),
    ],
  },
  *judge(scanned) {
    const wanted = maskWhere(scanned.inventory.universe, shapes);
    const unseen = unseenAccounts(scanned);
    for (const { ways, root, callers } of holderGroups(scanned)) {
      if (root) continue;
      const reached = intersection(ways.indirect, wanted);
      // whoever shapes models anyway is judged for that
      const own = !isEmpty(intersection(ways.yes, wanted));
      if (own || isEmpty(reached)) {
        if (own || unseen.length > 0) continue;
        for (const caller of callers) {
          yield { verdict: 'pass', subject: callerSubject(caller), message: 'no certain chain leads it to a model', evidence: [] };
        }
        continue;
      }
      for (const caller of callers) yield* judgementsOf(caller, reached, scanned);
    }
    yield* unseenJudgements(unseen);
  },
};

export default check;

function* judgementsOf(caller: Caller, reached: Bits, { intent, reach, inventory }: Scanned): Generator<Judgement> {
  const subject = callerSubject(caller);
  if (caller.serviceLinked) return;
  if (intent !== undefined && isBreakGlass(intent, caller.arn)) {
    yield { verdict: 'pass', subject, message: 'it is for emergencies', evidence: [] };
    return;
  }
  const rows = rowsOf(reached, inventory.universe);
  const path = firstPath(caller, reached, { reach, inventory });
  const steps = path?.steps ?? [];
  const by = path === undefined ? '' : ` by ${steps.map(({ title }) => title).join(', then ')} and so acts as ${path.end.arn}`;
  yield {
    verdict: 'fail',
    subject,
    message: `it reaches ${actionsText(rows)}${by}`,
    mitre: mitreOf(rows),
    evidence: statementsOf(path),
    fix: {
      summary: `take away the step, or let ${path?.end.arn ?? 'the role at its end'} be entered only by those who shape models anyway`,
    },
  };
}

/** The statements that give the rights of the steps; what allows everything explains nothing, and what somebody could write stands nowhere. */
function statementsOf(path: ChainPath | undefined): readonly Evidence[] {
  const found = new Map<string, Evidence>();
  for (const { rights } of path?.steps ?? []) {
    for (const { statements } of rights) {
      for (const statement of statements) {
        const { name, file } = statement.document;
        if (/FullAWSAccess/.test(name) || (file === undefined && !name.startsWith('arn:'))) continue;
        found.set(`${name} ${file ?? ''} ${statement.index}`, { kind: 'statement', statement });
      }
    }
  }
  return [...found.values()];
}

function firstPath(caller: Caller, reached: Bits, { reach, inventory }: Pick<Scanned, 'reach' | 'inventory'>): ChainPath | undefined {
  let action: string | undefined;
  eachBit(reached, (index) => void (action ??= inventory.universe.actions[index]?.name));
  return action === undefined ? undefined : shortestPath(reach, caller, action);
}
