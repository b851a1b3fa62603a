import type { CatalogueRow } from './types.ts';
import { catalogueRow, catalogueRows } from './catalogue.ts';
import { builtRowProblems, foundingProblems, levelProblems } from './check-built.ts';
import { fileProblems, wholeProblems } from './check-files.ts';
import type { CatalogueProblem } from './check-problem.ts';
import { problem } from './check-problem.ts';
import { CLASSES } from './classes.ts';
import type { CatalogueCounts } from './counts.ts';
import { catalogueCounts } from './counts.ts';
import { mitreProblems } from './mitre/mitre.ts';
import type { Reference } from './reference/facts.ts';
import { importLosses, passRoleActions } from './reference/losses.ts';
import { builtInReference } from './reference/reference.ts';
import type { ReviewedRows } from './row.ts';
import { services } from './services/index.ts';

export type { CatalogueProblem };

/** What is checked; by default the catalogue as built in. A test plants its violations here. */
export interface CatalogueSubject {
  readonly files: readonly ReviewedRows[];
  readonly rows: readonly CatalogueRow[];
  readonly row: (action: string) => CatalogueRow | undefined;
  readonly classes: readonly { readonly class: string; readonly mitre: CatalogueRow['mitre'] }[];
  readonly losses: typeof importLosses;
}

/** The self-tests of the catalogue. Nothing found means: every action of the reference has one valid row. */
export function catalogueProblems(subject: Partial<CatalogueSubject> = {}): CatalogueProblem[] {
  const files = subject.files ?? services;
  const rows = subject.rows ?? catalogueRows();
  return [
    ...files.flatMap(fileProblems),
    ...wholeProblems(files),
    ...classProblems(subject.classes ?? CLASSES),
    ...rows.flatMap(builtRowProblems),
    ...levelProblems(rows),
    ...foundingProblems(subject.row ?? catalogueRow),
    ...refusalProblems(subject.losses ?? importLosses),
  ];
}

/** Whether the catalogue is sound, and how far it has come. */
export interface CatalogueCheck {
  readonly problems: readonly CatalogueProblem[];
  readonly counts: CatalogueCounts;
}

/** Runs the self-tests and counts. */
export const checkCatalogue = (): CatalogueCheck => ({ problems: catalogueProblems(), counts: catalogueCounts() });

const classProblems = (classes: CatalogueSubject['classes']): CatalogueProblem[] =>
  classes.flatMap((facts) => facts.mitre.flatMap((mapping) => mitreProblems(mapping).map((text) => problem('mitre', facts.class, text))));

/** An import that breaks silently must be refused; shown on the built-in reference with a piece cut out. */
function refusalProblems(losses: typeof importLosses): CatalogueProblem[] {
  const before = builtInReference();
  const flags = passRoleActions(before);
  const without = (keep: (prefix: string, action: Reference['services'][number]['actions'][number]) => boolean): Reference => ({
    ...before,
    services: before.services.map((service) => ({ ...service, actions: service.actions.filter((action) => keep(service.prefix, action)) })),
  });
  const cuts: readonly (readonly [what: string, after: Reference])[] = [
    ['a prefix', { ...before, services: before.services.filter(({ prefix }) => prefix !== 'bedrock-mantle') }],
    ['an access level', without((_prefix, action) => !action.accessLevels.includes('Tagging'))],
    ['a tenth of the PassRole flags', without((prefix, action) => prefix !== 'sagemaker' || !flags.has(`${prefix}:${action.name}`))],
  ];
  return cuts.flatMap(([what, after]) =>
    losses(before, after).length > 0 ? [] : [problem('import', 'reference', `an import that loses ${what} is not refused`)],
  );
}
