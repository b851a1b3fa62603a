import { ACCOUNTS } from './names.ts';

/** Somebody of Acme with a user in Identity Center. */
export interface Person {
  readonly given: string;
  readonly family: string;
  readonly team: string;
  /** What the person does, for the README. */
  readonly does: string;
}

/** The user name of somebody in Identity Center. */
export const userNameOf = ({ given, family }: Person): string => `${given}.${family}@acme.example`.toLowerCase();

/** The staff of Acme. */
export const PEOPLE = {
  moreau: { given: 'Frank', family: 'Moreau', team: 'platform', does: 'runs the organisation; administrator of the management account' },
  zhang: { given: 'Wei', family: 'Zhang', team: 'platform', does: 'builds the continuous integration' },
  patel: { given: 'Dev', family: 'Patel', team: 'cloud-security', does: 'audits every account' },
  nilsson: { given: 'Sara', family: 'Nilsson', team: 'cloud-security', does: 'answers alarms; administrator of the security account' },
  okafor: { given: 'Ada', family: 'Okafor', team: 'ml-platform', does: 'administers both ML accounts and can do everything in them' },
  silva: { given: 'Hugo', family: 'Silva', team: 'ml-platform', does: 'administers ml-dev, reads ml-prod' },
  lindqvist: { given: 'Ben', family: 'Lindqvist', team: 'data-science', does: 'tunes the support model' },
  mendes: { given: 'Carla', family: 'Mendes', team: 'data-science', does: 'trains the recommender, reads ml-prod' },
  kowalski: { given: 'Nina', family: 'Kowalski', team: 'data-labelling', does: 'prepares training data' },
  raman: { given: 'Priya', family: 'Raman', team: 'mlops', does: 'puts approved models into production' },
  tanaka: { given: 'Emi', family: 'Tanaka', team: 'storefront', does: 'develops the shop' },
  ferrari: { given: 'Luca', family: 'Ferrari', team: 'storefront', does: 'develops the shop, tries things in the sandbox' },
  becker: { given: 'Tom', family: 'Becker', team: 'finance', does: 'pays the bill' },
  haddad: { given: 'Olga', family: 'Haddad', team: 'internal-audit', does: 'reads what an auditor reads' },
  martin: { given: 'Jules', family: 'Martin', team: 'data-science', does: 'has left; the user is still there, without assignments' },
} as const satisfies Readonly<Record<string, Person>>;

/** Groups of Identity Center and their members. */
export const GROUPS = {
  'data-scientists': ['lindqvist', 'mendes'],
  auditors: ['patel', 'haddad'],
} as const satisfies Readonly<Record<string, readonly (keyof typeof PEOPLE)[]>>;

/** A permission set and what AWS says of it. */
export interface PermissionSet {
  readonly name: string;
  readonly description: string;
  readonly duration: string;
}

/** The permission sets of Acme. */
export const PERMISSION_SETS: readonly PermissionSet[] = [
  { name: 'AdministratorAccess', description: 'Everything, in the management account', duration: 'PT1H' },
  { name: 'Billing', description: 'Invoices and budgets', duration: 'PT4H' },
  { name: 'SecurityAudit', description: 'Reads the configuration of every account', duration: 'PT8H' },
  { name: 'SecurityAdmin', description: 'Detection and response', duration: 'PT4H' },
  { name: 'PlatformEngineer', description: 'Builds shared services', duration: 'PT8H' },
  { name: 'MLPlatformAdmin', description: 'Administers the ML accounts', duration: 'PT8H' },
  { name: 'DataScientist', description: 'Tries and trains models in development', duration: 'PT8H' },
  { name: 'DataSteward', description: 'Prepares training data', duration: 'PT8H' },
  { name: 'ModelRelease', description: 'Puts approved models into service', duration: 'PT2H' },
  { name: 'ReadOnly', description: 'Looks and does not touch', duration: 'PT8H' },
  { name: 'Developer', description: 'Develops an application', duration: 'PT8H' },
  { name: 'SandboxAdmin', description: 'Everything, in the sandbox', duration: 'PT8H' },
];

/** Who has which permission set where. */
export const ASSIGNED: readonly (readonly [account: string, set: string, who: keyof typeof PEOPLE | keyof typeof GROUPS])[] = [
  [ACCOUNTS.management, 'AdministratorAccess', 'moreau'],
  [ACCOUNTS.management, 'Billing', 'becker'],
  [ACCOUNTS.security, 'SecurityAdmin', 'nilsson'],
  [ACCOUNTS.security, 'SecurityAudit', 'auditors'],
  [ACCOUNTS.shared, 'PlatformEngineer', 'zhang'],
  [ACCOUNTS.shared, 'SecurityAudit', 'auditors'],
  [ACCOUNTS.mlDev, 'DataScientist', 'data-scientists'],
  [ACCOUNTS.mlDev, 'DataSteward', 'kowalski'],
  [ACCOUNTS.mlDev, 'MLPlatformAdmin', 'okafor'],
  [ACCOUNTS.mlDev, 'MLPlatformAdmin', 'silva'],
  [ACCOUNTS.mlDev, 'SecurityAudit', 'auditors'],
  [ACCOUNTS.mlProd, 'MLPlatformAdmin', 'okafor'],
  [ACCOUNTS.mlProd, 'ModelRelease', 'raman'],
  [ACCOUNTS.mlProd, 'ReadOnly', 'silva'],
  [ACCOUNTS.mlProd, 'ReadOnly', 'mendes'],
  [ACCOUNTS.mlProd, 'SecurityAudit', 'auditors'],
  [ACCOUNTS.storefront, 'Developer', 'tanaka'],
  [ACCOUNTS.storefront, 'Developer', 'ferrari'],
  [ACCOUNTS.storefront, 'SecurityAudit', 'auditors'],
  [ACCOUNTS.sandbox, 'SandboxAdmin', 'ferrari'],
  [ACCOUNTS.sandbox, 'SecurityAudit', 'auditors'],
  [ACCOUNTS.suspended, 'SecurityAudit', 'auditors'],
];
