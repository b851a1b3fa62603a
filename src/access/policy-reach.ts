import { keysOfAction } from '../catalogue/reference/reference.ts';
import { compilePolicy } from '../iam/compiled/policy.ts';
import type { CompiledStatement } from '../iam/compiled/statement.ts';
import type { Policy, Statement } from '../iam/policy.ts';
import { type ArnGlob, arnGlob, coversArn, meetsArn } from './arn-globs.ts';
import { type Bits, eachBit, emptyBits, isEmpty, setBit, union } from './bits.ts';
import type { KnownResources, NamedActions } from './known-resources.ts';
import { arnGlobOfType, type Owner, type TypePattern } from './resource-types.ts';
import { actionsOf } from './statement-actions.ts';
import type { Reach, Universe, UniverseAction } from './universe.ts';

export type { Reach };

/** A statement that depends on the request: its conditions are asked once for each group of actions with the same keys. */
export interface OpenStatement {
  readonly statement: CompiledStatement;
  readonly source: Statement;
  readonly reach: Reach;
  readonly groups: readonly ActionGroup[];
  /** The one pattern with policy variables of which this tells: whether it takes in anything depends on the request too. */
  readonly variables: string | undefined;
}

/** Actions for which the keys of a statement exist alike, so that one of them answers for all. */
export interface ActionGroup {
  readonly bits: Bits;
  readonly action: string;
}

/** What one policy says about a universe in one account, certain parts apart from those that depend on a request. */
export interface PolicyReach {
  readonly policy: Policy;
  /** The document cannot be read: it may allow and deny anything. */
  readonly unreadable: boolean;
  /** Whether it says anything about the universe. */
  readonly speaks: boolean;
  readonly allow: Reach;
  readonly deny: Reach;
  readonly openAllows: readonly OpenStatement[];
  readonly openDenies: readonly OpenStatement[];
  /** Actions that it allows on resources of which more is known than their ARN: those decide. */
  readonly named: NamedActions | undefined;
}

/** Reads policies once for each universe and account; documents that name no account are read once for all. */
export class ReachCache {
  private readonly universe: Universe;
  private readonly partition: string;
  private readonly resources: KnownResources | undefined;
  /** One reach, or one for each account where the document names accounts. */
  private readonly known = new Map<Policy, PolicyReach | Map<string, PolicyReach>>();

  constructor(universe: Universe, partition: string, resources?: KnownResources) {
    this.universe = universe;
    this.partition = partition;
    this.resources = resources;
  }

  of(policy: Policy, account: string): PolicyReach {
    const known = this.known.get(policy);
    if (known === undefined) return this.read(policy, account);
    if (!(known instanceof Map)) return known;
    let reach = known.get(account);
    if (reach === undefined) {
      reach = this.reachOf(policy, account);
      known.set(account, reach);
    }
    return reach;
  }

  private reachOf(policy: Policy, account: string): PolicyReach {
    return policyReach(policy, this.universe, { partition: this.partition, account }, this.resources?.namedIn(policy, this.universe));
  }

  private read(policy: Policy, account: string): PolicyReach {
    const reach = this.reachOf(policy, account);
    const namesAccounts = policy.statements.some((statement) => statement.resources?.patterns.some(namesAccount) ?? false);
    this.known.set(policy, namesAccounts && speaksAnywhere(policy, this.universe) ? new Map([[account, reach]]) : reach);
    return reach;
  }
}

/** Whether a statement names an action of the universe, whatever its resources. */
const speaksAnywhere = (policy: Policy, universe: Universe): boolean =>
  policy.statements.some((statement) => !isEmpty(actionsOf(statement, universe)));

const namesAccount = (pattern: string): boolean => !/^\**$/.test(arnGlob(pattern)[4]);

function policyReach(policy: Policy, universe: Universe, owner: Owner, named: PolicyReach['named']): PolicyReach {
  const nothing = universe.nothing;
  if (policy.unreadable !== undefined)
    return { policy, unreadable: true, speaks: true, allow: nothing, deny: nothing, openAllows: [], openDenies: [], named };
  let allow = nothing;
  let deny = nothing;
  const openAllows: OpenStatement[] = [];
  const openDenies: OpenStatement[] = [];
  for (const [position, source] of policy.statements.entries()) {
    for (const variables of [undefined, ...variablePatterns(source, policy.version)]) {
      const reach = statementReach(source, policy.version, variables, universe, owner);
      if (reach === undefined) continue;
      if (variables === undefined && source.effect !== undefined && source.conditions.length === 0 && source.unreadable.length === 0) {
        if (source.effect === 'Allow') allow = joinReach(allow, reach, nothing);
        else deny = joinReach(deny, reach, nothing);
        continue;
      }
      const statement = compilePolicy(policy).statements[position] as CompiledStatement;
      const open = { statement, source, reach, groups: actionGroups(source, reach, universe), variables };
      if (source.effect !== 'Deny') openAllows.push(open);
      if (source.effect !== 'Allow') openDenies.push(open);
    }
  }
  const speaks = allow !== nothing || deny !== nothing || openAllows.length > 0 || openDenies.length > 0;
  return { policy, unreadable: false, speaks, allow, deny, openAllows, openDenies, named };
}

/** `allow` and `deny` begin as nothing, and most policies add to them once. */
const joinReach = (a: Reach, b: Reach, nothing: Reach): Reach =>
  a === nothing ? b : { whole: union(a.whole, b.whole), part: union(a.part, b.part) };

