import type { Principal } from '../../estate/estate.ts';
import { compileGlob, matchesGlob } from '../../iam/glob.ts';
import type { Condition, Policy, Statement } from '../../iam/policy.ts';
import type { Scanned } from '../check.ts';

/** How people enter a role. */
interface Entries {
  /** The statements that let them in without a source identity. */
  readonly anonymous: readonly Statement[];
  /** Whether people come in by one of those for certain, and not only through a role of which nobody knows who enters it. */
  readonly isSure: boolean;
}

const RESERVED = 'role/aws-reserved/sso.amazonaws.com/';

/** Sessions of Identity Center bear the name of the person, and it writes the trust policies of its roles. */
export const isOfIdentityCenter = (arn: string): boolean => arn.includes(`:${RESERVED}`);

/** Reads trust policies, each once; undefined for those that let no people in but through Identity Center. */
export function peoplesEntries({ estate }: Scanned): (trust: Policy) => Entries | undefined {
  const roles = new Map<string, Principal>();
  for (const { principals } of estate.accounts.values()) {
    for (const principal of principals) if (principal.kind === 'role') roles.set(principal.arn, principal);
  }
  const surely = peopledRoles(roles, false);
  const perhaps = peopledRoles(roles, true);
  const known = new Map<Policy, Entries | undefined>();
  return (trust) => {
    if (known.has(trust)) return known.get(trust);
    const open = enteringStatements(trust).filter((statement) =>
      whoEnters(statement).some((who) => who === PEOPLE || perhaps.has(who) || !roles.has(who)),
    );
    const anonymous = open.filter((statement) => isAnonymous(statement, trust));
    const isSure = anonymous.some((statement) => whoEnters(statement).some((who) => who === PEOPLE || surely.has(who)));
    const entries = open.length === 0 ? undefined : { anonymous, isSure };
    known.set(trust, entries);
    return entries;
  };
}

/**
 * The roles that people enter, through others too. Of a role that is not in the snapshot, and of a trust policy that cannot be read, nobody
 * knows who enters: `perhaps` says whether they count.
 */
function peopledRoles(roles: ReadonlyMap<string, Principal>, perhaps: boolean): ReadonlySet<string> {
  const enteredFrom = new Map<string, string[]>();
  const peopled = new Set<string>();
  for (const [arn, { trust, serviceLinked }] of roles) {
    if (serviceLinked || isOfIdentityCenter(arn)) continue;
    const isOpen = trust === undefined || trust.policy.unreadable !== undefined;
    const from = isOpen ? [] : enteringStatements(trust.policy).flatMap(whoEnters);
    if ((isOpen && perhaps) || from.some((who) => who === PEOPLE || (perhaps && !roles.has(who)))) peopled.add(arn);
    for (const who of from) {
      const others = enteredFrom.get(who);
      if (others === undefined) enteredFrom.set(who, [arn]);
      else others.push(arn);
    }
  }
  // a set is gone through with what is added meanwhile
  for (const arn of peopled) for (const next of enteredFrom.get(arn) ?? []) peopled.add(next);
  return peopled;
}

/** Many roles share one trust policy. */
const entering = new WeakMap<Policy, readonly Statement[]>();

function enteringStatements(trust: Policy): readonly Statement[] {
  let found = entering.get(trust);
  if (found === undefined) {
    found = trust.statements.filter(
      (statement) => statement.effect === 'Allow' && waysIn(statement).length > 0 && !statement.conditions.some(isForIdentityCenter),
    );
    entering.set(trust, found);
  }
  return found;
}

/** Stands for all who are people for certain, or may be. */
const PEOPLE = 'people';

/** Whom a statement lets in: people, and roles by their ARNs. Services and pipelines act for nobody. */
function whoEnters({ principals }: Statement): readonly string[] {
  if (principals === undefined) return [];
  if (principals.negated) return [PEOPLE];
  return principals.entries.flatMap(({ type, value }) => {
    if (type === 'Federated') return value.includes(':saml-provider/') ? [PEOPLE] : [];
    if (type !== 'AWS' || isOfIdentityCenter(value)) return [];
    return [/^arn:[^:]+:iam::\d+:role\//.test(value) ? value : PEOPLE];
  });
}

/** Whether somebody gets in by a statement who bears no source identity. */
function isAnonymous(statement: Statement, { statements }: Policy): boolean {
  const denied = statements.filter((one) => one.effect === 'Deny' && deniesWithout(one)).flatMap(waysIn);
  return !statement.conditions.some(demands) && waysIn(statement).some((action) => !denied.includes(action));
}

/** The whole account is trusted, and of it only the roles of Identity Center get in (Identity Center User Guide, "Referencing permission sets"). */
const isForIdentityCenter = ({ operator, set, ifExists, key, values }: Condition): boolean =>
  key.toLowerCase() === 'aws:principalarn' &&
  /^(?:StringEquals|StringLike|ArnEquals|ArnLike)$/.test(operator ?? '') &&
  !ifExists &&
  set === undefined &&
  values.every(isOfIdentityCenter);

const ENTERING = ['sts:assumerole', 'sts:assumerolewithsaml'];

/** By which calls a statement lets somebody in, or keeps him out. */
const waysIn = ({ actions }: Statement): readonly string[] =>
  actions === undefined
    ? []
    : ENTERING.filter(
        (action) => actions.patterns.some((pattern) => matchesGlob(compileGlob(pattern.toLowerCase()), action)) !== actions.negated,
      );

const KEYS = new Set(['sts:sourceidentity', 'aws:sourceidentity']);

/** A negative operator and `IfExists` let a call pass that bears none. */
const demands = ({ operator, set, ifExists, key, values }: Condition): boolean =>
  KEYS.has(key.toLowerCase()) &&
  (operator === 'Null'
    ? values.every((value) => value === 'false')
    : /^String(?:Equals|EqualsIgnoreCase|Like)$/.test(operator ?? '') && !ifExists && set !== 'ForAllValues');

/** A Deny of every call that bears none, or none of those that are let in. */
const deniesWithout = (statement: Statement): boolean => {
  const [only, ...others] = statement.conditions;
  if (only === undefined || others.length > 0 || !KEYS.has(only.key.toLowerCase())) return false;
  if (statement.principals?.negated === true || !statement.principals?.entries.some(({ value }) => value === '*')) return false;
  return only.operator === 'Null' ? only.values.every((value) => value === 'true') : only.operator?.startsWith('StringNot') === true;
};
