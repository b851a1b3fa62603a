import { role } from '../../builders/principals.ts';
import type { Json } from '../../builders/json.ts';
import { allow, policy } from '../../builders/statements.ts';
import { byAccount } from '../../builders/trust.ts';
import { ACCOUNTS } from '../../names.ts';

const id = ACCOUNTS.mlDev;
const own = byAccount(id);
const TUNE = 'bedrock:CreateModelCustomizationJob';
const TUNE_ON_MANTLE = 'bedrock-mantle:CreateFineTuningJob';

const may = (action: string, sid: string, condition: Json): { readonly inline: Readonly<Record<string, Json>> } => ({
  inline: { grant: policy(allow(action, { sid, condition })) },
});

/** One role for each way in which conditions protect, and in which they only look so. */
export const conditionRoles = [
  role(id, 'tune-with-mfa', own, {
    ...may(TUNE, 'TuneWithMfa', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    lastUsed: '2026-11-10T10:00:00',
  }),
  role(id, 'tune-with-mfa-trap', own, may(TUNE, 'MeansMfa', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } })),
  role(id, 'train-in-vpc', own, {
    ...may('sagemaker:CreateTrainingJob', 'OurSubnets', {
      'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': ['subnet-0a1b2c3d', 'subnet-0e4f5a6b'] },
      Null: { 'sagemaker:VpcSubnets': 'false' },
    }),
    lastUsed: '2026-11-16T07:45:00',
  }),
  role(
    id,
    'train-in-vpc-trap',
    own,
    may('sagemaker:CreateTrainingJob', 'MeansOurSubnets', {
      'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': ['subnet-0a1b2c3d', 'subnet-0e4f5a6b'] },
    }),
  ),
  role(
    id,
    'notebook-by-endpoint',
    own,
    may('sagemaker:CreatePresignedDomainUrl', 'FromTheOffice', { StringEquals: { 'aws:SourceVpce': 'vpce-0acme0000000001' } }),
  ),
  role(id, 'tune-vetted-files', own, {
    ...may(TUNE_ON_MANTLE, 'VettedFilesOnly', {
      'ForAllValues:StringEquals': { 'bedrock-mantle:Files': ['file-acme7f3a91', 'file-acme7f3a92'] },
      Null: { 'bedrock-mantle:Files': 'false' },
    }),
    lastUsed: '2026-11-11T15:30:00',
  }),
  role(id, 'tune-until-december', own, may(TUNE, 'ForThisProject', { DateLessThan: { 'aws:CurrentTime': '2026-12-01T00:00:00Z' } })),
  role(id, 'tune-tagged-jobs', own, may(TUNE, 'NamesItsProject', { StringEquals: { 'aws:RequestTag/project': 'support-tone' } })),
  role(id, 'tune-for-team-ml', own, {
    tags: { team: 'ml' },
    ...may(TUNE_ON_MANTLE, 'OfTheTeam', { StringEquals: { 'aws:PrincipalTag/team': 'ml' } }),
  }),
  role(id, 'tune-for-team-web', own, {
    tags: { team: 'web' },
    ...may(TUNE_ON_MANTLE, 'OfTheTeam', { StringEquals: { 'aws:PrincipalTag/team': 'ml' } }),
  }),
];
