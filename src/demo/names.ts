/** The accounts of Acme, by what they are for. All numbers are made up. */
export const ACCOUNTS = {
  management: '100000000001',
  security: '100000000002',
  shared: '100000000003',
  mlDev: '100000000004',
  mlProd: '100000000005',
  storefront: '100000000006',
  sandbox: '100000000007',
  suspended: '100000000008',
} as const;

/** The id of the organisation. */
export const ORGANIZATION = 'o-acme000001';
/** The id of its root. */
export const ROOT = 'r-acme';
/** An account outside of the organisation, of a vendor. */
export const VENDOR = '900000000009';
/** Where Identity Center and nearly everything else lives. */
export const REGION = 'us-east-1';
/** The provider by which Identity Center enters every account. */
export const SAML_PROVIDER = 'AWSSSO_4b1c9e7a02d35f68_DO_NOT_DELETE';
/** When the snapshot was taken. */
export const COLLECTED = '2026-11-23T06:00:00';
