import { readAnswer } from './answers.ts';
import { type AccountParts, buildAccount, emptyParts, partsByAccount, readAccountFile } from './accounts.ts';
import type { EstateBuilder, ShippedPolicy } from './builder.ts';
import { type Details, emptyDetails, readDetail } from './details.ts';
import { createDocuments } from './documents.ts';
import type { Account, Estate, EstateProblem } from './estate.ts';
import { isAwsManaged } from './iam-arns.ts';
import { readLastUsed, type UnusedPool } from './last-used.ts';
import { readIdentityCenter } from './identity-center.ts';
import { newestAwsManaged } from './managed-items.ts';
import { awsManagedPolicies, shippedOfAws } from './managed-policies.ts';
import { buildOrganization } from './organization.ts';
import { topPlace } from './places.ts';
import { type Report, sortProblems } from './problems.ts';
import { readAiResources, readResourcePolicies } from './resources.ts';
import { onlyDocument, type WholeDocument } from './whole-documents.ts';
import { settlePolicies } from './policy-places.ts';

/**
 * Takes the pieces of a snapshot. Policy documents, names and descriptions are copied out of each piece at once, so that the JSON of an
 * account can be freed; what refers to other pieces (groups, managed policies, the organisation) is joined in `build`.
 */
export function createEstateBuilder(): EstateBuilder {
  const attachedArns = new Map<string, string>();
  const policyArn = poolOf(attachedArns);
  const pool = poolOf(new Map());
  const documents = createDocuments(pool);
  const shared = { documents, pool, policyArn, top: topPlace() };
  const problems: EstateProblem[] = [];
  /** Accounts with which the reader of the snapshot had trouble. */
  const reported = new Set<string>();
  const accounts = new Map<string, AccountParts>();
  const bareFiles = new Map<string, Details>();
  const organizations: WholeDocument[] = [];
  const identityCenters: WholeDocument[] = [];
  const unused: UnusedPool = new Map();

  const partsOf = (account: string): AccountParts => {
    let parts = accounts.get(account);
    if (parts === undefined) {
      parts = emptyParts();
      accounts.set(account, parts);
    }
    return parts;
  };
  const detailsOf = (account: string | undefined, file: string): Details => {
    let details = account === undefined ? bareFiles.get(file) : partsOf(account).details[0];
    if (details === undefined) {
      details = emptyDetails(account);
      if (account === undefined) bareFiles.set(file, details);
      else partsOf(account).details.push(details);
    }
    details.files.add(file);
    return details;
  };
  const reportFor =
    (account: string, file: string): Report =>
    (severity, path, message) =>
      problems.push({ severity, file, path, message, account });

  return {
    organization: (document, file) => void organizations.push({ document, file }),
    identityCenter: (document, file) => void identityCenters.push({ document, file }),
    account: (account, document, file) => void partsOf(account).files.push(readAccountFile(account, document, reportFor(account, file))),
    detail: (account, list, index, item, file) => readDetail(detailsOf(account, file), list, index, item, file, shared),
    detailsEnd: (account, file) => void detailsOf(account, file).ended.add(file),
    resourcePolicies(account, document, file) {
      const from = { account, file, top: shared.top, report: reportFor(account, file) };
      for (const resource of readResourcePolicies(document, from, documents)) partsOf(account).withPolicy.push(resource);
    },
    aiResources(account, document, file) {
      const from = { account, file, top: shared.top, report: reportFor(account, file) };
      const { described, listedTypes } = partsOf(account);
      for (const resource of readAiResources(document, from, listedTypes)) described.push(resource);
    },
    lastAccessed(account, principal, answer, file) {
      const told = readLastUsed({ account, principal, file }, answer, reportFor(account, file), unused);
      if (told !== undefined) partsOf(account).lastUsed.set(principal, told);
    },
    answer(account, document, place) {
      partsOf(account).answers.push(readAnswer(place, document, reportFor(account, place.file)));
    },
    problem(problem) {
      problems.push(problem);
      if (problem.severity === 'error' && problem.account !== undefined) reported.add(problem.account);
    },
    attachedOfAws: () => [...attachedArns.keys()].filter(isAwsManaged).sort(),
    build: (shipped) => build(shipped),
  };

  function build(shipped: ReadonlyMap<string, ShippedPolicy>): Estate {
    const found = [...problems];
    const organizationFile = onlyDocument(organizations, 'organisation', found);
    const identityFile = onlyDocument(identityCenters, 'identity center', found);
    const organization = organizationFile && buildOrganization(organizationFile.document, organizationFile.file, documents, found);
    const newest = newestAwsManaged(allDetails(accounts, bareFiles).flatMap((details) => details.managed));
    const awsManaged = awsManagedPolicies(newest, shipped, documents, found);
    const built = new Map<string, Account>();
    for (const [id, parts] of partsByAccount(accounts, bareFiles, organization?.members.keys() ?? [], found)) {
      built.set(id, buildAccount(id, parts, { organization, awsManaged, documents, problems: found, reported }));
    }
    settlePolicies(built.values(), found);
    return {
      organization: organization?.organization,
      accounts: built,
      identityCenter: identityFile && readIdentityCenter(identityFile.document, identityFile.file, found),
      shippedOfAws: shippedOfAws(attachedArns.keys(), shipped, documents),
      problems: sortProblems(found),
    };
  }
}

const allDetails = (accounts: ReadonlyMap<string, AccountParts>, bare: ReadonlyMap<string, Details>): readonly Details[] => [
  ...[...accounts.values()].flatMap((parts) => parts.details),
  ...bare.values(),
];

/** Gives one string for all equal ones, because JSON.parse makes a new one each time. */
const poolOf =
  (strings: Map<string, string>) =>
  (text: string): string => {
    const known = strings.get(text);
    if (known === undefined) strings.set(text, text);
    return known ?? text;
  };
