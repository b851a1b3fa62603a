import type { Intent } from './intent.ts';

/** Whether an account outside the organisation may be let into a service: one that is trusted for some services is a stranger to all others. */
export const isTrustedFor = (intent: Intent | undefined, account: string, service: string): boolean =>
  intent?.trustedAccounts.some((one) => one.account === account && (one.services === undefined || one.services.includes(service))) === true;
