import type { DetailList, ShippedPolicy } from './builder.ts';
import { createEstateBuilder } from './create-estate-builder.ts';
import type { Estate } from './estate.ts';

/** A snapshot in memory: the contents of its files. What is left out is missing. */
export interface SnapshotPieces {
  readonly organization?: unknown;
  readonly identityCenter?: unknown;
  readonly accounts?: Readonly<Record<string, AccountPieces>>;
  /** A lone file of account details. */
  readonly bare?: DetailPieces;
  readonly shipped?: readonly ShippedPolicy[];
}

/** The lists of `get-account-authorization-details`, of which any may be left out. */
export interface DetailPieces {
  readonly users?: readonly unknown[];
  readonly groups?: readonly unknown[];
  readonly roles?: readonly unknown[];
  readonly policies?: readonly unknown[];
}

/** The files of one account, of which any may be left out. */
export interface AccountPieces extends DetailPieces {
  readonly account?: unknown;
  readonly resourcePolicies?: unknown;
  readonly aiResources?: unknown;
  /** By ARN. */
  readonly lastAccessed?: Readonly<Record<string, unknown>>;
}

/** Builds an estate from a snapshot that is written down in code. `order` may put the pieces into another order. */
export function estateOf(snapshot: SnapshotPieces, order = <T>(pieces: T[]): T[] => pieces): Estate {
  const builder = createEstateBuilder();
  const steps: (() => void)[] = [];
  const details = (account: string | undefined, pieces: DetailPieces, file: string): void => {
    const lists: readonly (readonly [DetailList, readonly unknown[] | undefined])[] = [
      ['UserDetailList', pieces.users],
      ['GroupDetailList', pieces.groups],
      ['RoleDetailList', pieces.roles],
      ['Policies', pieces.policies],
    ];
    for (const [list, items] of lists) {
      for (const [index, item] of (items ?? []).entries()) steps.push(() => builder.detail(account, list, index, item, file));
    }
    steps.push(() => builder.detailsEnd(account, file));
  };
  if ('organization' in snapshot) steps.push(() => builder.organization(snapshot.organization, 'organization.json'));
  if ('identityCenter' in snapshot) steps.push(() => builder.identityCenter(snapshot.identityCenter, 'identity-center.json'));
  if (snapshot.bare !== undefined) details(undefined, snapshot.bare, 'details.json');
  for (const [id, pieces] of Object.entries(snapshot.accounts ?? {})) {
    const folder = `accounts/${id}`;
    details(id, pieces, `${folder}/account-authorization-details.json`);
    if ('account' in pieces) steps.push(() => builder.account(id, pieces.account, `${folder}/account.json`));
    if ('resourcePolicies' in pieces)
      steps.push(() => builder.resourcePolicies(id, pieces.resourcePolicies, `${folder}/resource-policies.json`));
    for (const [arn, answer] of Object.entries(pieces.lastAccessed ?? {}))
      steps.push(() => builder.lastAccessed(id, arn, answer, `${folder}/last-accessed.json`));
    if ('aiResources' in pieces) steps.push(() => builder.aiResources(id, pieces.aiResources, `${folder}/ai-resources.json`));
  }
  for (const step of order(steps)) step();
  return builder.build(new Map((snapshot.shipped ?? []).map((policy) => [policy.arn, policy])));
}
