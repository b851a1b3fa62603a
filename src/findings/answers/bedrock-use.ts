import type { Account } from '../../estate/estate.ts';
import { splitArn } from '../../iam/arn.ts';
import { describedResources } from './described-resources.ts';
import { KINDS, type ResourceKind } from './resource-kinds.ts';

/** The type under which `ai-resources.json` keeps the logging of an account. */
export const LOGGING_TYPE = 'AWS::Bedrock::ModelInvocationLoggingConfiguration';

/** Where an account uses Bedrock, as far as resources tell: calls of models leave none. */
export interface BedrockUse {
  /** By region, an example. */
  readonly regions: ReadonlyMap<string, string>;
  /** Why there may be more regions, by region; of all of them under `undefined`. */
  readonly doubts: ReadonlyMap<string | undefined, string>;
}

const kinds: readonly ResourceKind[] = Object.values(KINDS).filter(({ prefix }) => prefix === 'bedrock');
const known = new WeakMap<Account, BedrockUse>();

/** Finds out once for each account. */
export function bedrockUse(account: Account): BedrockUse {
  let use = known.get(account);
  if (use === undefined) {
    use = findUse(account);
    known.set(account, use);
  }
  return use;
}

function findUse(account: Account): BedrockUse {
  const regions = new Map<string, string>();
  const doubts = new Map<string | undefined, string>();
  const put = (arn: string, region = splitArn(arn)?.[2]): void => {
    if (region !== undefined && region !== '' && !regions.has(region)) regions.set(region, arn);
  };
  let asked = false;
  for (const { arn, type, region } of account.resources) {
    if (type === LOGGING_TYPE || !type.startsWith('AWS::Bedrock::')) continue;
    put(arn, region);
    asked = true;
  }
  for (const type of account.listedTypes) asked ||= type.startsWith('AWS::Bedrock::') && type !== LOGGING_TYPE;
  for (const kind of kinds) {
    for (const { arn, region } of describedResources(account, kind).resources) put(arn, region);
    for (const { region, body } of account.answers.get(kind.list?.operation ?? '') ?? []) {
      if (body === undefined) doubts.set(region, `which ${kind.name}s there are in ${region ?? 'it'} was not read`);
      else asked = true;
    }
  }
  if (!asked && regions.size === 0) doubts.set(undefined, 'where Bedrock is used was not read');
  for (const region of regions.keys()) doubts.delete(region);
  return { regions, doubts };
}
