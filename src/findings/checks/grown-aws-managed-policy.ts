import type { Check } from '../check.ts';
import { type Example } from '../example.ts';
import { allowing, fullAccess } from '../examples/examples.ts';
import type { Evidence, Judgement } from '../finding.ts';
import { rowsOf } from '../rights/action-masks.ts';
import { actionsText, mitreOf } from '../rights/grants.ts';
import { type GrownPolicy, grownPolicies } from '../rights/grown-policies.ts';

const FULL = 'arn:aws:iam::aws:policy/AmazonBedrockFullAccess';

/** The snapshot has version 1 of a policy that allows everything of Bedrock; this is the version that is shipped. */
const shipped = (version: string, ...actions: readonly string[]): Example => ({
  ...fullAccess,
  shipped: [{ arn: FULL, version, date: undefined, document: allowing(actions) }],
});
const SAGEMAKER = ['bedrock:*', 'bedrock-mantle:*', 'sagemaker:CreateTrainingJob'];

const check: Check = {
  id: 'grown-aws-managed-policy',
  title: 'Policies of AWS give no more privileged AI actions today than the snapshot shows',
  why: 'AWS puts a new version in force for everybody who has the policy, and they hold rights that nobody has given or looked at.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  reads: [],
  known: {},
  topics: ['privileged-access'],
  examples: {
    pass: [shipped('v1', 'bedrock:*', 'bedrock-mantle:*'), shipped('v2', 'bedrock:*', 'sagemaker:ListModels')],
    fail: [shipped('v2', ...SAGEMAKER), shipped('v10', ...SAGEMAKER)],
  },
  *judge(scanned) {
    const { policies, unshipped } = grownPolicies(scanned);
    for (const account of unshipped) {
      const what = 'it has policies of AWS of which Mantlet ships no version: whether AWS has changed them is not known';
      yield { verdict: 'unknown', subject: { ...POLICY, kind: 'account', id: account, account }, message: what, evidence: [gap(what)] };
    }
    for (const policy of policies) {
      const { arn, newest, gaining, gained, unnumbered, doubtful } = policy;
      const rows = rowsOf(gained, scanned.inventory.universe);
      const subject = { ...POLICY, id: arn };
      if (gaining.length > 0) yield failure(policy, rows);
      else if (unnumbered.length > 0) {
        const what = `which version of it the snapshot holds cannot be told, and ${newest.ref.version} allows other privileged AI actions`;
        yield { verdict: 'unknown', subject, message: what, evidence: [gap(what)] };
      } else if (doubtful) {
        const what = `whether ${newest.ref.version} gives anybody more than the snapshot shows depends on policies that cannot be read`;
        yield { verdict: 'unknown', subject, message: what, evidence: [gap(what)] };
      } else
        yield {
          verdict: 'pass',
          subject,
          message: 'no newer version is known that gives anybody more privileged AI actions',
          evidence: [],
        };
    }
  },
};

export default check;

const POLICY = { kind: 'policy', type: 'AWS::IAM::ManagedPolicy', account: undefined, region: undefined } as const;
const gap = (what: string): Evidence => ({ kind: 'gap', what });

function failure(
  { arn, newest, versions, accounts, behind, gaining, statements }: GrownPolicy,
  rows: ReturnType<typeof rowsOf>,
): Judgement {
  const [first] = gaining;
  const [account] = accounts;
  const where = accounts.size === 1 ? '' : ` in ${accounts.size} accounts`;
  const who =
    behind === 1
      ? `${first?.arn}, which has it`
      : gaining.length === behind
        ? `all ${behind} principals${where} that have it, such as ${first?.arn}`
        : `${gaining.length} of the ${behind} principals that have it${where}, such as ${first?.arn}`;
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return {
    verdict: 'fail',
    severity: rows.some(({ tier }) => tier === 1) ? 'high' : 'medium',
    subject: { ...POLICY, id: arn, account: accounts.size === 1 ? account : undefined },
    message: `the snapshot holds ${[...versions].join(', ')}; ${newest.ref.version} of AWS newly gives ${actionsText(rows)} to ${who}`,
    mitre: mitreOf(rows),
    evidence: statements.map((statement) => ({ kind: 'statement', statement })),
    fix: {
      summary: `attach a copy of ${name} of your own without ${rows.length === 1 ? 'this action' : 'these actions'}, or deny ${rows.length === 1 ? 'it' : 'them'} in an SCP or a permissions boundary`,
    },
  };
}
