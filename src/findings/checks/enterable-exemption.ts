import { eachBit, hasBit } from '../../access/bits.ts';
import type { Caller } from '../../access/caller.ts';
import { actionsOf } from '../../access/statement-actions.ts';
import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import type { Account } from '../../estate/estate.ts';
import { isBreakGlass, matchesArnPatterns } from '../../estate/intent-principals.ts';
import type { Policy, Statement, StatementRef } from '../../iam/policy.ts';
import { mayDo } from '../rights/ask.ts';
import type { Check, Scanned } from '../check.ts';
import { EXAMPLE_ACCOUNT } from '../example.ts';
import { underScp } from '../examples/examples.ts';
import type { Judgement } from '../finding.ts';
import { holderGroups } from '../rights/holder-groups.ts';

const EXEMPT = 'arn:aws:iam::*:role/ai-privileged/*';
const guard = {
  Effect: 'Deny',
  Action: 'bedrock:DeleteGuardrail',
  Resource: '*',
  Condition: { ArnNotLike: { 'aws:PrincipalArn': EXEMPT } },
};
const path = (...actions: readonly string[]) => ({ Effect: 'Deny', Action: actions, Resource: EXEMPT });

const check: Check = {
  id: 'enterable-exemption',
  title: 'Nobody can make himself exempt from a Deny on privileged AI actions',
  why: 'Whoever may create a role under an exempt path, or rewrite one that stands there, is held back by the Deny only as long as he likes.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  whateverScps: true,
  reads: ['organization'],
  known: { gaps: ['GAP-24'] },
  topics: ['privileged-access', 'separation-of-duties'],
  examples: {
    pass: [
      underScp(
        { ...guard, Condition: { StringNotEquals: { 'aws:PrincipalTag/ai-admin': 'yes' } } },
        { Effect: 'Deny', Action: ['iam:Tag*', 'sts:TagSession'], Resource: '*' },
      ),
      underScp(guard, path('iam:CreateRole', 'iam:UpdateAssumeRolePolicy', 'iam:PutRolePolicy', 'iam:AttachRolePolicy')),
    ],
    fail: [
      underScp(guard),
      underScp({ ...guard, Condition: { StringNotEquals: { 'aws:PrincipalTag/ai-admin': 'yes' } } }),
      // a role that nobody may rewrite can still be made
      underScp(guard, path('iam:UpdateAssumeRolePolicy')),
      underScp({
        ...guard,
        Condition: { StringNotLike: { 'aws:PrincipalArn': [`arn:aws:iam::${EXAMPLE_ACCOUNT}:role/builder-of-guards`] } },
      }),
    ],
  },
  *judge(scanned) {
    const candidates = writersByAccount(scanned);
    for (const exemption of exemptionsOf(scanned).values()) yield judgementOf(exemption, candidates, scanned);
  },
};

export default check;

/** One Deny of an SCP, the principals that it spares, and the accounts that it binds. */
interface ExemptPath {
  readonly statement: StatementRef;
  readonly pattern: string;
  readonly accounts: Account[];
}

/** Every pattern of a principal that a Deny on privileged AI actions spares. */
function exemptionsOf({ estate, inventory: { universe } }: Scanned): ReadonlyMap<string, ExemptPath> {
  const found = new Map<string, ExemptPath>();
  const sparing = new Map<Policy, readonly (readonly [Statement, readonly string[]])[]>();
  for (const account of estate.accounts.values()) {
    if (account.management) continue;
    for (const { policy, ref } of (account.scp ?? []).flat()) {
      let statements = sparing.get(policy);
      if (statements === undefined) {
        statements = policy.statements.flatMap((statement) => {
          const spared = sparedBy(statement);
          return spared.length > 0 && deniesPrivileged(statement, universe) ? [[statement, spared] as const] : [];
        });
        sparing.set(policy, statements);
      }
      for (const [{ index, sid }, patterns] of statements) {
        for (const pattern of patterns) {
          const key = `${ref.name} ${index} ${pattern}`;
          const known = found.get(key);
          if (known === undefined) found.set(key, { statement: { document: ref, index, sid }, pattern, accounts: [account] });
          else known.accounts.push(account);
        }
      }
    }
  }
  return found;
}

