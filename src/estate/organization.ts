import { splitArn } from '../iam/arn.ts';
import type { Documents } from './documents.ts';
import type { Account, EstateProblem, Organization } from './estate.ts';
import { isAccountId } from './iam-arns.ts';
import { isObject, type Json, textOf } from './json.ts';
import { type ControlLevels, controlLevels } from './organization-levels.ts';
import { readControlPolicies } from './organization-policies.ts';
import { lineageOf, type Node, type OrganizationTree, readTree, unitsOf } from './organization-tree.ts';
import type { Path } from './places.ts';
import type { Report } from './problems.ts';

/** What the organisation says of one of its accounts. */
export interface Member extends Pick<Account, 'id' | 'name' | 'management' | 'status' | 'organizationPath' | 'scp' | 'rcp'> {
  /** Where it stands in the file. */
  readonly path: Path;
}

/** The organisation, and what it says of its members. */
export interface OrganizationParts {
  readonly organization: Organization;
  readonly members: ReadonlyMap<string, Member>;
  readonly file: string;
}

/** Undefined where the document does not say which organisation it is. */
export function buildOrganization(
  document: unknown,
  file: string,
  documents: Documents,
  problems: EstateProblem[],
): OrganizationParts | undefined {
  const report: Report = (severity, path, message) => problems.push({ severity, file, path, message, account: undefined });
  const described = isObject(document) ? document['Organization'] : undefined;
  const id = isObject(described) ? (textOf(described['Id']) ?? idOfArn(textOf(described['Arn']))) : undefined;
  if (!isObject(document) || !isObject(described) || id === undefined) {
    report('error', ['Organization'], 'the file does not say which organisation it describes');
    return undefined;
  }
  const managementAccount = managementOf(described);
  if (managementAccount === undefined) report('error', ['Organization'], 'the organisation does not name its management account');
  const tree = readTree(document, report);
  const policies = readControlPolicies(document, file, documents, report);
  const scp = controlLevels('scp', document, file, tree, policies?.scp, report);
  const rcp = controlLevels('rcp', document, file, tree, policies?.rcp, report);
  const members = new Map<string, Member>();
  for (const node of tree.accounts.values()) {
    members.set(node.id, buildMember(tree, node, id, node.id === managementAccount, scp, rcp, report));
  }
  if (managementAccount !== undefined && tree.accounts.size > 0 && !members.has(managementAccount)) {
    report('warning', ['Accounts'], `the management account ${managementAccount} is not among the accounts`);
  }
  warnEmptyLevels(tree, scp, members, report);
  return {
    organization: {
      id,
      managementAccount: managementAccount ?? '',
      scpEnabled: scp.enabled,
      rcpEnabled: rcp.enabled,
      units: unitsOf(tree),
    },
    members,
    file,
  };
}

function buildMember(
  tree: OrganizationTree,
  node: Node,
  organizationId: string,
  management: boolean,
  scp: ControlLevels,
  rcp: ControlLevels,
  report: Report,
): Member {
  const lineage = lineageOf(tree, node);
  if (lineage.broken !== undefined) report('error', node.path, `the place of account ${node.id} is unknown: ${lineage.broken}`);
  return {
    id: node.id,
    name: node.name,
    management,
    // Organizations replaces Status by State (API reference, "Account")
    status: textOf(node.item['State']) ?? textOf(node.item['Status']),
    organizationPath: lineage.broken === undefined ? `${[organizationId, ...lineage.ids.slice(0, -1)].join('/')}/` : undefined,
    scp: scp.of(lineage),
    rcp: rcp.of(lineage),
    path: node.path,
  };
}

/** A level without any SCP allows nothing: AWS wants at least one on each (Organizations User Guide, "SCP evaluation"). */
function warnEmptyLevels(tree: OrganizationTree, scp: ControlLevels, members: ReadonlyMap<string, Member>, report: Report): void {
  if (!scp.enabled) return;
  const warned = new Set<string>();
  for (const node of tree.accounts.values()) {
    const { ids, broken } = lineageOf(tree, node);
    const levels = members.get(node.id)?.scp;
    if (broken !== undefined || levels?.length !== ids.length || members.get(node.id)?.management === true) continue;
    for (const [index, id] of ids.entries()) {
      if (levels[index]?.length !== 0 || warned.has(id)) continue;
      warned.add(id);
      const path = (tree.roots.get(id) ?? tree.units.get(id) ?? node).path;
      report('warning', path, `no SCP is attached to ${id}, so nothing is allowed below it`);
    }
  }
}

function managementOf(organization: Json): string | undefined {
  const id = textOf(organization['MasterAccountId']) ?? textOf(organization['ManagementAccountId']);
  if (id !== undefined) return id;
  // the ARN of an organisation holds its management account
  const arn = textOf(organization['MasterAccountArn']) ?? textOf(organization['Arn']);
  const account = arn === undefined ? undefined : splitArn(arn)?.[3];
  return account !== undefined && isAccountId(account) ? account : undefined;
}

const idOfArn = (arn: string | undefined): string | undefined => /:organization\/(o-[a-z0-9]+)$/.exec(arn ?? '')?.[1];
