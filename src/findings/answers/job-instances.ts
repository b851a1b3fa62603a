import type { Detail } from './detail.ts';
import { hasOwnDisks } from './instance-storage.ts';

/** What a job runs on. */
interface JobInstances {
  readonly types: readonly string[];
  readonly count: number;
}

/**
 * The instances that a `ResourceConfig` names: one type, or several groups (SageMaker API Reference, "ResourceConfig",
 * "HyperParameterTuningResourceConfig").
 */
export function instancesOf(resources: Detail, groupsMember = 'InstanceGroups'): JobInstances {
  const groups = resources.list(groupsMember);
  const named = groups.length === 0 ? [resources] : groups;
  let count = 0;
  for (const one of named) count += one.needNumber('InstanceCount');
  return { types: named.map((one) => one.needText('InstanceType')), count };
}

/** The instances of a training job; undefined where it runs on none of the customer's choosing, because it is serverless. */
export function trainingInstances(job: Detail): JobInstances | undefined {
  const resources = job.at('ResourceConfig');
  if (resources === undefined && job.has('ServerlessJobConfig')) return undefined;
  return instancesOf(resources ?? job.needAt('ResourceConfig'));
}

/** Whether a key can be named for the volumes: one type with disks of its own is enough for AWS to refuse it. */
export const takesVolumeKey = ({ types }: JobInstances): boolean => !types.some(hasOwnDisks);
