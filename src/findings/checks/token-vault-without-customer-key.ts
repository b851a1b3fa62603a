import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const vault = (kmsConfiguration: unknown) => ({ described: { tokenVaultId: 'default', kmsConfiguration } });
const KEY = 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555';

export default resourceCheck({
  id: 'token-vault-without-customer-key',
  title: 'The token vault of AgentCore is encrypted with a key of the customer',
  why: 'Tokens and keys with which agents act for people at other firms lie there, and only a key policy can shut somebody out at once.',
  severity: 'medium',
  known: { union: ['AC-GATEWAY-CMK'] },
  topics: ['encryption', 'secrets'],
  resource: KINDS.tokenVault,
  examples: {
    pass: [vault({ keyType: 'CustomerManagedKey', kmsKeyArn: KEY })],
    fail: [vault({ keyType: 'ServiceManagedKey' })],
  },
  judge: (detail) => {
    const config = detail.needAt('kmsConfiguration');
    return config.needOneOf('keyType', ['CustomerManagedKey', 'ServiceManagedKey']) === 'CustomerManagedKey'
      ? pass(`it is encrypted with ${config.needText('kmsKeyArn')}`)
      : fail('AWS encrypts it with a key of its own', 'give the vault a key of your own with SetTokenVaultCMK');
  },
});
