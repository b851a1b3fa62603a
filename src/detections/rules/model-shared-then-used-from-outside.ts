import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { isAiCall } from '../../activity/usual/privileged.ts';
import type { Detection } from '../detection.ts';
import { ACCOUNT, record, session } from '../examples.ts';
import { counted, evidence, listed } from '../sequences/evidence.ts';
import { textsIn } from '../sequences/model-calls.ts';
import { accountOf, knownAccounts } from '../sequences/outsiders.ts';

/** How long after it was shared use still belongs to it. */
const WITHIN = 30 * 86_400_000;

/** Calls that open an AI resource to other accounts. */
const SHARES: readonly string[] = [
  'sagemaker:PutModelPackageGroupPolicy',
  'sagemaker:PutResourcePolicy',
  'bedrock:PutResourcePolicy',
  'bedrock-agentcore:PutResourcePolicy',
  'ram:CreateResourceShare',
  'ram:AssociateResourceShare',
  'rekognition:PutProjectPolicy',
  'comprehend:PutResourcePolicy',
];

const OUTSIDE = '999988887777';
const ana = session('admin', 'ana');
const stranger = { type: 'AWSAccount', accountId: OUTSIDE, principalId: 'AROASTRANGER:x' };
const policy = (account: string): string =>
  JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sagemaker:*', Resource: '*' }],
  });
const share = record('sagemaker.amazonaws.com', 'PutModelPackageGroupPolicy', ana, 0, {
  requestParameters: { modelPackageGroupName: 'group', resourcePolicy: policy(OUTSIDE) },
});
const model = `arn:aws:bedrock:us-east-1:${ACCOUNT}:custom-model/m/abc`;
const ram = record('ram.amazonaws.com', 'CreateResourceShare', ana, 0, {
  requestParameters: { resourceArns: [model], principals: [OUTSIDE] },
});
const copy = record('bedrock.amazonaws.com', 'CreateModelCopyJob', stranger, 60, { requestParameters: { sourceModelArn: model } });
const use = record('sagemaker.amazonaws.com', 'DescribeModelPackage', stranger, 60, {
  requestParameters: { modelPackageName: `arn:aws:sagemaker:us-east-1:${ACCOUNT}:model-package/group/1` },
});

const detection: Detection = {
  id: 'model-shared-then-used-from-outside',
  title: 'model shared, then used from an account outside',
  why: 'A model that another account has copied is out of reach for ever, with whatever it learned from.',
  severity: 'critical',
  events: [...SHARES, '*'],
  techniques: ['T1537', 'T1098.003', 'AML.T0025', 'AML.T0024'],
  respond: 'Take the share back now. Find out what the other account copied, and treat the data behind the model as disclosed.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'a model package group is opened to an account outside, which then reads a version',
        records: [share, use],
      },
      { origin: 'synthetic', story: 'a custom model is shared by RAM and copied by the other account', records: [ram, copy] },
    ],
    quiet: [
      { origin: 'synthetic', story: 'the account outside is refused', records: [share, { ...use, errorCode: 'AccessDenied' }] },
      {
        origin: 'synthetic',
        story: 'it is shared with an account of the same trail',
        records: [record('sagemaker.amazonaws.com', 'ListModels', ana, 0, { recipientAccountId: OUTSIDE }), share, use],
      },
      { origin: 'synthetic', story: 'a custom model is copied within the account', records: [ram, { ...copy, userIdentity: ana }] },
    ],
  },
  *detect(activity) {
    const shares = sharesIn(activity);
    if (shares.length === 0) return;
    const known = knownAccounts(activity);
    const uses = new Map<string, TrailEvent[]>();
    for (const event of activity.events) {
      const from = event.actor.account;
      if (from === undefined || from === event.account || known.has(from) || event.error !== undefined || !isAiCall(event)) continue;
      const key = `${event.account} ${from}`;
      const list = uses.get(key);
      if (list === undefined) uses.set(key, [event]);
      else list.push(event);
    }
    for (const { event: shared, accounts } of shares) {
      for (const [key, list] of uses) {
        const [owner, from = ''] = key.split(' ');
        if (owner !== shared.account || !(accounts.has(from) || accounts.has('*'))) continue;
        const after = list.filter(({ time }) => time > shared.time && time - shared.time <= WITHIN);
        const found = evidence([shared, ...after], after.at(-1));
        if (after.length === 0 || found === undefined) continue;
        yield {
          events: found,
          about: `${shared.id} ${from}`,
          message: `after AI resources of ${shared.account} were shared with it, the account ${from}, which is not known to be of the organisation, made ${counted(after.length, 'call')}: ${listed(new Set(after.map(({ name }) => name)))}`,
        };
      }
    }
  },
};

/** What was shared with whom, as the requests tell. */
function sharesIn(activity: Activity): readonly { readonly event: TrailEvent; readonly accounts: ReadonlySet<string> }[] {
  return SHARES.flatMap((name) => activity.named(name)).flatMap((event) => {
    if (event.error !== undefined) return [];
    const accounts = new Set<string>();
    for (const principal of principalsOf(event)) {
      const account = accountOf(principal);
      if (account !== undefined && account !== event.account) accounts.add(account);
    }
    return accounts.size === 0 ? [] : [{ event, accounts }];
  });
}

/** Principals that a request names: in a list of its own, or in a policy that stands in it as text. */
function* principalsOf({ request }: TrailEvent): Generator<string> {
  for (const [text, path] of textsIn(request)) {
    if (path.at(-1) === 'principals') yield text;
    else if (text.startsWith('{') && /policy/i.test(path.at(-1) ?? '')) {
      let policy: unknown;
      try {
        policy = JSON.parse(text);
      } catch {
        continue;
      }
      for (const [value, inside] of textsIn(policy)) if (inside.includes('Principal')) yield value;
    }
  }
}

export default detection;