/** Patterns of `aws:PrincipalArn` of which a Deny does not speak, and tags of principals: `tag team` of any value. */
const sparedBy = ({ effect, conditions }: Statement): readonly string[] =>
  effect !== 'Deny'
    ? []
    : conditions.flatMap(({ operator, key, values }) => {
        if (operator === undefined || !/Not(?:Equals|Like|EqualsIgnoreCase)$/.test(operator)) return [];
        if (/^aws:principaltag\//i.test(key)) return [`${TAG}${key.slice(key.indexOf('/') + 1)}`];
        return key.toLowerCase() === 'aws:principalarn' ? values.filter((value) => /^arn:[^:]*:iam::[^:]*:role\//.test(value)) : [];
      });

const TAG = 'tag ';

function deniesPrivileged(statement: Statement, universe: Scanned['inventory']['universe']): boolean {
  let found = false;
  eachBit(actionsOf(statement, universe), (index) => {
    const { name, info } = universe.actions[index] ?? {};
    if (!found && name !== undefined && aiGroup(info?.prefix ?? '') !== undefined) found = (catalogueRow(name)?.tier ?? 9) <= 2;
  });
  return found;
}

/** What makes a new role under a path, and what opens one that stands there. Either lets its author in. */
const MAKES = 'iam:CreateRole';
const OPENS = 'iam:UpdateAssumeRolePolicy';
const TAGS = { user: 'iam:TagUser', role: 'iam:TagRole', root: undefined } as const;

/** Those that may write some role, by account: all others need not be asked about one. */
function writersByAccount(scanned: Scanned): ReadonlyMap<string, readonly Caller[]> {
  const { indexOf } = scanned.inventory.universe;
  const indexes = [MAKES, OPENS, TAGS.user, TAGS.role].flatMap((action) => indexOf.get(action.toLowerCase()) ?? []);
  const writers = new Map<string, Caller[]>();
  for (const { ways, root, callers } of holderGroups(scanned)) {
    if (root || !indexes.some((index) => hasBit(ways.yes, index))) continue;
    for (const caller of callers) {
      if (caller.serviceLinked) continue;
      const others = writers.get(caller.account.id);
      if (others === undefined) writers.set(caller.account.id, [caller]);
      else others.push(caller);
    }
  }
  return writers;
}

function judgementOf(
  { statement, pattern, accounts }: ExemptPath,
  candidates: ReadonlyMap<string, readonly Caller[]>,
  scanned: Scanned,
): Judgement {
  const subject = {
    kind: 'policy' as const,
    id: statement.document.name,
    type: 'AWS::Organizations::Policy',
    account: undefined,
    region: undefined,
  };
  const evidence = [{ kind: 'statement' as const, statement }];
  const about = `${statement.index} ${pattern}`;
  const entering: { readonly caller: Caller; readonly action: string }[] = [];
  for (const account of accounts) {
    for (const caller of candidates.get(account.id) ?? []) {
      // who is spared already, or is for emergencies, gains nothing
      if (matchesArnPatterns([pattern], caller.arn) || (scanned.intent !== undefined && isBreakGlass(scanned.intent, caller.arn))) continue;
      const action = wayIn(caller, pattern, scanned);
      if (action !== undefined) entering.push({ caller, action });
    }
  }
  const [first] = entering;
  if (first === undefined) return { verdict: 'pass', subject, message: `nobody else can make himself ${spared(pattern)}`, evidence, about };
  const others = entering.length - 1;
  const who = others === 0 ? first.caller.arn : `${first.caller.arn} and ${others} ${others === 1 ? 'other' : 'others'}`;
  return {
    verdict: 'fail',
    subject,
    message: `it spares ${spared(pattern)}, and ${who} can become that by ${first.action}`,
    evidence,
    about,
    fix: {
      summary: pattern.startsWith(TAG)
        ? `deny ${TAGS.role}, ${TAGS.user} and sts:TagSession with aws:TagKeys ${pattern.slice(TAG.length)} to all but those who own the tag`
        : `deny ${MAKES}, ${OPENS}, iam:PutRolePolicy and iam:AttachRolePolicy on ${pattern} to all but those who own it`,
    },
  };
}

const spared = (pattern: string): string => (pattern.startsWith(TAG) ? `principals with the tag ${pattern.slice(TAG.length)}` : pattern);

/** The action by which somebody makes himself spared. */
function wayIn(caller: Caller, pattern: string, scanned: Scanned): string | undefined {
  const tags = TAGS[caller.kind];
  if (pattern.startsWith(TAG)) return tags !== undefined && mayDo(caller, tags, caller.arn, scanned) === 'yes' ? tags : undefined;
  const arn = roleIn(pattern, caller.account.id);
  return arn === undefined ? undefined : [MAKES, OPENS].find((one) => mayDo(caller, one, arn, scanned) === 'yes');
}

/** A role of an account that a pattern takes in; undefined where it takes in none. */
function roleIn(pattern: string, account: string): string | undefined {
  const parts = pattern.split(':');
  const [, partition = '', , , owner = '', ...rest] = parts;
  if (owner !== account && !/[*?]/.test(owner)) return undefined;
  const role = rest.join(':').replaceAll('*', 'mantlet0any').replaceAll('?', 'x');
  const arn = `arn:${partition.includes('*') ? 'aws' : partition}:iam::${account}:${role}`;
  return matchesArnPatterns([pattern], arn) ? arn : undefined;
}
