import type { Json } from '../../estate/json.ts';
import { ACCOUNT, record, session } from '../examples.ts';

/** For examples: a role that a service assumes, which has made six calls from a private address; and a call of it from elsewhere. */
export function serviceRole(service: string): { readonly before: readonly Json[]; call(ip: string, minute: number): Json } {
  const assumed = record('sts.amazonaws.com', 'AssumeRole', { type: 'AWSService', invokedBy: service }, -200, {
    sourceIPAddress: service,
    requestParameters: { roleArn: `arn:aws:iam::${ACCOUNT}:role/worker`, roleSessionName: 'w' },
    responseElements: { credentials: { accessKeyId: 'ASIAWORKERW' } },
  });
  const call = (sourceIPAddress: string, minute: number): Json =>
    record('sts.amazonaws.com', 'GetCallerIdentity', session('worker', 'w'), minute, { sourceIPAddress });
  return { before: [assumed, ...[1, 2, 3, 4, 5, 6].map((minute) => call('10.0.0.5', minute - 180))], call };
}
