import type { AccessLevel, CatalogueRow, Flag, MitreMapping } from './types.ts';
import type { AiGroup } from './ai-prefixes.ts';
import { aiGroup } from './ai-prefixes.ts';
import { catalogueRow } from './catalogue.ts';
import type { ClassFacts } from './classes.ts';
import { classFacts, FLAGS, TIERS } from './classes.ts';
import type { FoundingAction } from './founding.ts';
import { foundingAction, foundingMissing } from './founding.ts';
import { inAttack19, mitreNames } from './mitre/mitre.ts';
import type { ReferenceAction } from './reference/facts.ts';
import { conditionKeyType, findAction, findService, nearestActions, rcpSupports } from './reference/reference.ts';
import type { SeparationPair } from './separation.ts';
import { SEPARATION_PAIRS } from './separation.ts';

/** What AWS's reference says about one action. */
export interface ActionFacts {
  readonly action: string;
  /** AWS's name of the service. */
  readonly service: string;
  readonly group: AiGroup | undefined;
  readonly accessLevels: readonly AccessLevel[];
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly arn: string;
    readonly conditionKeys: readonly string[];
  }[];
  /** Keys attached to the action itself, with AWS's type of each. */
  readonly conditionKeys: readonly { readonly key: string; readonly type: string | undefined }[];
  /** Whether a resource control policy can hold it. */
  readonly rcp: boolean;
}

/** A MITRE mapping with the names behind its ids, and its form in ATT&CK 19 where that differs. */
export interface NamedMapping extends MitreMapping {
  readonly tacticName: string | undefined;
  readonly techniqueName: string | undefined;
  readonly in19: (MitreMapping & { readonly tacticName: string | undefined; readonly techniqueName: string | undefined }) | undefined;
}

/** Everything the catalogue knows of an action that it has a row for. */
export interface ActionCard {
  readonly kind: 'row';
  readonly row: CatalogueRow;
  /** Undefined where AWS has withdrawn the action. */
  readonly facts: ActionFacts | undefined;
  readonly class: ClassFacts;
  readonly tier: (typeof TIERS)[1];
  readonly flags: readonly { readonly flag: Flag; readonly means: string }[];
  readonly mitre: readonly NamedMapping[];
  /** Limits that one would want for this action and AWS does not offer. */
  readonly missingGuards: readonly string[];
  /** The duties that nobody should hold together with this action. */
  readonly separation: readonly SeparationPair[];
  readonly founding: FoundingAction | undefined;
}

/**
 * The answer to a name. `row`: in the catalogue. `outside`: AWS has it, and it is not about AI. `unknown`: AWS has no such action; the
 * nearest names follow, and the founding text where one names it all the same.
 */
export type Shown =
  | ActionCard
  | { readonly kind: 'outside'; readonly facts: ActionFacts }
  | {
      readonly kind: 'unknown';
      readonly asked: string;
      readonly nearest: readonly string[];
      readonly founding: FoundingAction | undefined;
    };

/** Looks an action up, whatever the case of its name. */
export function showAction(name: string): Shown {
  const asked = name.trim();
  const facts = findAction(asked);
  const row = catalogueRow(facts === undefined ? asked : `${facts.service}:${facts.name}`);
  if (row !== undefined) return card(row, facts);
  if (facts !== undefined) return { kind: 'outside', facts: factsOf(facts) };
  return { kind: 'unknown', asked, nearest: nearestActions(asked), founding: foundingMissing(asked) };
}

function card(row: CatalogueRow, facts: ReferenceAction | undefined): ActionCard {
  const ofClass = classFacts(row.class);
  const [prefix = '', action = ''] = row.action.split(':', 2);
  return {
    kind: 'row',
    row,
    facts: facts === undefined ? undefined : factsOf(facts),
    class: ofClass,
    tier: TIERS[row.tier],
    flags: row.flags.map((flag) => ({ flag, means: FLAGS[flag] })),
    mitre: row.mitre.map(named),
    missingGuards: ofClass.missingGuards.filter((text) => concerns(text, prefix, action)),
    separation: SEPARATION_PAIRS.filter(({ a, b }) => [a, b].some((duty) => isDuty(duty, row))),
    founding: foundingAction(row.action),
  };
}

/** A limit may be missing on named actions, on a whole prefix (`prefix: ...`) or on the whole class (no prefix at all). */
const concerns = (text: string, prefix: string, action: string): boolean =>
  !text.includes(':') || text.startsWith(`${prefix}: `) || (text.includes(`${prefix}:`) && text.split(/\W+/).includes(action));

function isDuty(duty: SeparationPair['a'], row: CatalogueRow): boolean {
  if ('classes' in duty) return duty.classes.includes(row.class);
  if ('actions' in duty) return duty.actions.includes(row.action);
  return 'flag' in duty && row.flags.includes(duty.flag);
}

const factsOf = (facts: ReferenceAction): ActionFacts => ({
  action: `${facts.service}:${facts.name}`,
  service: findService(facts.service)?.name ?? facts.service,
  group: aiGroup(facts.service),
  accessLevels: facts.accessLevels,
  resourceTypes: facts.resourceTypes,
  conditionKeys: facts.conditionKeys.map((key) => ({ key, type: conditionKeyType(key) })),
  rcp: rcpSupports(facts.service),
});

function named(mapping: MitreMapping): NamedMapping {
  const later = inAttack19(mapping);
  const moved = mapping.framework === 'ATT&CK' && (later.tactic !== mapping.tactic || later.technique !== mapping.technique);
  return { ...mapping, ...namesOf(mapping), in19: moved ? { ...later, ...namesOf(later) } : undefined };
}

const namesOf = (mapping: MitreMapping): { tacticName: string | undefined; techniqueName: string | undefined } => {
  const { tactic, technique } = mitreNames(mapping);
  return { tacticName: tactic, techniqueName: technique };
};
