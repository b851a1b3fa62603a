import { baseline } from '../baseline.ts';
import type { DemoAccount } from '../builders/account.ts';
import { lastAccessed } from '../builders/last-accessed.ts';
import { awsManaged, permissionSetArn, permissionSetRole, role } from '../builders/principals.ts';
import { byAccount } from '../builders/trust.ts';
import { ACCOUNTS } from '../names.ts';

const id = ACCOUNTS.sandbox;
const ADMIN = permissionSetArn(id, 'SandboxAdmin');

/** Anything goes here, but no AI; the SCP that says so knows five prefixes of some seventy. */
export const sandbox: DemoAccount = {
  id,
  name: 'sandbox',
  type: 'sandbox',
  roles: [
    ...baseline(id),
    permissionSetRole(id, 'SandboxAdmin', { attached: [awsManaged('AdministratorAccess')], lastUsed: '2026-11-15T19:22:00' }),
    role(id, 'sandbox-admin', byAccount(id), { attached: [awsManaged('AdministratorAccess')], lastUsed: '2026-03-02T11:00:00' }),
  ],
  lastAccessed: lastAccessed([
    ADMIN,
    {
      bedrock: { unused: ['CreateModelCustomizationJob', 'DeleteGuardrail'] },
      comprehend: { actions: { CreateDocumentClassifier: '2026-11-08T20:15:00' } },
      rekognition: { unused: ['CreateProjectVersion'] },
      sagemaker: { last: '2026-02-14T10:00:00', unused: ['CreateTrainingJob'] },
    },
  ]),
};
