import { splitArn } from '../iam/arn.ts';

/** The parts of an ARN of IAM: `arn:aws:iam::111122223333:role/service-role/Train`. */
export interface IamArn {
  /** Twelve digits, or `aws` for policies that AWS manages; undefined where it is masked, as people do with files they show. */
  readonly account: string | undefined;
  /** With both slashes: `/service-role/`. */
  readonly path: string;
  readonly name: string;
}

/** What an IAM ARN names. */
export type IamType = 'user' | 'role' | 'group' | 'policy';

/** Undefined where the text is no ARN of this type. */
export function parseIamArn(arn: string, type: IamType): IamArn | undefined {
  const segments = splitArn(arn);
  if (segments === undefined || segments[1] !== 'iam') return undefined;
  const [, , , owner, resource] = segments;
  if (!resource.startsWith(`${type}/`)) return undefined;
  const slash = resource.lastIndexOf('/');
  const name = resource.slice(slash + 1);
  const account = isAccountId(owner) || (type === 'policy' && owner === 'aws') ? owner : undefined;
  return name === '' ? undefined : { account, path: resource.slice(type.length, slash + 1), name };
}

/** Whether a text has the form of an account id: twelve digits. */
export const isAccountId = (text: string): boolean => /^\d{12}$/.test(text);

/** Policies that AWS manages, in any partition: `arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess`. */
export const isAwsManaged = (arn: string): boolean => parseIamArn(arn, 'policy')?.account === 'aws';
