import type { Caller } from '../../access/caller.ts';
import { ALLOW_ALL } from '../../access/chains/trust/any-policy.ts';
import { partitionOf } from '../../access/partition.ts';
import type { Account } from '../../estate/estate.ts';
import { NOTHING_SAID } from '../../estate/intent.ts';
import { compileLayers, decide } from '../../iam/compiled/decide.ts';
import { PreparedRequest } from '../../iam/compiled/request.ts';
import { layersOfCaller } from '../../access/caller-layers.ts';
import { requestOf } from '../../access/caller.ts';
import type { Check } from '../check.ts';
import { underScp } from '../examples/examples.ts';
import type { Evidence, Judgement } from '../finding.ts';

/** One action of each platform that makes or calls models, with a resource of it in a region. */
const PROBES: readonly { readonly action: string; readonly resource: (region: string, account: string) => string }[] = [
  { action: 'bedrock:InvokeModel', resource: (region) => `bedrock:${region}::foundation-model/mantlet.unheard-of-v1:0` },
  { action: 'bedrock:CreateModelCustomizationJob', resource: (region, account) => `bedrock:${region}:${account}:custom-model/mantlet` },
  { action: 'bedrock-mantle:CreateFineTuningJob', resource: (region, account) => `bedrock-mantle:${region}:${account}:project/mantlet` },
  {
    action: 'bedrock-agentcore:CreateAgentRuntime',
    resource: (region, account) => `bedrock-agentcore:${region}:${account}:runtime/mantlet`,
  },
  { action: 'sagemaker:CreateTrainingJob', resource: (region, account) => `sagemaker:${region}:${account}:training-job/mantlet` },
];

/** Regions of the standard partition in which Bedrock or SageMaker runs. */
const REGIONS =
  'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4'.split(
    ' ',
  );

const intent = { ...NOTHING_SAID, approvedRegions: ['us-east-1', 'eu-west-1'] };
const only = (regions: readonly string[], action: unknown = '*') => ({
  ...underScp({ Effect: 'Deny', Action: action, Resource: '*', Condition: { StringNotEquals: { 'aws:RequestedRegion': regions } } }),
  intent,
});

const check: Check = {
  id: 'account-without-region-boundary',
  title: 'SCPs keep AI services to the approved Regions',
  why: 'Models are trained and data is sent where no log, no alarm and no contract reaches.',
  kind: 'governance',
  severity: 'medium',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  whateverScps: true,
  reads: ['organization', 'mantlet.yaml'],
  known: { gaps: ['GAP-21'] },
  topics: ['isolation'],
  examples: {
    pass: [only(['us-east-1', 'eu-west-1']), only(['us-east-1'])],
    fail: [
      { ...underScp({ Effect: 'Deny', Action: 'iam:*', Resource: '*' }), intent },
      only(['us-east-1', 'eu-west-1', 'us-west-2']),
      only(['us-east-1', 'eu-west-1'], ['bedrock:*', 'sagemaker:*']),
      only(['us-east-1', 'eu-west-1', 'unspecified']),
    ],
  },
  *judge({ estate, intent: said, inventory }) {
    const approved = said?.approvedRegions;
    if (approved === undefined || partitionOf(estate) !== 'aws') return;
    const regions = REGIONS.filter((region) => !approved.includes(region));
    const profiles = said?.inferenceProfilesMayLeaveRegions === true;
    for (const account of estate.accounts.values()) {
      // nothing binds the management account (Organizations User Guide, "SCP effects on permissions")
      if (account.management) continue;
      const subject = { kind: 'account' as const, id: account.id, type: undefined, account: account.id, region: undefined };
      if (account.scp === undefined) {
        const what = 'which SCPs bind it was not read';
        yield { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }] };
        continue;
      }
      yield judgementOf(account, { regions, profiles, assumptions: inventory.assumptions });
    }
  },
};

export default check;

interface Asked {
  readonly regions: readonly string[];
  /** Whether calls may go to other Regions through inference profiles. */
  readonly profiles: boolean;
  readonly assumptions: Parameters<typeof requestOf>[5];
}

function judgementOf(account: Account, { regions, profiles, assumptions }: Asked): Judgement {
  const subject = { kind: 'account' as const, id: account.id, type: undefined, account: account.id, region: undefined };
  const caller = anybodyIn(account);
  const layers = compileLayers(layersOfCaller(caller));
  const open = new Map<string, string[]>();
  let doubtful: string | undefined;
  for (const { action, resource } of PROBES) {
    // a global profile is called in an approved Region, and AWS decides where it goes (Bedrock User Guide, "Global cross-Region inference")
    const asked = profiles || action !== 'bedrock:InvokeModel' ? regions : [...regions, UNSPECIFIED];
    for (const region of asked) {
      const arn = `arn:aws:${resource(region === UNSPECIFIED ? '' : region, account.id)}`;
      const request = requestOf(caller, action, { arn, account: account.id }, account, 'usual', assumptions, region);
      const { verdict } = decide(new PreparedRequest(request), layers);
      if (verdict === 'indeterminate') doubtful ??= `${action} in ${region}`;
      if (verdict !== 'allow' && verdict !== 'conditional') continue;
      const known = open.get(action);
      if (known === undefined) open.set(action, [region]);
      else known.push(region);
    }
  }
  const [first] = open;
  if (first === undefined) {
    if (doubtful === undefined)
      return { verdict: 'pass', subject, message: 'SCPs deny AI services outside the approved Regions', evidence: [] };
    const what = `whether SCPs deny ${doubtful} depends on a policy that cannot be read`;
    return { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }] };
  }
  const [, where] = first;
  const rest = where.length - SHOWN;
  return {
    verdict: 'fail',
    subject,
    message: `no SCP denies ${[...open.keys()].join(', ')} in ${where.slice(0, SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
    evidence: nearestStatements(account),
    fix: { summary: 'deny the AI services by an SCP where aws:RequestedRegion is none of the approved Regions' },
  };
}

const UNSPECIFIED = 'unspecified';
const SHOWN = 3;

/** A role that may do whatever its organisation lets it. */
const anybodyIn = (account: Account): Caller => {
  const arn = `arn:aws:iam::${account.id}:role/mantlet0any`;
  return {
    arn,
    kind: 'role',
    account,
    principal: undefined,
    request: {
      kind: 'role-session',
      arn: `arn:aws:sts::${account.id}:assumed-role/mantlet0any/session`,
      account: account.id,
      roleArn: arn,
      parentArn: undefined,
      uniqueId: undefined,
      canonicalUserId: undefined,
      serviceLinked: false,
    },
    context: {},
    absentKeys: ['aws:principaltag/'],
    identity: [ALLOW_ALL],
    boundary: undefined,
    serviceLinked: false,
  };
};

/** The statements that were meant to do it; where there are none, those that allow what no other denies. */
function nearestStatements({ scp }: Account): readonly Evidence[] {
  const all = (scp ?? []).flat().flatMap(({ policy, ref }) => policy.statements.map((statement) => ({ statement, ref })));
  const meant = all.filter(
    ({ statement: { effect, conditions } }) =>
      effect === 'Deny' && conditions.some(({ key }) => key.toLowerCase() === 'aws:requestedregion'),
  );
  return (meant.length > 0 ? meant : all.filter(({ statement: { effect } }) => effect === 'Allow')).map(({ statement, ref }) => ({
    kind: 'statement',
    statement: { document: ref, index: statement.index, sid: statement.sid },
  }));
}
