import type { Account, Estate } from '../../estate/estate.ts';
import { parsePolicy } from '../../iam/parse.ts';
import type { PrincipalKind } from '../../iam/request.ts';
import type { Caller } from '../caller.ts';
import { partitionOf } from '../partition.ts';

/** An organisation id that no organisation has: whoever is outside is in another one or in none, and either reads alike in conditions. */
const OUTSIDE = 'o-outside0000';

/**
 * Somebody outside the snapshot. What its own account allows is not known: it is taken to allow everything, so an answer is about this
 * organisation's side only.
 */
export function externalCaller(estate: Estate, arn: string): Caller | undefined {
  const account = /^\d{12}$/.test(arn) ? arn : (/^arn:[^:]+:(?:iam|sts)::(\d{12}):/.exec(arn)?.[1] ?? '');
  if (account === '' || estate.accounts.has(account)) return undefined;
  const name = /^arn:[^:]+:(?:iam|sts)::\d{12}:(user|role|assumed-role|root|federated-user)/.exec(arn)?.[1] ?? 'root';
  const kind: PrincipalKind =
    name === 'user'
      ? 'user'
      : name === 'role' || name === 'assumed-role'
        ? 'role-session'
        : name === 'federated-user'
          ? 'federated-user'
          : 'root';
  const home: Account = {
    id: account,
    name: undefined,
    management: false,
    status: undefined,
    organizationPath: undefined,
    scp: undefined,
    rcp: undefined,
    principals: [],
    detailsRead: 'no',
    resources: [],
    listedTypes: new Set(),
    answers: new Map(),
    identityProviders: [],
    lastUsed: new Map(),
  };
  const assumed = { name: `identity policies of account ${account}, which the snapshot does not hold` };
  return {
    arn,
    kind: kind === 'user' ? 'user' : kind === 'root' ? 'root' : 'role',
    account: home,
    principal: undefined,
    request: {
      kind,
      arn: name === 'role' ? undefined : /^\d{12}$/.test(arn) ? `arn:${partitionOf(estate)}:iam::${arn}:root` : arn,
      account,
      roleArn: name === 'role' ? arn : undefined,
      parentArn: undefined,
      uniqueId: undefined,
      canonicalUserId: undefined,
      serviceLinked: false,
    },
    context: estate.organization === undefined ? {} : { 'aws:PrincipalOrgID': OUTSIDE, 'aws:PrincipalOrgPaths': [`${OUTSIDE}/`] },
    absentKeys: [],
    identity: [
      {
        policy: parsePolicy({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }, 'identity', assumed),
        ref: assumed,
        group: undefined,
      },
    ],
    boundary: undefined,
    serviceLinked: false,
  };
}
