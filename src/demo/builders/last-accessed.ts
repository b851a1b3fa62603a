import { COLLECTED, REGION } from '../names.ts';
import type { Json } from './json.ts';
import { precise, utc } from './made-up.ts';

/** How one service was used. Without actions IAM tells of the service only. */
export interface ServiceUse {
  /** When each tracked action was last used. */
  readonly actions?: Readonly<Record<string, string>>;
  /** Tracked actions that were not used. */
  readonly unused?: readonly string[];
  /** When the service itself was last used, where that is later than any tracked action tells. */
  readonly last?: string;
  readonly region?: string;
}

/** Names as IAM spells them. */
const SERVICES: Readonly<Record<string, string>> = {
  bedrock: 'Amazon Bedrock',
  'bedrock-agentcore': 'Amazon Bedrock AgentCore',
  'bedrock-mantle': 'Amazon Bedrock Powered by AWS Mantle',
  comprehend: 'Amazon Comprehend',
  iam: 'AWS Identity and Access Management',
  lambda: 'AWS Lambda',
  rekognition: 'Amazon Rekognition',
  s3: 'Amazon S3',
  sagemaker: 'Amazon SageMaker',
  sts: 'AWS Security Token Service',
};

/** A principal and how it used services, by prefix. */
export type Use = readonly [arn: string, services: Readonly<Record<string, ServiceUse>>];

/** The answers of `get-service-last-accessed-details` by principal. IAM looks back 400 days. */
export const lastAccessed = (...uses: readonly Use[]): Json =>
  Object.fromEntries(uses.map(([arn, services]) => [arn, answer(arn, services)]));

function answer(arn: string, services: Readonly<Record<string, ServiceUse>>): Json {
  return {
    JobStatus: 'COMPLETED',
    JobType: 'ACTION_LEVEL',
    JobCreationDate: precise(COLLECTED),
    ServicesLastAccessed: Object.entries(services).map(([namespace, use]) => service(arn, namespace, use)),
    JobCompletionDate: precise(COLLECTED.replace(/\d\d$/, '04')),
    IsTruncated: false,
  };
}

function service(arn: string, namespace: string, { actions = {}, unused = [], last, region = REGION }: ServiceUse): Json {
  const times = [...Object.values(actions), ...(last === undefined ? [] : [last])].sort();
  const latest = times.at(-1);
  return {
    ServiceName: SERVICES[namespace],
    ...(latest === undefined ? {} : { LastAuthenticated: utc(latest) }),
    ServiceNamespace: namespace,
    ...(latest === undefined ? {} : { LastAuthenticatedEntity: arn, LastAuthenticatedRegion: region }),
    TotalAuthenticatedEntities: latest === undefined ? 0 : 1,
    TrackedActionsLastAccessed: [
      ...Object.entries(actions).map(([action, time]) => ({
        ActionName: action,
        LastAccessedEntity: arn,
        LastAccessedTime: utc(time),
        LastAccessedRegion: region,
      })),
      ...unused.map((action) => ({ ActionName: action })),
    ],
  };
}
