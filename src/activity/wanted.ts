import { aiPrefixes } from '../catalogue/ai-prefixes.ts';
import { prefixOf } from './event-sources.ts';

/** Services whose every event tells who somebody is, or what became of an AI resource. */
const WHOLE = new Set([...aiPrefixes(), 'sts', 'signin', 'sso', 'sso-oauth']);

/** Of other services, the events that change what AI services read, run or may do: data, images, code, keys, rights, the trail itself. */
const SOME: Readonly<Record<string, RegExp>> = {
  s3: /^(?:PutObject|CopyObject|CompleteMultipartUpload|DeleteObjects?|RestoreObject|PutBucket\w+|DeleteBucket\w*)$/,
  lambda: /^(?:UpdateFunctionCode|UpdateFunctionConfiguration|PublishVersion|PublishLayerVersion|UpdateAlias|AddPermission)/,
  ecr: /^(?:PutImage|BatchDeleteImage|SetRepositoryPolicy|PutImageTagMutability)$/,
  iam: /^(?!Get|List|Generate|Simulate)/,
  cloudtrail: /^(?!Get|List|Describe|Lookup)/,
  logs: /^(?:Delete|PutRetentionPolicy|PutResourcePolicy|PutDataProtectionPolicy|PutSubscriptionFilter)/,
  organizations: /^(?!List|Describe)/,
  ram: /^(?!List|Get)/,
  kms: /^(?:PutKeyPolicy|CreateGrant|ScheduleKeyDeletion|DisableKey)$/,
};

/** Whether an event is looked at, or only counted. */
export type Wanted = 'all' | 'some' | 'none';

/** What is wanted of an event source. */
export function wantedOf(source: string): Wanted {
  const prefix = prefixOf(source);
  return WHOLE.has(prefix) ? 'all' : Object.hasOwn(SOME, prefix) ? 'some' : 'none';
}

/** Whether an event of a source of which some are wanted is one. */
export const isWanted = (source: string, name: string): boolean =>
  wantedOf(source) === 'all' || (SOME[prefixOf(source)]?.test(name) ?? false);

/** What is wanted, as text: what was read by other rules is no answer to these. */
export const wantedRules = (): string =>
  JSON.stringify([[...WHOLE].sort(), Object.entries(SOME).map(([prefix, names]) => [prefix, names.source])]);
