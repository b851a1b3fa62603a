import { allow, deny, onlyByTls, policy, to } from './builders/statements.ts';
import { ORGANIZATION, ROOT, VENDOR } from './names.ts';
import type { OrganizationPolicy } from './scps.ts';
import { EVERYWHERE } from './units.ts';

/** The resource control policies of Acme. */
export const RCPS: readonly OrganizationPolicy[] = [
  {
    id: 'p-RCPFullAWSAccess',
    name: 'RCPFullAWSAccess',
    description: 'Allows access to every resource',
    document: policy(to('*', allow('*'))),
    targets: EVERYWHERE,
  },
  {
    id: 'p-acmeidperim',
    name: 'identity-perimeter',
    description: 'Only our own identities and the labelling vendor',
    document: policy(
      to(
        '*',
        deny(['s3:*', 'sts:AssumeRole', 'kms:*', 'secretsmanager:*'], {
          sid: 'OnlyThisOrganization',
          condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION, 'aws:PrincipalAccount': VENDOR },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        }),
      ),
    ),
    targets: [ROOT],
  },
  {
    id: 'p-acmetlsonly',
    name: 'tls-only',
    description: 'No storage, keys or secrets without TLS',
    document: policy(onlyByTls('s3', '*'), onlyByTls('kms', '*'), onlyByTls('secretsmanager', '*')),
    targets: [ROOT],
  },
];
