import type { Resource } from '../../../estate/estate.ts';
import { emptyBits, setBit } from '../../bits.ts';
import type { EdgeContext } from '../context.ts';
import type { EdgeKind, Need } from '../kind.ts';
import { CONDITIONAL, NEVER, weaker } from '../strength.ts';
import { plainTarget } from '../target.ts';
import { noHoldings } from '../../holdings.ts';
import type { NodeIndex } from '../graph/edges.ts';

const ID = 'reward-code';
const UPDATE = 'lambda:UpdateFunctionCode';
const GIVEN = 'the job, or a later one with this function, runs';

/** Jobs by the action that starts them, which is what changing their function comes to. */
const STARTS: Readonly<Record<string, string>> = {
  'AWS::Bedrock::ModelCustomizationJob': 'bedrock:CreateModelCustomizationJob',
  'AWS::SageMaker::TrainingJob': 'sagemaker:CreateTrainingJob',
  'AWS::SageMaker::LabelingJob': 'sagemaker:CreateLabelingJob',
};

interface Reward {
  readonly node: NodeIndex;
  readonly lambda: string;
}

/** The reward or grading function of a training job decides what the model learns: its code shapes the model as the job itself does. */
const rewardCode: EdgeKind = {
  id: ID,
  title: 'changes the code that rewards or labels in',
  actions: [UPDATE, ...new Set(Object.values(STARTS))],
  edges(context, from) {
    const { graph } = context;
    const rewards = context.once(ID, () => rewardsOf(context));
    if (rewards.size === 0) return;
    for (const node of context.holdersAmong(from, [UPDATE])) {
      const own = rewards.get(graph.accountOf(node).id);
      const caller = own && graph.callerAt(node);
      if (own === undefined || caller === undefined) continue;
      for (const { node: job, lambda } of own) {
        const strength = context.access(UPDATE).of(caller)?.on(plainTarget(lambda, caller.account)) ?? NEVER;
        graph.edge(node, job, weaker(strength, CONDITIONAL), graph.note(ID, { way: lambda, given: GIVEN }));
      }
    }
  },
  needs: (_, { note }): readonly Need[] => [[{ action: UPDATE, resource: note.way }]],
};

export default rewardCode;

/** By the account of the function. */
function rewardsOf(context: EdgeContext): ReadonlyMap<string, readonly Reward[]> {
  const rewards = new Map<string, Reward[]>();
  for (const account of context.estate.accounts.values()) {
    for (const resource of account.resources) {
      const action = STARTS[resource.type];
      if (action === undefined) continue;
      for (const lambda of lambdasIn(resource.description, 0)) {
        const owner = lambda.split(':')[4] ?? '';
        const node = shaperOf(context, resource, action, account.id);
        if (node === undefined) continue;
        const list = rewards.get(owner);
        if (list === undefined) rewards.set(owner, [{ node, lambda }]);
        else list.push({ node, lambda });
      }
    }
  }
  return rewards;
}

function shaperOf({ graph, universe }: EdgeContext, resource: Resource, action: string, account: string): NodeIndex | undefined {
  const index = universe.indexOf.get(action.toLowerCase());
  const root = graph.callerAt(graph.rootOf(graph.accountAt(graph.firstOf(account))));
  if (index === undefined || root === undefined) return undefined;
  const yes = emptyBits(universe.actions.length);
  setBit(yes, index);
  return graph.add({ kind: 'shaper', resource, holdings: { ...noHoldings(root, universe), yes } });
}

const LAMBDA = /^(arn:[^:]+:lambda:[^:]*:\d{12}:function:[^:]+)/;
const DEEP = 12;

/** The function ARNs anywhere in a description, without version or alias. */
function lambdasIn(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') {
    const lambda = LAMBDA.exec(value)?.[1];
    return lambda === undefined ? [] : [lambda];
  }
  if (typeof value !== 'object' || value === null || depth > DEEP) return [];
  return [...new Set(Object.values(value).flatMap((member) => lambdasIn(member, depth + 1)))];
}
