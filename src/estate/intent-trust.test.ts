import { expect, test } from 'vitest';
import { NOTHING_SAID } from './intent.ts';
import { isTrustedFor } from './intent-trust.ts';

const VENDOR = '999999999999';
const trusting = (...services: readonly (readonly string[] | undefined)[]) => ({
  ...NOTHING_SAID,
  trustedAccounts: services.map((some) => ({ account: VENDOR, reason: 'r', services: some })),
});

test.each([
  ['no service is named: any', trusting(undefined), VENDOR, true],
  ['the service is named', trusting(['sagemaker', 'bedrock']), VENDOR, true],
  ['in another entry', trusting(['sagemaker'], ['bedrock']), VENDOR, true],
  ['others are named', trusting(['sagemaker']), VENDOR, false],
  ['another account', trusting(undefined), '888888888888', false],
  ['nothing is said', undefined, VENDOR, false],
])('%s', (_, intent, account, trusted) => {
  expect(isTrustedFor(intent, account, 'bedrock')).toBe(trusted);
});
