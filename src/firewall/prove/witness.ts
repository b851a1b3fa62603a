import { isListKey } from '../../catalogue/reference/reference.ts';
import { decideRequest } from '../../iam/compiled/decide.ts';
import type { Decision, PolicyLayers } from '../../iam/decision.ts';
import { parsePolicy } from '../../iam/parse.ts';
import { accountOfArn, nameOfArn } from '../../iam/arn.ts';
import { referenceDecision } from '../../iam/reference/reference-decision.ts';
import type { AuthorizationRequest, RequestPrincipal } from '../../iam/request.ts';
import type { AccountControls } from '../account-controls.ts';
import { RESOURCE } from './resource-limit.ts';
import type { KeyValue } from './store.ts';

/** The request that a search has found, as AWS would be asked it. */
export function witnessOf(action: string, values: ReadonlyMap<string, KeyValue>): AuthorizationRequest {
  const context: Record<string, string | readonly string[]> = {};
  const absentKeys: string[] = [];
  for (const [key, value] of values) {
    if (key === RESOURCE || key === 'aws:principalarn') continue;
    if (value === undefined) absentKeys.push(key);
    else context[key] = isListKey(key) ? value : (value[0] ?? '');
  }
  const arn = values.get('aws:principalarn')?.[0] ?? 'arn:aws:iam::111122223333:role/anybody';
  const account = accountOfArn(arn);
  return {
    principal: principalOf(arn, account),
    action,
    resource: { arn: values.get(RESOURCE)?.[0] ?? '*', account },
    context,
    absentKeys,
    mode: 'point',
    organization: { principalAccountIsManagement: false, resourceAccountIsManagement: false },
  };
}

function principalOf(arn: string, account: string | undefined): RequestPrincipal {
  const common = { account, parentArn: undefined, uniqueId: undefined, canonicalUserId: undefined, serviceLinked: false };
  if (arn.includes(':role/')) {
    const session = `${arn.slice(0, arn.indexOf(':iam:'))}:sts::${account ?? ''}:assumed-role/${nameOfArn(arn)}/session`;
    return { ...common, kind: 'role-session', arn: session, roleArn: arn };
  }
  const kind = arn.includes(':federated-user/') ? 'federated-user' : arn.endsWith(':root') ? 'root' : 'user';
  return { ...common, kind, arn, roleArn: undefined };
}

const EVERYTHING = parsePolicy({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }, 'identity', {
  name: 'everything',
});

/** Keys of KMS and roles let in only whom their own policy names, and so do resources of other accounts. */
const OPEN = parsePolicy(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
  'resource',
  { name: 'open' },
);

/** What the organisation policies alone say of a request: whoever asks has every right of his own. Undefined: the evaluators disagree. */
export function decisionUnder(request: AuthorizationRequest, { scp, rcp }: Pick<AccountControls, 'scp' | 'rcp'>): Decision | undefined {
  const layers: PolicyLayers = {
    identity: [EVERYTHING],
    boundary: undefined,
    session: undefined,
    resource: OPEN,
    scp,
    rcp,
    endpoint: undefined,
    endpointType: 'interface',
    kmsGrants: [],
  };
  const plain = referenceDecision(request, layers);
  return decideRequest(request, layers).verdict === plain.verdict ? plain : undefined;
}
