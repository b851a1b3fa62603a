import type { TrailEvent } from '../../activity/event.ts';
import { eachText } from '../../activity/usage/each-text.ts';
import { resourceTypesOf } from '../../access/resource-types.ts';
import { prefixOf } from '../../activity/event-sources.ts';
import { splitArn } from '../../iam/arn.ts';
import type { Estate } from '../../estate/estate.ts';

/** The ARN on which a call was authorised. `isPathOpen`: of a role or user that is not in the snapshot nobody knows the path. */
export interface CalledResource {
  readonly arn: string;
  readonly isPathOpen: boolean;
}

/** What a record tells of the ARN on which a call was authorised; undefined: nothing. */
export function calledResource(event: TrailEvent, action: string, role: string | undefined, estate: Estate): CalledResource | undefined {
  if (role === undefined && prefixOf(event.source) === 'iam') return iamResource(event, estate);
  const arn = role ?? arnOf(event, action);
  return arn === undefined ? undefined : { arn, isPathOpen: false };
}

function arnOf(event: TrailEvent, action: string): string | undefined {
  const types = resourceTypesOf(action);
  if (types.length === 0) return '*';
  if (action.startsWith('s3:')) return bucketResource(event, action);
  const model = event.request?.['modelId'];
  if (typeof model === 'string' && action.startsWith('bedrock:') && !model.startsWith('arn:')) return modelArn(model, event);
  const services = new Set(types.map(({ segments }) => segments[1]));
  const found: string[] = [];
  const offer = (text: string): void => {
    const segments = text.startsWith('arn:') ? splitArn(text) : undefined;
    if (segments !== undefined && services.has(segments[1]) && !found.includes(text)) found.push(text);
  };
  for (const { arn } of event.resources ?? []) offer(arn);
  eachText(event.request, offer);
  // of several nobody knows which one was meant
  return found.length === 1 ? found[0] : undefined;
}

/** Ids of models and of inference profiles, which begin with a geography (Bedrock User Guide, "Supported Regions and models for inference profiles"). */
const modelArn = (id: string, { region, account }: TrailEvent): string =>
  /^(?:global|us-gov|us|eu|apac|jp|au|ca|sa|me|af)\.[a-z0-9-]+\./.test(id)
    ? `arn:aws:bedrock:${region}:${account}:inference-profile/${id}`
    : `arn:aws:bedrock:${region}::foundation-model/${id}`;

/** IAM's requests name roles and users without their path. */
function iamResource({ request, account }: TrailEvent, estate: Estate): CalledResource | undefined {
  const policy = request?.['policyArn'];
  const name = request?.['roleName'] ?? request?.['userName'];
  if (typeof name !== 'string') return typeof policy === 'string' ? { arn: policy, isPathOpen: false } : undefined;
  const kind = request?.['roleName'] === undefined ? 'user' : 'role';
  const known = estate.accounts.get(account)?.principals.find((one) => one.kind === kind && one.name === name);
  if (known !== undefined) return { arn: known.arn, isPathOpen: false };
  const path = request?.['path'];
  const isTold = typeof path === 'string' && path.startsWith('/');
  return { arn: `arn:aws:iam::${account}:${kind}${isTold ? path : '/'}${name}`, isPathOpen: !isTold };
}

function bucketResource({ request }: TrailEvent, action: string): string | undefined {
  const bucket = request?.['bucketName'];
  const key = request?.['key'];
  if (typeof bucket !== 'string') return undefined;
  if (/Bucket$|:Put(?:Bucket|Encryption|Lifecycle)/.test(action)) return `arn:aws:s3:::${bucket}`;
  return typeof key === 'string' ? `arn:aws:s3:::${bucket}/${key}` : undefined;
}
