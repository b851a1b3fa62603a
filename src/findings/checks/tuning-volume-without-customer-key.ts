import { keyOutcome } from '../rules/customer-key.ts';
import type { Detail } from '../answers/detail.ts';
import { instancesOf, takesVolumeKey } from '../answers/job-instances.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { worstOf } from '../rules/several-outcomes.ts';
import { tunedJobs } from '../answers/tuned-jobs.ts';

const KEY = '11111111-2222-3333-4444-555555555555';
const { TrainingJobDefinition: definition, ...tuning } = SAGEMAKER.tuningJob;
const { ResourceConfig: resources, ...algorithm } = definition;
const keyed = { ...algorithm, ResourceConfig: { ...resources, VolumeKmsKeyId: KEY } };
const chosen = (more: Readonly<Record<string, unknown>>) => ({
  ...algorithm,
  HyperParameterTuningResourceConfig: {
    InstanceConfigs: [{ InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 50 }],
    ...more,
  },
});

export default resourceCheck({
  id: 'tuning-volume-without-customer-key',
  title: 'Volumes of hyperparameter tuning jobs are encrypted with a key of the customer',
  why: 'Whoever gets hold of the disk or of a copy of it reads what the model learns from, and no key of the customer can be taken away.',
  severity: 'low',
  known: { union: ['TR-HPO-CMK'] },
  topics: ['encryption'],
  resource: KINDS.tuningJob,
  examples: {
    pass: [
      { described: { ...tuning, TrainingJobDefinition: keyed } },
      { described: { ...tuning, TrainingJobDefinitions: [keyed, chosen({ VolumeKmsKeyId: KEY })] } },
    ],
    fail: [
      { described: SAGEMAKER.tuningJob },
      { described: { ...tuning, TrainingJobDefinitions: [keyed, definition] } },
      { described: { ...tuning, TrainingJobDefinition: chosen({}) } },
    ],
  },
  judge: (detail) => worstOf(tunedJobs(detail).map((job) => () => volumeOutcome(job))),
});

/** Undefined: the volumes take no key. */
function volumeOutcome(job: Detail) {
  const several = job.at('HyperParameterTuningResourceConfig');
  const config = several ?? job.needAt('ResourceConfig');
  if (!takesVolumeKey(instancesOf(config, several === undefined ? 'InstanceGroups' : 'InstanceConfigs'))) return undefined;
  const member = `${several === undefined ? 'ResourceConfig' : 'HyperParameterTuningResourceConfig'}.VolumeKmsKeyId`;
  return keyOutcome(config.text('VolumeKmsKeyId'), member, `start tuning jobs with ${member}, a key of your own`);
}