/** The actions of which a statement speaks on some resource that the account can have, whatever its conditions. */
export function actionsOnResources(source: Statement, version: Policy['version'], universe: Universe, owner: Owner): Bits {
  let bits = universe.nothing.whole;
  for (const variables of [undefined, ...variablePatterns(source, version)]) {
    const reach = statementReach(source, version, variables, universe, owner);
    if (reach !== undefined) bits = union(bits, union(reach.whole, reach.part));
  }
  return bits;
}

/** What a statement reaches by its patterns without policy variables, or by one of those with them. */
function statementReach(
  source: Statement,
  version: Policy['version'],
  variables: string | undefined,
  universe: Universe,
  owner: Owner,
): Reach | undefined {
  const { resources } = source;
  const actions = actionsOf(source, universe);
  if (isEmpty(actions)) return undefined;
  if (resources === undefined || resources.patterns.some((pattern) => /^\*+$/.test(pattern))) {
    return resources?.negated === true ? undefined : { whole: actions, part: universe.nothing.part };
  }
  const whole = emptyBits(universe.actions.length);
  const part = emptyBits(universe.actions.length);
  let patterns = (variables === undefined ? resources.patterns : [variables]).map((pattern) => readPattern(pattern, version));
  if (variables === undefined && !resources.negated) patterns = patterns.filter(({ variable }) => !variable);
  if (patterns.length === 0) return undefined;
  const extents = new Map<number, Extent>();
  eachBit(actions, (index) => {
    const { types, typesId } = universe.actions[index] as UniverseAction;
    let extent = extents.get(typesId);
    if (extent === undefined) {
      // an action without resource types is authorised on `*`, which no ARN pattern names
      extent = types.length === 0 ? 'none' : extentOf(patterns, types, owner);
      if (resources.negated) extent = COMPLEMENT[extent];
      extents.set(typesId, extent);
    }
    if (extent === 'whole') setBit(whole, index);
    else if (extent === 'part') setBit(part, index);
  });
  return isEmpty(whole) && isEmpty(part) ? undefined : { whole, part };
}

type Extent = 'none' | 'part' | 'whole';
const COMPLEMENT: Readonly<Record<Extent, Extent>> = { none: 'whole', part: 'part', whole: 'none' };

interface ReadPattern {
  readonly glob: ArnGlob;
  /** Holds a policy variable: what it takes in depends on the request. */
  readonly variable: boolean;
}

/** Variables are filled in in the last segment only, and not before version 2012-10-17 (IAM User Guide, "Policy variables"). */
function readPattern(pattern: string, version: Policy['version']): ReadPattern {
  const glob = arnGlob(pattern);
  const variable = glob[5].includes('${') && version === '2012-10-17';
  return { glob: variable ? [glob[0], glob[1], glob[2], glob[3], glob[4], glob[5].replace(/\$\{[^}]*\}/g, '*')] : glob, variable };
}

/** Patterns of `NotResource` stay together: what they take in is not reached, whoever calls. */
const variablePatterns = ({ resources }: Statement, version: Policy['version']): readonly string[] =>
  resources === undefined || resources.negated ? [] : resources.patterns.filter((pattern) => readPattern(pattern, version).variable);

/** How much of an action's resources the patterns take in. */
function extentOf(patterns: readonly ReadPattern[], types: readonly TypePattern[], owner: Owner): Extent {
  let covered = 0;
  let met = false;
  for (const type of types) {
    const own = arnGlobOfType(type, owner);
    let whole = false;
    for (const { glob, variable } of patterns) {
      if (!variable && coversArn(glob, own)) {
        whole = true;
        break;
      }
      if (!met && meetsArn(glob, own)) met = true;
    }
    if (whole) covered++;
  }
  if (covered === types.length) return 'whole';
  return covered > 0 || met ? 'part' : 'none';
}

/** Keys of AWS that exist, and mean the same, whatever the action. */
const WHATEVER_ACTION = /^aws:(?!requesttag\/|resourcetag\/|tagkeys$|resourceaccount$|resourceorg|sourcevpcarn$|vpce)/;

function actionGroups(source: Statement, reach: Reach, universe: Universe): readonly ActionGroup[] {
  const keys = source.conditions.map(({ key }) => key.toLowerCase()).filter((key) => !WHATEVER_ACTION.test(key));
  const variables = [...source.conditions.flatMap(({ values }) => values), ...(source.resources?.patterns ?? [])];
  const simple = keys.length === 0 && !variables.some((value) => value.includes('${'));
  const groups = new Map<string, { bits: Bits; action: string }>();
  const visit = (index: number): void => {
    const { name } = universe.actions[index] as { name: string };
    const signature = simple ? '' : signatureOf(name, keys, variables);
    let group = groups.get(signature);
    if (group === undefined) {
      group = { bits: emptyBits(universe.actions.length), action: name };
      groups.set(signature, group);
    }
    setBit(group.bits, index);
  };
  eachBit(reach.whole, visit);
  eachBit(reach.part, visit);
  return [...groups.values()];
}

function signatureOf(action: string, keys: readonly string[], variables: readonly string[]): string {
  const prefix = action.slice(0, action.indexOf(':'));
  // a variable may name any key: only actions of one shape share an answer
  if (variables.some((value) => /\$\{(?!aws:(principal|username|userid|\*|\?|\$))/i.test(value))) return action;
  const attached = keysOfAction(action);
  const seen = keys.map((key) => {
    const slash = key.indexOf('/');
    const family = slash < 0 ? key : key.slice(0, slash + 1);
    return attached === undefined || attached.has(key) || attached.has(family) ? 1 : 0;
  });
  return `${prefix} ${seen.join('')}`;
}
