import { parsePolicy } from '../../iam/parse.ts';
import type { Policy } from '../../iam/policy.ts';
import type { Situation } from './situation.ts';

/** A statement as policies write it. */
export type Written = Readonly<Record<string, unknown>>;

/** The one account of the situations of tests. */
export const ACCOUNT = '111122223333';
/** What `FullAWSAccess` says. */
export const FULL_ACCESS: Written = { Effect: 'Allow', Action: '*', Resource: '*' };

/** An SCP, or an RCP, of some statements. */
export const policyOf = (statements: readonly Written[], kind: 'scp' | 'rcp' = 'scp', name = 'SCP under test'): Policy =>
  parsePolicy({ Version: '2012-10-17', Statement: statements }, kind, { name });

/** One member account under one level of SCPs, with what bound it before. */
export const underScps = (
  now: readonly Policy[],
  before: readonly Policy[] = [policyOf([FULL_ACCESS], 'scp', 'SCP FullAWSAccess')],
): Situation => ({
  partition: 'aws',
  organization: 'o-example',
  accounts: [
    {
      controls: { account: ACCOUNT, management: false, scp: [now], rcp: undefined },
      lineage: ['r-root', ACCOUNT],
      organizationPath: 'o-example/r-root/',
      before: { account: ACCOUNT, management: false, scp: [before], rcp: undefined },
    },
  ],
});
