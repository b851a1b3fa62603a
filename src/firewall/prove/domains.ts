import { findAction, keysOfAction } from '../../catalogue/reference/reference.ts';
import { derivedEntry } from '../../iam/derived-keys.ts';
import type { AuthorizationRequest } from '../../iam/request.ts';
import type { Limit } from './limit.ts';
import { inLanguage, resourcePattern } from './resource-limit.ts';
import { type Language, literalPattern, type TextPattern, type Token } from './text-pattern.ts';

/** Kinds of principal that SCPs bind, as `aws:PrincipalArn` shows them (IAM User Guide, "aws:PrincipalArn"). */
export const SHAPES = ['role', 'user', 'federated-user', 'root'] as const;
/** One of them. */
export type PrincipalShape = (typeof SHAPES)[number];

const DIGIT: Token = { on: { class: 'digit' }, many: false, fold: false };
const NAME: Token = { on: { class: 'name' }, many: false, fold: false };
const NAMES: Token = { on: { class: 'name' }, many: true, fold: false };

const FORMS: Readonly<Record<PrincipalShape, readonly [service: string, resource: string, named: boolean]>> = {
  role: ['iam', 'role/', true],
  user: ['iam', 'user/', true],
  'federated-user': ['sts', 'federated-user/', true],
  root: ['iam', 'root', false],
};

/** ARNs of principals of some kinds; `accounts` undefined: of any account. */
export function principalLanguage(shapes: readonly PrincipalShape[], partition: string, accounts: readonly string[] | undefined): Language {
  const owners: readonly TextPattern[] = accounts === undefined ? [Array<Token>(12).fill(DIGIT)] : accounts.map((id) => literalPattern(id));
  return shapes.flatMap((shape) => {
    const [service, resource, isNamed] = FORMS[shape];
    return owners.map((owner) => [
      ...literalPattern(`arn:${partition}:${service}::`),
      ...owner,
      ...literalPattern(`:${resource}`),
      ...(isNamed ? [NAMES, NAME] : []),
    ]);
  });
}

/** Service-linked roles are bound by no SCP. Names end without a slash, and paths hold no empty part. */
export const noPrincipal = (partition: string): Language => [
  [...literalPattern(`arn:${partition}:iam::`), ...Array<Token>(12).fill(DIGIT), ...literalPattern(':role/aws-service-role/'), NAMES],
  [{ on: { class: 'any' }, many: true, fold: false }, ...literalPattern('/')],
  [{ on: { class: 'any' }, many: true, fold: false }, ...literalPattern('//'), { on: { class: 'any' }, many: true, fold: false }],
];

/** What the resource of an action can be; undefined: the action is authorised on `*`. */
export function resourceDomain(action: string, partition: string): Limit | undefined {
  const facts = findAction(action);
  if (facts === undefined) return inLanguage([resourcePattern('arn:*:*:*:*:*', '2008-10-17') as TextPattern], true);
  if (facts.resourceTypes.length === 0) return undefined;
  const language = facts.resourceTypes.map(
    ({ arn }) =>
      resourcePattern(
        (arn ?? 'arn:*:*:*:*:*').replace('${Partition}', partition).replaceAll(/\$\{[^}]*\}/g, '?*'),
        '2008-10-17',
      ) as TextPattern,
  );
  return inLanguage(language, true);
}

/** Actions with one signature have resources of the same types. */
export const resourceSignature = (action: string): string => {
  const facts = findAction(action);
  return facts === undefined ? 'unknown' : facts.resourceTypes.map(({ arn }) => arn).join(' ');
};

/** Keys that AWS puts into every request of a principal of an account. */
const ALWAYS = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:userid',
  'aws:currenttime',
  'aws:epochtime',
  'aws:requestedregion',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:securetransport',
]);

/** Whether a key (in lower case) can be in a request for an action: never, always, or at times. */
export function keyPresence(key: string, action: string): 'never' | 'always' | 'maybe' {
  if (ALWAYS.has(key)) return 'always';
  if (key.startsWith('aws:') || keysOfAction(action) === undefined) return 'maybe';
  return derivedEntry({ ...SAMPLE, action }, key).state === 'absent' ? 'never' : 'maybe';
}

const SAMPLE: Omit<AuthorizationRequest, 'action'> = {
  principal: {
    kind: 'role-session',
    arn: 'arn:aws:sts::111122223333:assumed-role/sample/session',
    account: '111122223333',
    roleArn: 'arn:aws:iam::111122223333:role/sample',
    parentArn: undefined,
    uniqueId: undefined,
    canonicalUserId: undefined,
    serviceLinked: false,
  },
  resource: { arn: '*', account: '111122223333' },
  context: {},
  absentKeys: [],
  mode: 'discover',
  organization: { principalAccountIsManagement: false, resourceAccountIsManagement: false },
};
