import type { Account, ApiAnswer, Estate } from '../../estate/estate.ts';
import { Detail, Unreadable } from './detail.ts';

/** The operation that tells what the policies of an organisation come to for one account. */
export const GET_EFFECTIVE = 'organizations.DescribeEffectivePolicy';

/** Policies of an organisation that are merged along the tree instead of being evaluated. */
export type MergedPolicy = 'AISERVICES_OPT_OUT_POLICY' | 'BEDROCK_POLICY';

/**
 * What all policies of a type come to for an account, as the account or the management account was told. Undefined: there is none. The
 * content comes as text; answers are kept by the type, and by the account where another one asked: `BEDROCK_POLICY,111122223333`.
 */
export function effectivePolicy(
  type: MergedPolicy,
  account: Account,
  { accounts, organization }: Estate,
  read: (detail: Detail) => Detail,
): Detail | undefined {
  const management = accounts.get(organization?.managementAccount ?? '');
  const own = (account.answers.get(GET_EFFECTIVE) ?? []).filter((answer) => isAbout(answer, type, account.id, true));
  const others = management === undefined || management === account ? [] : (management.answers.get(GET_EFFECTIVE) ?? []);
  const about = [...own, ...others.filter((answer) => isAbout(answer, type, account.id, false))];
  const told = about.find(({ body }) => body !== undefined);
  if (told?.body !== undefined) {
    const policy = read(new Detail(told.body, told.ref)).needAt('EffectivePolicy');
    const content = policy.needText('PolicyContent');
    return read(new Detail(parsed(content, told), { ...told.ref, path: ['EffectivePolicy', 'PolicyContent'] }));
  }
  const none = about.find(({ errorCode }) => errorCode === 'EffectivePolicyNotFoundException');
  if (none === undefined) throw new Unreadable(`what policies of the type ${type} come to for ${account.id} was not read`);
  read(new Detail({ Code: none.errorCode }, { ...none.ref, path: ['Error'] })).text('Code');
  return undefined;
}

function isAbout({ body, subject }: ApiAnswer, type: string, account: string, own: boolean): boolean {
  const policy = body?.['EffectivePolicy'];
  if (typeof policy === 'object' && policy !== null && 'PolicyType' in policy) {
    return policy.PolicyType === type && (!('TargetId' in policy) || policy.TargetId === account);
  }
  const parts = subject.split(/[^A-Za-z0-9_]/);
  return parts.includes(type) && (parts.includes(account) || (own && parts.length === 1));
}

function parsed(text: string, { ref }: ApiAnswer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  } catch {
    // said below
  }
  throw new Unreadable(`the policy in ${ref.file} is not a JSON object`);
}
