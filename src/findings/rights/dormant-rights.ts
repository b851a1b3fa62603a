import type { CatalogueRow } from '../../catalogue/types.ts';
import type { LastUsed, Principal, ServiceUse } from '../../estate/estate.ts';
import { daysBetween } from '../days.ts';
import type { Evidence } from '../finding.ts';

/** A right is dormant where it was not used for so many days. */
export const DORMANT_DAYS = 90;

/** What is known of the use of some privileged actions that one principal holds. */
export interface Use {
  /** The same list for the same rights. */
  readonly dormant: readonly CatalogueRow[];
  /** Nobody can tell: IAM does not follow them one by one, and their service is in use. */
  readonly unobserved: number;
  readonly evidence: readonly Evidence[];
}

/** Some rights by the prefix of their service, with the lists that were made of them. */
export interface Rights {
  readonly services: ReadonlyMap<string, readonly CatalogueRow[]>;
  readonly lists: Map<string, readonly CatalogueRow[]>;
}

/** Privileged actions by service. */
export function rightsOf(rows: readonly CatalogueRow[]): Rights {
  const services = new Map<string, CatalogueRow[]>();
  for (const row of rows) {
    const prefix = row.action.slice(0, row.action.indexOf(':'));
    const others = services.get(prefix);
    if (others === undefined) services.set(prefix, [row]);
    else others.push(row);
  }
  return { services, lists: new Map() };
}

const SHOWN = 5;

/**
 * What of some rights was used, action by action where IAM follows the action, else by the last call to its service: inference says nothing
 * about fine-tuning, so that an action which is not followed is told of only while its whole service is unused.
 */
export function useOf(arn: string, rights: Rights, { asOf, services, file }: LastUsed): Use {
  const dormant: CatalogueRow[] = [];
  const which: string[] = [];
  const evidence: Evidence[] = [];
  let unobserved = 0;
  const document = { name: `what ${arn} last used`, file };
  const cite = (path: readonly (string | number)[], value: string | undefined): void => {
    if (evidence.length < SHOWN) evidence.push({ kind: 'member', document, path: [arn, 'ServicesLastAccessed', ...path], value });
  };
  const told = new Map<string, ServiceUse>(services.map((service) => [service.prefix, service]));
  for (const [prefix, rows] of rights.services) {
    const service = told.get(prefix);
    if (service === undefined) {
      unobserved += rows.length;
      continue;
    }
    const { index, last, actions } = service;
    // an action can be dated later than its service: both are told with a delay
    if (isDormant(last, asOf) && actions.every((action) => isDormant(action.last, asOf))) {
      dormant.push(...rows);
      which.push(prefix);
      cite([index, 'LastAuthenticated'], last);
      continue;
    }
    const followed = new Map(actions.map((action) => [`${prefix}:${action.name}`.toLowerCase(), action]));
    for (const row of rows) {
      const action = followed.get(row.action.toLowerCase());
      if (action === undefined) unobserved++;
      else if (isDormant(action.last, asOf)) {
        dormant.push(row);
        which.push(row.action);
        cite([index, 'TrackedActionsLastAccessed', action.index, 'LastAccessedTime'], action.last);
      }
    }
  }
  const key = which.join(' ');
  const known = rights.lists.get(key) ?? dormant;
  rights.lists.set(key, known);
  return { dormant: known, unobserved, evidence };
}

/** Whether IAM, when it wrote the report, had seen no use for long enough. It looks back 400 days (IAM User Guide, "Last accessed information"). */
const isDormant = (last: string | undefined, asOf: string): boolean => last === undefined || daysBetween(last, asOf) >= DORMANT_DAYS;

/** Whether a principal is too young for a right of it to be dormant. */
export const isYoung = ({ createdAt }: Principal, { asOf }: LastUsed): boolean =>
  createdAt !== undefined && daysBetween(createdAt, asOf) < DORMANT_DAYS;
