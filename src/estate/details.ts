import type { DetailList } from './builder.ts';
import type { EstateProblem } from './estate.ts';
import { type IamArn, type IamType, parseIamArn } from './iam-arns.ts';
import { type OwnPolicies, type Reading, readOwnPolicies } from './item-policies.ts';
import { isObject, textOf } from './json.ts';
import { type ManagedItem, readManaged } from './managed-items.ts';
import { inside, type Path, type Place } from './places.ts';
import { type PrincipalItem, readPrincipal } from './principal-items.ts';
import type { Documents } from './documents.ts';

/** A group as it was read. */
export interface GroupItem extends OwnPolicies {
  /** What users call it. */
  readonly name: string;
  readonly source: PrincipalItem['source'];
  readonly id: IamArn;
}

/** A problem before its account is known. */
export type DetailProblem = Omit<EstateProblem, 'account'>;

/** What one account's file, or one bare file, tells. Its members stay in the order in which they came. */
export interface Details {
  /** Undefined for a bare file: its first ARN tells. */
  readonly account: string | undefined;
  readonly principals: PrincipalItem[];
  readonly groups: GroupItem[];
  readonly managed: ManagedItem[];
  readonly problems: DetailProblem[];
  readonly files: Set<string>;
  readonly ended: Set<string>;
  /** Whether a user or role is lost. */
  lost: boolean;
}

/** Details of which nothing is read yet. */
export const emptyDetails = (account: string | undefined): Details => ({
  account,
  principals: [],
  groups: [],
  managed: [],
  problems: [],
  files: new Set(),
  ended: new Set(),
  lost: false,
});

const TYPES: Readonly<Record<DetailList, IamType>> = {
  UserDetailList: 'user',
  GroupDetailList: 'group',
  RoleDetailList: 'role',
  Policies: 'policy',
};
const NAMES: Readonly<Record<DetailList, string>> = {
  UserDetailList: 'UserName',
  GroupDetailList: 'GroupName',
  RoleDetailList: 'RoleName',
  Policies: 'PolicyName',
};

/** Shared by all elements of a snapshot. */
export interface DetailReading {
  readonly documents: Documents;
  /** One string for all equal ones. */
  readonly pool: (text: string) => string;
  readonly policyArn: Reading['policyArn'];
  readonly top: Place;
}

/** Reads one element into `details`. Nothing of the element itself is kept but its texts. */
export function readDetail(details: Details, list: DetailList, index: number, item: unknown, file: string, shared: DetailReading): void {
  const type = TYPES[list];
  const place = inside(shared.top, list, index);
  const report = (severity: EstateProblem['severity'], path: Path, message: string): void => {
    details.problems.push({ severity, file, path, message });
  };
  const lose = (path: Path, message: string): void => {
    report('error', path, message);
    if (type === 'user' || type === 'role') details.lost = true;
  };
  if (!isObject(item)) return lose(place.path, `this ${type} is not a JSON object`);
  const name = textOf(item[NAMES[list]]);
  const arn = textOf(item['Arn']);
  if (arn === undefined) return lose(place.path, `${type} ${name ?? index + 1} has no Arn`);
  const id = parseIamArn(arn, type);
  if (id === undefined) return lose(inside(place, 'Arn').path, `\`${arn}\` is not the ARN of a ${type}`);
  if (name !== id.name) {
    const message = name === undefined ? `${arn} has no ${NAMES[list]}` : `${arn} is called \`${name}\``;
    report('warning', place.path, message);
  }
  const from = { item, arn, file, place };
  const reading: Reading = { documents: shared.documents, policyArn: shared.policyArn, report };
  if (type === 'policy') details.managed.push(readManaged(from, shared.documents));
  else if (type === 'group')
    details.groups.push({ source: { arn, file, place }, id, name: name ?? id.name, ...readOwnPolicies(from, 'GroupPolicyList', reading) });
  else details.principals.push(readPrincipal(type, from, { ...id, path: shared.pool(id.path) }, reading));
}
