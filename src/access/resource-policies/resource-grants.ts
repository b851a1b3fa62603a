import type { Account, Estate, Resource } from '../../estate/estate.ts';
import type { PrincipalEntry, Statement } from '../../iam/policy.ts';
import { arnGlob, meetOfArns } from '../arn-globs.ts';
import { eachBit, isEmpty } from '../bits.ts';
import type { Caller } from '../caller.ts';
import { externalCaller } from './external-caller.ts';
import { actionsOf } from '../statement-actions.ts';
import { arnGlobOfType, type Owner } from '../resource-types.ts';
import type { Universe, UniverseAction } from '../universe.ts';
import { exampleOf } from '../witnesses.ts';

/** Whom an Allow of a resource policy names: somebody of the estate, or an outsider as written. */
export interface ResourceGrant {
  readonly resource: Resource;
  readonly owner: Account;
  readonly statement: Statement;
  readonly actions: readonly UniverseAction[];
  readonly entry: PrincipalEntry;
  readonly kind: 'everyone' | 'account' | 'principal';
  /** The named account, where the entry names one or somebody of one. */
  readonly account: string | undefined;
  /** Set for accounts and principals that the snapshot does not hold. */
  readonly outsider: Caller | undefined;
}

/** Every Allow of the estate's resource policies that is about an action of the universe, principal by principal. */
export function resourceGrants(estate: Estate, universe: Universe, partition: string): readonly ResourceGrant[] {
  const grants: ResourceGrant[] = [];
  for (const owner of estate.accounts.values()) {
    for (const resource of owner.resources) {
      if (resource.policy === undefined || resource.policy.policy.unreadable !== undefined) continue;
      for (const statement of resource.policy.policy.statements) {
        if (statement.effect === 'Deny' || statement.principals === undefined || statement.principals.negated) continue;
        const named = statement.principals.entries.flatMap((entry) => {
          const who = kindOf(entry);
          // the own account by name only lets its identity policies count; services and providers are nobody's right
          const gains = who.kind !== 'service' && who.kind !== 'federated' && !(who.kind === 'account' && who.account === owner.id);
          return gains ? [{ entry, ...who }] : [];
        });
        if (named.length === 0) continue;
        const spoken = actionsOf(statement, universe);
        if (isEmpty(spoken)) continue;
        const actions: UniverseAction[] = [];
        const on = new Map<number, boolean>();
        eachBit(spoken, (index) => {
          const action = universe.actions[index] as UniverseAction;
          let some = on.get(action.typesId);
          if (some === undefined) {
            some = examplesOf(action, resource, statement, { partition, account: owner.id }, '*').length > 0;
            on.set(action.typesId, some);
          }
          if (some) actions.push(action);
        });
        if (actions.length === 0) continue;
        for (const { entry, kind, account } of named) {
          const outsider = account === undefined ? undefined : externalCaller(estate, entry.value);
          grants.push({ resource, owner, statement, actions, entry, kind: kind as ResourceGrant['kind'], account, outsider });
        }
      }
    }
  }
  return grants;
}

/**
 * Example resources on which the statement may grant the action: the resource itself, something inside it (objects of a bucket, packages
 * of a group), whatever the statement names that the action can be authorised on. Empty where it is about something else.
 */
export function examplesOf(
  action: UniverseAction,
  resource: Resource,
  statement: Statement,
  owner: Owner,
  region: string,
): readonly string[] {
  const { resources } = statement;
  const written = resources === undefined || resources.negated ? [] : resources.patterns.filter((pattern) => !/^\*+$/.test(pattern));
  const shapes =
    written.length > 0
      ? written.map((pattern) => arnGlob(pattern.replace(/\$\{[^}]*\}/g, '*')))
      : [arnGlob(resource.arn), arnGlob(`${resource.arn}/*`)];
  const found = new Set<string>();
  for (const type of action.types) {
    const glob = arnGlobOfType(type, owner);
    for (const shape of shapes) {
      if (shape[2] !== glob[2] && shape[2] !== '*') continue;
      for (const common of meetOfArns(shape, glob) ?? []) found.add(exampleOf(common, resource.region ?? region));
    }
  }
  return [...found].slice(0, MOST_EXAMPLES);
}

const MOST_EXAMPLES = 8;

function kindOf(entry: PrincipalEntry): {
  readonly kind: ResourceGrant['kind'] | 'service' | 'federated';
  readonly account: string | undefined;
} {
  if (entry.type === 'Service') return { kind: 'service', account: undefined };
  if (entry.type === 'Federated') return { kind: 'federated', account: undefined };
  if (entry.value === '*') return { kind: 'everyone', account: undefined };
  const root = /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(entry.value)?.[1];
  if (root !== undefined) return { kind: 'account', account: root };
  return { kind: 'principal', account: /^arn:[^:]+:(?:iam|sts)::(\d{12}):/.exec(entry.value)?.[1] };
}
