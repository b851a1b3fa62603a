import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { switchCheck } from '../rules/setting-check.ts';

export default switchCheck({
  id: 'training-job-without-network-isolation',
  title: 'Training jobs run without a network',
  why: 'A poisoned package in the training image can send the data out, or fetch a trigger to train on.',
  severity: 'medium',
  known: { union: ['TR-ISOLATION'], prowler: ['sagemaker_training_jobs_network_isolation_enabled'] },
  topics: ['isolation'],
  resource: KINDS.trainingJob,
  member: ['EnableNetworkIsolation'],
  example: SAGEMAKER.trainingJob,
  says: ['the container has no network', 'the container has a network'],
  fix: 'start training jobs with EnableNetworkIsolation',
  // what runs in a serverless job is of AWS
  applies: (detail) => !detail.has('ServerlessJobConfig'),
});
