import type { Intent } from '../estate/intent.ts';
import type { Json } from '../estate/json.ts';
import type { TrailExample } from './detection.ts';
import { ACCOUNT, record, session } from './examples.ts';

/** An account of the same organisation as that of the examples. */
export const SISTER = '222233334444';
/** An account of somebody else. */
export const STRANGER = '999900001111';

/** How an example's call differs from the usual one: by an engineer, in the first minute. */
interface CallOptions extends Json {
  readonly by?: Json;
  readonly minute?: number;
}

const SOURCES: Readonly<Record<string, string>> = { lex: 'models-v2-lex.amazonaws.com' };

/** For examples: the record of a call, `bedrock:DeleteGuardrail`. */
export function call(event: string, requestParameters: Json | null, { by, minute = 0, ...more }: CallOptions = {}): Json {
  const [prefix = '', name = ''] = event.split(':');
  return record(SOURCES[prefix] ?? `${prefix}.amazonaws.com`, name, by ?? session('engineer', 'ana'), minute, {
    requestParameters,
    ...more,
  });
}

/** For examples: the same call, refused. */
export const refused = (one: Json): Json => ({ ...one, errorCode: 'AccessDenied', responseElements: null });

/** For examples: records that were made up. */
export const story = (text: string, ...records: readonly Json[]): TrailExample => ({ origin: 'synthetic', story: text, records });

/** For examples: the same where somebody has said what is intended. */
export const intending = (intent: Partial<Intent>, example: TrailExample): TrailExample => ({ ...example, intent });

/** For examples: the same with a snapshot of an organisation of two accounts, whose buckets are `data` and `models`. */
export const inOrganization = (example: TrailExample): TrailExample => ({ ...example, snapshot: ORGANIZATION });

const ORGANIZATION: Readonly<Record<string, unknown>> = {
  'organization.json': {
    Organization: { Id: 'o-example', MasterAccountId: SISTER, FeatureSet: 'ALL' },
    Roots: [{ Id: 'r-1', Name: 'Root', PolicyTypes: [] }],
    OrganizationalUnits: [],
    Accounts: [ACCOUNT, SISTER].map((Id) => ({ Id, Name: Id, ParentId: 'r-1', Status: 'ACTIVE' })),
    Policies: [],
  },
  [`accounts/${ACCOUNT}/account-authorization-details.json`]: {},
  [`accounts/${SISTER}/account-authorization-details.json`]: {},
  [`accounts/${ACCOUNT}/resource-policies.json`]: { resourcePolicies: ['data', 'models'].map(bucket) },
  [`accounts/${SISTER}/resource-policies.json`]: { resourcePolicies: ['data-of-sister'].map(bucket) },
};

function bucket(name: string): unknown {
  return {
    type: 'AWS::S3::Bucket',
    arn: `arn:aws:s3:::${name}`,
    region: 'us-east-1',
    policy: { Version: '2012-10-17', Statement: [] },
  };
}
