import { ACCOUNTS, ROOT } from './names.ts';

/** An organisational unit. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly parent: string;
}

const ML = 'ou-acme-machlear';

/** The organisational units of Acme. */
export const UNITS = {
  security: { id: 'ou-acme-security', name: 'Security', parent: ROOT },
  infrastructure: { id: 'ou-acme-infrastr', name: 'Infrastructure', parent: ROOT },
  workloads: { id: 'ou-acme-workload', name: 'Workloads', parent: ROOT },
  ml: { id: ML, name: 'ML', parent: ROOT },
  mlProd: { id: 'ou-acme-mlprodxx', name: 'ML-Prod', parent: ML },
  mlDev: { id: 'ou-acme-mldevxxx', name: 'ML-Dev', parent: ML },
  sandbox: { id: 'ou-acme-sandboxx', name: 'Sandbox', parent: ROOT },
  suspended: { id: 'ou-acme-suspende', name: 'Suspended', parent: ROOT },
} as const satisfies Readonly<Record<string, Unit>>;

/** An account as the organisation sees it. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly parent: string;
  readonly joined: string;
  readonly purpose: string;
  readonly suspended?: true;
}

/** The accounts of Acme and where they stand. */
export const MEMBERS: readonly Member[] = [
  {
    id: ACCOUNTS.management,
    name: 'management',
    parent: ROOT,
    joined: '2024-02-01T08:00:00',
    purpose: 'billing and the organisation; SCPs do not bind it',
  },
  { id: ACCOUNTS.security, name: 'security', parent: UNITS.security.id, joined: '2024-02-01T08:40:00', purpose: 'logs and watching' },
  {
    id: ACCOUNTS.shared,
    name: 'shared-services',
    parent: UNITS.infrastructure.id,
    joined: '2024-02-01T09:05:00',
    purpose: 'continuous integration, vendors',
  },
  {
    id: ACCOUNTS.mlDev,
    name: 'ml-dev',
    parent: UNITS.mlDev.id,
    joined: '2024-02-05T10:00:00',
    purpose: 'where models are tried; most of what can go wrong is here',
  },
  {
    id: ACCOUNTS.mlProd,
    name: 'ml-prod',
    parent: UNITS.mlProd.id,
    joined: '2024-02-05T10:10:00',
    purpose: 'where models for customers are trained; the hand-written `ai-guard` SCP',
  },
  {
    id: ACCOUNTS.storefront,
    name: 'storefront',
    parent: UNITS.workloads.id,
    joined: '2024-02-05T10:20:00',
    purpose: 'an application in production that uses models',
  },
  { id: ACCOUNTS.sandbox, name: 'sandbox', parent: UNITS.sandbox.id, joined: '2024-02-06T13:00:00', purpose: 'no AI, says an SCP' },
  {
    id: ACCOUNTS.suspended,
    name: 'old-lab',
    parent: UNITS.suspended.id,
    joined: '2024-02-07T16:30:00',
    purpose: 'suspended; its roles are still there',
    suspended: true,
  },
];

/** The root, all units and all accounts. */
export const EVERYWHERE: readonly string[] = [ROOT, ...Object.values(UNITS).map(({ id }) => id), ...MEMBERS.map(({ id }) => id)];
