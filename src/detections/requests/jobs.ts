import type { TrailEvent } from '../../activity/event.ts';
import { isGiven, memberAt, objectsAt, textAt } from './members.ts';

type Path = readonly string[];

/** Where a request that starts a job says what; undefined: the operation has no such thing. */
interface JobShape {
  readonly vpc?: Path;
  readonly isolation?: Path;
  /** Any of them. */
  readonly key: readonly Path[];
  readonly traffic?: Path;
  /** How many instances, where it is not in each definition. */
  readonly instances?: Path;
  /** Parts of a request that are jobs of their own. */
  readonly parts?: readonly Path[];
}

const TRAINING: JobShape = {
  vpc: ['vpcConfig', 'subnets'],
  isolation: ['enableNetworkIsolation'],
  key: [['outputDataConfig', 'kmsKeyId']],
  traffic: ['enableInterContainerTrafficEncryption'],
  instances: ['resourceConfig', 'instanceCount'],
};

/** After the requests of SageMaker's and Bedrock's API references. */
const SHAPES: Readonly<Record<string, JobShape>> = {
  'sagemaker.amazonaws.com CreateTrainingJob': TRAINING,
  'sagemaker.amazonaws.com CreateHyperParameterTuningJob': {
    ...TRAINING,
    parts: [['trainingJobDefinition'], ['trainingJobDefinitions']],
  },
  'sagemaker.amazonaws.com CreateProcessingJob': {
    vpc: ['networkConfig', 'vpcConfig', 'subnets'],
    isolation: ['networkConfig', 'enableNetworkIsolation'],
    key: [['processingOutputConfig', 'kmsKeyId']],
    traffic: ['networkConfig', 'enableInterContainerTrafficEncryption'],
    instances: ['processingResources', 'clusterConfig', 'instanceCount'],
  },
  'sagemaker.amazonaws.com CreateAutoMLJobV2': {
    vpc: ['securityConfig', 'vpcConfig', 'subnets'],
    key: [['outputDataConfig', 'kmsKeyId']],
  },
  'sagemaker.amazonaws.com CreateAutoMLJob': {
    vpc: ['autoMLJobConfig', 'securityConfig', 'vpcConfig', 'subnets'],
    key: [['outputDataConfig', 'kmsKeyId']],
  },
  'bedrock.amazonaws.com CreateModelCustomizationJob': { vpc: ['vpcConfig', 'subnetIds'], key: [['customModelKmsKeyId']] },
};

/** What protects a job, and what does not. */
export interface JobProtection {
  /** Its code reaches the internet: it has neither a VPC nor network isolation. `unknown`: hidden. */
  readonly reachesOut: 'yes' | 'no' | 'unknown';
  /** What else the request leaves out, in words. */
  readonly lacks: readonly string[];
}

/** What a request that starts a job asks for; undefined where it cannot be read, and for other requests. */
export function protectionOf({ source, name, request, cut }: TrailEvent): JobProtection | undefined {
  const shape = SHAPES[`${source} ${name}`];
  if (shape === undefined || request === undefined || cut === true) return undefined;
  const parts = shape.parts === undefined ? [request] : shape.parts.flatMap((path) => partsAt(request, path));
  if (parts.length === 0) return undefined;
  const lacks = new Set<string>();
  let reachesOut: JobProtection['reachesOut'] = 'no';
  for (const part of parts) {
    const vpc = shape.vpc === undefined ? 'no' : isGiven(part, ...shape.vpc);
    const isolated = shape.isolation === undefined ? 'no' : isSet(part, shape.isolation);
    if (vpc === 'no' && isolated === 'no') reachesOut = 'yes';
    else if (reachesOut === 'no' && vpc !== 'yes' && isolated !== 'yes') reachesOut = 'unknown';
    if (shape.key.every((path) => isGiven(part, ...path) === 'no')) lacks.add('a customer key for what it writes');
    if (shape.traffic !== undefined && isSet(part, shape.traffic) === 'no' && instancesOf(part, shape) > 1)
      lacks.add('encryption between its containers');
  }
  return { reachesOut, lacks: [...lacks] };
}

const partsAt = (from: unknown, path: Path): readonly unknown[] => {
  const value = memberAt(from, ...path);
  return Array.isArray(value) ? objectsAt(from, ...path) : isGiven(from, ...path) === 'yes' ? [value] : [];
};

function isSet(from: unknown, path: Path): 'yes' | 'no' | 'unknown' {
  const value = memberAt(from, ...path);
  return value === true || value === 'true'
    ? 'yes'
    : value === undefined || value === null || value === false || value === 'false'
      ? 'no'
      : 'unknown';
}

function instancesOf(from: unknown, { instances }: JobShape): number {
  const count = instances === undefined ? undefined : memberAt(from, ...instances);
  const groups = objectsAt(from, 'resourceConfig', 'instanceGroups');
  if (groups.length > 0) return groups.reduce((sum, group) => sum + numberOf(memberAt(group, 'instanceCount')), 0);
  return numberOf(count);
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** The names of the job and of its role, for messages. */
export const jobName = ({ request, name }: TrailEvent): string => {
  for (const member of ['trainingJobName', 'processingJobName', 'hyperParameterTuningJobName', 'autoMLJobName', 'jobName']) {
    const found = textAt(request, member);
    if (found !== undefined) return `\`${found}\``;
  }
  return `a job of ${name}`;
};
