import type { Json } from './json.ts';
import { createDate, uniqueId } from './made-up.ts';
import { arnOf } from './principals.ts';

/** A customer managed policy before it is known how often it is attached. */
export interface ManagedPolicy {
  readonly arn: string;
  /** Oldest first. */
  readonly versions: readonly Json[];
  readonly defaultVersion: number;
}

/** The newest version is the default one unless `defaultVersion` says otherwise. */
export const managed = (
  account: string,
  name: string,
  versions: readonly Json[],
  defaultVersion: number = versions.length,
): ManagedPolicy => ({ arn: arnOf(account, 'policy', name), versions, defaultVersion });

/** One of the `Policies` of `get-account-authorization-details`. */
export function describeManaged({ arn, versions, defaultVersion }: ManagedPolicy, attachments: number, boundaries: number): Json {
  const dates = versions.map((_, index) => createDate(`${arn} ${index + 1}`)).sort();
  const first = dates[0];
  return {
    PolicyName: arn.slice(arn.lastIndexOf('/') + 1),
    PolicyId: uniqueId('ANPA', arn),
    Arn: arn,
    Path: arn.slice(arn.indexOf('/'), arn.lastIndexOf('/') + 1),
    DefaultVersionId: `v${defaultVersion}`,
    AttachmentCount: attachments,
    PermissionsBoundaryUsageCount: boundaries,
    IsAttachable: true,
    CreateDate: first,
    UpdateDate: dates.at(-1),
    PolicyVersionList: versions
      .map((document, index) => ({
        Document: document,
        VersionId: `v${index + 1}`,
        IsDefaultVersion: index + 1 === defaultVersion,
        CreateDate: dates[index],
      }))
      .reverse(),
  };
}
