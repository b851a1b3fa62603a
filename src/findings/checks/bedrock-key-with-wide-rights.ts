import { type Bits, intersection, isEmpty, union } from '../../access/bits.ts';
import { type Caller, requestOf } from '../../access/caller.ts';
import { layersOfCaller } from '../../access/caller-layers.ts';
import { compileLayers, decide } from '../../iam/compiled/decide.ts';
import { PreparedRequest } from '../../iam/compiled/request.ts';
import { maskWhere, rowsOf } from '../rights/action-masks.ts';
import { bedrockKeyUsers, type KeyUser, LIST_KEYS } from '../rights/bedrock-keys.ts';
import type { Check, Scanned } from '../check.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import type { Evidence, Judgement } from '../finding.ts';
import { actionsText, mitreOf } from '../rights/grants.ts';
import { grantStatements, holdingsOfPrincipal } from '../rights/principal-index.ts';

const USER = 'BedrockAPIKey-1a2b';
const BEARER = ['bedrock:CallWithBearerToken', 'bedrock-mantle:CallWithBearerToken'];

/** A user with a key and these rights. */
const keyed = (...statements: readonly unknown[]): Example => ({
  details: {
    [EXAMPLE_ACCOUNT]: {
      UserDetailList: [
        {
          UserName: USER,
          Arn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:user/${USER}`,
          Path: '/',
          UserPolicyList: [{ PolicyName: 'key', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
        },
      ],
    },
  },
  answers: [
    [
      LIST_KEYS,
      USER,
      {
        ServiceSpecificCredentials: [
          { UserName: USER, ServiceSpecificCredentialId: 'ACCAEXAMPLE1', ServiceName: 'bedrock.amazonaws.com', Status: 'Active' },
        ],
      },
    ],
  ],
});

const allow = (...actions: readonly string[]) => ({ Effect: 'Allow', Action: actions, Resource: '*' });

const check: Check = {
  id: 'bedrock-key-with-wide-rights',
  title: 'Users with an API key of Bedrock call models and hold no privileged action of Bedrock',
  why: 'Whoever finds the key in a script or a log can do more with it than ask a model: it acts with all rights of its user.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock', 'bedrock-mantle'],
  reads: [LIST_KEYS],
  known: { union: ['IAM-BR-APIKEY-ADMIN'], prowler: ['bedrock_api_key_no_administrative_privileges'] },
  topics: ['privileged-access', 'authentication'],
  examples: {
    pass: [
      keyed(allow('bedrock:CallWithBearerToken', 'bedrock:InvokeModel')),
      keyed(
        allow('bedrock:*', 'bedrock-mantle:*'),
        {
          Effect: 'Deny',
          Action: BEARER,
          Resource: '*',
          Condition: { StringEquals: { 'bedrock:BearerTokenType': 'LONG_TERM' } },
        },
        { Effect: 'Deny', Action: 'bedrock-mantle:CallWithBearerToken', Resource: '*' },
      ),
    ],
    fail: [
      keyed(allow('bedrock:*')),
      keyed(allow('bedrock:*', 'bedrock-mantle:*'), { Effect: 'Deny', Action: 'bedrock:CallWithBearerToken', Resource: '*' }),
      keyed(allow('bedrock:CallWithBearerToken', 'bedrock:DeleteGuardrail')),
      keyed(allow('bedrock-mantle:*')),
      keyed(allow('bedrock:*'), {
        Effect: 'Deny',
        Action: BEARER,
        Resource: '*',
        Condition: { StringEquals: { 'bedrock:BearerTokenType': 'SHORT_TERM' } },
      }),
    ],
  },
  *judge(scanned) {
    const { universe } = scanned.inventory;
    const wanted = new Map(
      PLANES.map((plane) => [
        plane,
        maskWhere(universe, ({ tier, action }, prefix) => tier <= 2 && prefix === plane && !action.endsWith(':CallWithBearerToken')),
      ]),
    );
    for (const user of bedrockKeyUsers(scanned)) yield judgementOf(user, wanted, scanned);
  },
};

export default check;

const SHOWN = 5;

function judgementOf({ subject, user, keys, unread }: KeyUser, wanted: ReadonlyMap<string, Bits>, scanned: Scanned): Judgement {
  const { universe } = scanned.inventory;
  if (unread !== undefined) return unknown(subject, `whether it has an API key of Bedrock is unknown: ${unread}`);
  const active = keys.filter((key) => key.active && (key.expires === undefined || key.expires >= scanned.now));
  const evidence: readonly Evidence[] = keys.flatMap((key) => key.evidence);
  if (active.length === 0) return { verdict: 'pass', subject, message: 'its API keys are not active', evidence };
  if (user === undefined) return unknown(subject, 'what the user of the key may do was not read');
  const held = holdingsOfPrincipal(subject.id, scanned);
  let certain = universe.nothing.whole;
  let doubtful = universe.nothing.whole;
  for (const [plane, mask] of held === undefined ? [] : wanted) {
    const { caller, yes, conditional, indeterminate } = held as Holdings;
    const calls = callsByKey(caller, plane, scanned);
    if (calls === 'no') continue;
    const own = intersection(union(yes, conditional), mask);
    if (calls === 'yes') certain = union(certain, own);
    doubtful = union(doubtful, calls === 'yes' ? intersection(indeterminate, mask) : own);
  }
  if (!isEmpty(certain)) {
    const rows = rowsOf(certain, universe);
    const statements = grantStatements(subject.id, scanned).slice(0, SHOWN);
    return {
      verdict: 'fail',
      severity: rows.some(({ tier }) => tier === 1) ? 'high' : 'medium',
      subject,
      message: `with its API key alone ${actionsText(rows)} can be called`,
      mitre: mitreOf(rows),
      evidence: [...evidence, ...statements.map((statement) => ({ kind: 'statement' as const, statement }))],
      fix: { summary: 'leave the user bedrock:CallWithBearerToken and the calls of the models that it needs, or delete the key' },
    };
  }
  if (!isEmpty(doubtful))
    return unknown(
      subject,
      `whether its API key may call ${actionsText(rowsOf(doubtful, universe))} depends on a policy that cannot be read`,
    );
  return { verdict: 'pass', subject, message: 'its API key gives no privileged action of Bedrock', evidence };
}

/** A key calls Bedrock only (Bedrock User Guide, "API keys"). */
const PLANES = ['bedrock', 'bedrock-mantle'];

type Holdings = NonNullable<ReturnType<typeof holdingsOfPrincipal>>;

const unknown = (subject: Judgement['subject'], what: string): Judgement => ({
  verdict: 'unknown',
  subject,
  message: what,
  evidence: [{ kind: 'gap', what }],
});

/** Whether the policies let a call with a long-term key through (Bedrock User Guide, "Control permissions for API keys"). */
function callsByKey(caller: Caller, plane: string, { inventory: { home } }: Scanned): 'yes' | 'no' | 'unknown' {
  const assumptions = { region: undefined, context: { [`${plane}:BearerTokenType`]: 'LONG_TERM' } };
  const resource = { arn: '*', account: caller.account.id };
  const request = requestOf(caller, `${plane}:CallWithBearerToken`, resource, caller.account, 'usual', assumptions, home);
  const { verdict } = decide(new PreparedRequest(request), compileLayers(layersOfCaller(caller)));
  return verdict === 'indeterminate' ? 'unknown' : verdict === 'allow' || verdict === 'conditional' ? 'yes' : 'no';
}
