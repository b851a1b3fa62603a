import type { CompleteClaim } from '../../firewall/prove/claim.ts';
import { type Need, type RoleStatement, together } from '../need.ts';
import { bucketArn, type DataLocation, objectsOf, roleArn, type TrainingJob } from '../training-job.ts';

/** Statements for the policy of a bucket, a key or an endpoint: to be merged into the one that is there. */
export interface ResourcePolicy {
  /** What it belongs to: the name of a bucket, the ARN of a key, the id of an endpoint. */
  readonly of: string;
  readonly type: 'bucket' | 'key' | 'endpoint';
  readonly statements: readonly RoleStatement[];
  /** What it denies to everybody, to be proved. */
  readonly claims: readonly CompleteClaim[];
}

/** Whatever changes or replaces an object of S3. */
const WRITES = [
  's3:DeleteObject',
  's3:DeleteObjectTagging',
  's3:DeleteObjectVersion',
  's3:DeleteObjectVersionTagging',
  's3:PutObject',
  's3:PutObjectAcl',
  's3:PutObjectTagging',
  's3:PutObjectVersionAcl',
  's3:PutObjectVersionTagging',
  's3:ReplicateDelete',
  's3:ReplicateObject',
  's3:ReplicateTags',
  's3:RestoreObject',
];

/** The policies of what a role touches. */
export function resourcePoliciesOf(job: TrainingJob, needs: readonly Need[]): readonly ResourcePolicy[] {
  const locations = [...job.training, ...job.validation, ...(job.output === undefined ? [] : [job.output])];
  const buckets = [...new Set(locations.map(({ bucket }) => bucket))];
  const keys = [
    ...new Set(needs.flatMap(({ actions, resources }) => (actions.every((one) => one.startsWith('kms:')) ? (resources ?? []) : []))),
  ];
  return [
    ...buckets.map((bucket) => bucketPolicy(job, bucket, needs)),
    ...keys.map((key): ResourcePolicy => ({ of: key, type: 'key', statements: keyStatements(job, key, needs), claims: [] })),
    ...(job.endpoint === undefined || buckets.length === 0
      ? []
      : [{ of: job.endpoint, type: 'endpoint' as const, statements: endpointStatements(job, needs), claims: [] }]),
  ];
}

function bucketPolicy(job: TrainingJob, bucket: string, needs: readonly Need[]): ResourcePolicy {
  const role = roleArn(job);
  const arns = [bucketArn(job, bucket), `${bucketArn(job, bucket)}/*`];
  const reads = [...job.training, ...job.validation].filter((one) => one.bucket === bucket);
  const writes = job.output?.bucket === bucket ? [job.output] : [];
  const guards = [
    // the role itself does not write what it reads; who else may is for the customer to say
    ...(job.writers.length === 0 ? [] : [{ sid: 'DataWrittenByFew', locations: reads, writers: job.writers }]),
    { sid: 'OutputWrittenByJob', locations: writes, writers: [role, ...job.writers] },
  ].filter(({ locations }) => locations.length > 0);
  return {
    of: bucket,
    type: 'bucket',
    statements: [
      {
        Sid: 'EncryptedTransport',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: arns,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      ...(job.endpoint === undefined
        ? []
        : [
            {
              Sid: 'RoleThroughEndpoint',
              Effect: 'Deny' as const,
              Principal: '*' as const,
              Action: 's3:*',
              Resource: arns,
              Condition: { ArnEquals: { 'aws:PrincipalArn': role }, StringNotEquals: { 'aws:SourceVpce': job.endpoint } },
            },
          ]),
      ...guards.map(
        ({ sid, locations, writers }): RoleStatement => ({
          Sid: sid,
          Effect: 'Deny',
          Principal: '*',
          Action: WRITES,
          Resource: patternsOf(job, locations),
          Condition: { ArnNotLike: { 'aws:PrincipalArn': writers } },
        }),
      ),
      // in one account the policy of the role is enough
      ...(job.dataAccount === job.account ? [] : allowFrom(job, needs, arns)),
    ],
    claims: guards.map(({ sid, locations, writers }) => ({
      id: `${bucket}: ${sid}`,
      claim: 'complete',
      actions: WRITES,
      resources: patternsOf(job, locations),
      exempt: [{ ArnLike: { 'aws:PrincipalArn': writers } }],
    })),
  };
}

const patternsOf = (job: TrainingJob, locations: readonly DataLocation[]): readonly string[] => [
  ...new Set(locations.map((location) => objectsOf(job, location))),
];

/** What the role needs of a bucket, as the bucket's policy says it. */
const allowFrom = (job: TrainingJob, needs: readonly Need[], [bucket, objects]: readonly string[]): readonly RoleStatement[] =>
  needs.flatMap(({ sid, actions, resources = [], when }) => {
    const here = resources.filter((arn) => arn === bucket || arn.startsWith((objects ?? '').slice(0, -1)));
    return actions.every((one) => one.startsWith('s3:')) && here.length > 0
      ? [
          {
            Sid: sid,
            Effect: 'Allow' as const,
            Principal: { AWS: roleArn(job) },
            Action: actions,
            Resource: here,
            ...(when === undefined ? {} : { Condition: when }),
          },
        ]
      : [];
  });

const keyStatements = (job: TrainingJob, key: string, needs: readonly Need[]): readonly RoleStatement[] =>
  needs
    .filter(({ resources }) => resources?.includes(key) === true)
    .map(({ sid, actions, when }) => ({
      Sid: sid,
      Effect: 'Allow',
      Principal: { AWS: roleArn(job) },
      Action: actions,
      // the policy of a key speaks of that key alone (KMS Developer Guide, "Key policies")
      Resource: '*',
      ...(when === undefined ? {} : { Condition: when }),
    }));

/** A gateway endpoint names no roles as principals: the condition does (AWS PrivateLink guide, "Endpoint policies for gateway endpoints"). */
const endpointStatements = (job: TrainingJob, needs: readonly Need[]): readonly RoleStatement[] =>
  needs
    .filter(({ actions }) => actions.every((one) => one.startsWith('s3:')))
    .map(({ sid, actions, resources = ['*'] }) => ({
      Sid: sid,
      Effect: 'Allow',
      Principal: '*',
      Action: actions,
      Resource: resources,
      Condition: together(
        { ArnEquals: { 'aws:PrincipalArn': roleArn(job) } },
        { StringEquals: { 'aws:ResourceAccount': job.dataAccount } },
      ),
    }));
