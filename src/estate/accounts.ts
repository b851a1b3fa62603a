import { answersByOperation } from './answers.ts';
import { type AccountDetails, joinDetails } from './account-details.ts';
import { splitBareFile } from './bare-files.ts';
import type { Details } from './details.ts';
import { type Documents, unreadableAttachment } from './documents.ts';
import type { Account, ApiAnswer, EstateProblem, LastUsed, Resource } from './estate.ts';
import { isObject, type Json, listOf, textOf } from './json.ts';
import type { AwsManaged } from './managed-policies.ts';
import { managedPolicies } from './managed-policies.ts';
import type { Member, OrganizationParts } from './organization.ts';
import { compareTexts } from './places.ts';
import { buildPrincipals } from './principals.ts';
import type { Report } from './problems.ts';
import { mergeResources } from './resources.ts';

/** `account.json`. */
export interface AccountFile {
  readonly name: string | undefined;
  readonly identityProviders: readonly string[];
}

/** Reads `account.json`. */
export function readAccountFile(account: string, document: unknown, report: Report): AccountFile {
  if (!isObject(document)) {
    report('error', [], 'the file is not a JSON object');
    return { name: undefined, identityProviders: [] };
  }
  const id = textOf(document['Id']);
  if (id !== undefined && id !== account) report('error', ['Id'], `the file describes account ${id}, not ${account}`);
  const providers = ['OidcProviders', 'OpenIDConnectProviderList', 'SamlProviders', 'SAMLProviderList'];
  return { name: textOf(document['Name']), identityProviders: providers.flatMap((key) => readProviders(document, key, report)) };
}

function readProviders(document: Json, key: string, report: Report): readonly string[] {
  const written = listOf(document[key]);
  if (written === undefined) report('error', [key], `${key} is not a list`);
  const arns: string[] = [];
  for (const [index, provider] of (written ?? []).entries()) {
    const arn = textOf(isObject(provider) ? provider['Arn'] : provider);
    if (arn === undefined) report('error', [key, index], `element ${index + 1} of ${key} has no ARN`);
    else arns.push(arn);
  }
  return arns;
}

/** All that was read about one account, from whatever files. */
export interface AccountParts {
  readonly files: AccountFile[];
  readonly details: Details[];
  readonly withPolicy: Resource[];
  readonly described: Resource[];
  readonly listedTypes: Set<string>;
  readonly answers: ApiAnswer[];
  readonly lastUsed: Map<string, LastUsed>;
}

/** An account of which nothing is read yet. */
export const emptyParts = (): AccountParts => ({
  files: [],
  details: [],
  withPolicy: [],
  described: [],
  listedTypes: new Set(),
  answers: [],
  lastUsed: new Map(),
});

/** The same with bare files given to their accounts, in the order of account ids. Parts are shared, lists are new. */
export function partsByAccount(
  parts: ReadonlyMap<string, AccountParts>,
  bare: Iterable<readonly [string, Details]>,
  members: Iterable<string>,
  problems: EstateProblem[],
): readonly (readonly [string, AccountParts])[] {
  const all = new Map<string, AccountParts>();
  for (const [account, known] of parts) all.set(account, { ...known, details: [...known.details] });
  for (const account of members) if (!all.has(account)) all.set(account, emptyParts());
  for (const [file, details] of bare) {
    for (const [account, part] of splitBareFile(file, details, problems)) {
      const known = all.get(account);
      if (known === undefined) all.set(account, { ...emptyParts(), details: [part] });
      else known.details.push(part);
    }
  }
  return [...all].sort(([a], [b]) => compareTexts(a, b));
}

/** What accounts share while they are built. */
export interface Surroundings {
  readonly organization: OrganizationParts | undefined;
  readonly awsManaged: AwsManaged;
  readonly documents: Documents;
  readonly problems: EstateProblem[];
  /** Accounts of which an error is known that explains missing details. */
  readonly reported: ReadonlySet<string>;
}

/** Builds one account from all that was read about it. */
export function buildAccount(id: string, parts: AccountParts, around: Surroundings): Account {
  const { problems, documents, awsManaged } = around;
  const details = joinDetails(id, parts.details, problems);
  const managed = managedPolicies({ account: id, own: details.managed, documents, problems, awsManaged });
  const principals = buildPrincipals(id, details, managed, problems);
  managed.reportUnattached();
  const management = around.organization?.organization.managementAccount === id;
  const member = around.organization?.members.get(id) ?? strangerTo(around.organization, id, management);
  noteMissing(id, parts, details, around);
  const report =
    (file: string): Report =>
    (severity, path, message) =>
      problems.push({ severity, file, path, message, account: id });
  return {
    id,
    name: parts.files.find((file) => file.name !== undefined)?.name ?? member?.name,
    management: member?.management ?? management,
    status: member?.status,
    organizationPath: member?.organizationPath,
    scp: member?.scp,
    rcp: member?.rcp,
    principals,
    detailsRead: details.read,
    resources: mergeResources(parts.described, parts.withPolicy, report),
    listedTypes: parts.listedTypes,
    answers: answersByOperation(parts.answers),
    identityProviders: [...new Set(parts.files.flatMap((file) => file.identityProviders))],
    lastUsed: parts.lastUsed,
  };
}

/** Says so where an account is known to one side only. */
function noteMissing(id: string, parts: AccountParts, details: AccountDetails, around: Surroundings): void {
  const { organization, problems, reported } = around;
  const member = organization?.members.get(id);
  const [first] = parts.details.flatMap((part) => [...part.files]).sort(compareTexts);
  const file = first ?? `accounts/${id}/account-authorization-details.json`;
  if (details.read === 'no' && !reported.has(id)) {
    // nobody can sign in to a closed account (Account Management guide, "Close an AWS account")
    const closed = member?.status === 'SUSPENDED' || member?.status === 'CLOSED';
    const where = member === undefined || first !== undefined ? { file, path: [] } : { file: organization?.file ?? '', path: member.path };
    const message = `the users, roles and policies of account ${id} were not read${first === undefined ? '' : ' to their end'}`;
    problems.push({ severity: closed ? 'warning' : 'error', ...where, message, account: id });
  }
  if (organization !== undefined && member === undefined) {
    const bound = organization.organization.managementAccount !== id;
    const message = `${unlisted(id)}: ${bound ? 'which SCPs and RCPs bind it is unknown, and so is its place' : 'its place is unknown'}`;
    problems.push({ severity: bound ? 'error' : 'warning', file, path: [], message, account: id });
  }
}

const unlisted = (id: string): string => `account ${id} is not in the organisation's file`;

/**
 * An account beside an organisation that does not list it: it may have joined since, or belong to another one. Whatever binds it from
 * above may deny everything. The management account is bound by nothing, listed or not.
 */
function strangerTo(
  organization: OrganizationParts | undefined,
  id: string,
  management: boolean,
): Pick<Member, 'name' | 'management' | 'status' | 'organizationPath' | 'scp' | 'rcp'> | undefined {
  if (organization === undefined || management) return undefined;
  const level = (kind: 'scp' | 'rcp') => [
    [
      unreadableAttachment(
        kind,
        { name: `${kind.toUpperCase()}s of account ${id}`, file: organization.file, path: ['Accounts'] },
        unlisted(id),
      ),
    ],
  ];
  return { name: undefined, management, status: undefined, organizationPath: undefined, scp: level('scp'), rcp: level('rcp') };
}
