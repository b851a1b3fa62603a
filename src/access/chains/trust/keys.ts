/** Which condition keys make an answer depend on who asks, and which on what is asked about. */

/** Keys that differ between principals of one account (IAM User Guide, "Global condition keys", properties of the principal). */
const OF_PRINCIPAL: ReadonlySet<string> = new Set([
  'aws:principalarn',
  'aws:principaltype',
  'aws:userid',
  'aws:username',
  'aws:sourceidentity',
  'aws:federatedprovider',
  'aws:rolesessionname',
  'aws:tokenissuetime',
  'aws:assumedroot',
  'aws:ec2instancesourcevpc',
  'aws:ec2instancesourceprivateipv4',
  'aws:chatbotsourcearn',
  'lambda:sourcefunctionarn',
  'glue:credentialissuingservice',
  'glue:roleassumedby',
  'ssm:sourceinstancearn',
  'ec2:sourceinstancearn',
  'identitystore:userid',
]);

/** Whether two principals of one account can have different values of a key. */
export const isOfPrincipal = (key: string): boolean => {
  const lower = key.toLowerCase();
  return lower.startsWith('aws:principaltag/') || OF_PRINCIPAL.has(lower);
};

/** How finely a key tells targets apart: not, by their account, or one by one. */
export type TargetDetail = 'none' | 'account' | 'entity';

/** How finely one key tells targets apart. */
export function targetDetailOf(key: string): TargetDetail {
  const lower = key.toLowerCase();
  if (lower === 'aws:resourceaccount' || lower === 'aws:resourceorgid' || lower === 'aws:resourceorgpaths') return 'account';
  return lower.includes('resourcetag/') || lower === 'iam:permissionsboundary' ? 'entity' : 'none';
}

const DETAIL: readonly TargetDetail[] = ['none', 'account', 'entity'];

/** The finer of two. */
export const finer = (a: TargetDetail, b: TargetDetail): TargetDetail => (DETAIL.indexOf(a) > DETAIL.indexOf(b) ? a : b);
