import { lastAccessed } from '../../builders/last-accessed.ts';
import { arnOf, permissionSetArn } from '../../builders/principals.ts';
import { ACCOUNTS } from '../../names.ts';

const id = ACCOUNTS.storefront;
const role = (name: string): string => arnOf(id, 'role', name);

export const lastUse = lastAccessed(
  [role('assistant-api'), { bedrock: { last: '2026-11-22T23:59:00' }, sts: { last: '2026-11-22T23:59:00' } }],
  [role('checkout'), { 'bedrock-mantle': { last: '2026-11-23T05:58:00' } }],
  [
    role('wildcard-tuner'),
    {
      bedrock: { last: '2025-11-30T10:00:00', unused: ['CreateModelCustomizationJob', 'DeleteGuardrail', 'UpdateGuardrail'] },
      'bedrock-mantle': {},
    },
  ],
  [
    permissionSetArn(id, 'Developer'),
    {
      bedrock: { last: '2026-11-21T11:00:00' },
      lambda: { actions: { UpdateFunctionCode: '2026-11-22T16:12:00' }, unused: ['AddPermission'] },
    },
  ],
);
