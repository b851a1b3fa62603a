import { expect, test } from 'vitest';
import type { Check } from './check.ts';
import clusterVolume from './checks/cluster-volume-without-customer-key.ts';
import endpointKey from './checks/endpoint-configuration-without-customer-key.ts';
import instances from './checks/endpoint-with-one-instance.ts';
import capture from './checks/endpoint-without-data-capture.ts';
import experimentVolume from './checks/inference-experiment-volume-without-customer-key.ts';
import artifact from './checks/model-with-missing-artifact.ts';
import platform from './checks/notebook-on-outdated-platform.ts';
import { SAGEMAKER } from './examples/sagemaker-examples.ts';
import { judged, scanned } from './scanned.fixture.ts';

const { cluster, endpointConfig, inferenceExperiment, model, notebook } = SAGEMAKER;
const variant = endpointConfig.ProductionVariants[0];
const serverless = { VariantName: 'serverless', ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 } };
const fast = { ...variant, InstanceType: 'ml.g5.xlarge' };
const config = (...ProductionVariants: readonly unknown[]) => ({ ...endpointConfig, ProductionVariants });

test.each<readonly [string, Check, string, Readonly<Record<string, unknown>>]>([
  ['a key for disks of the instances', endpointKey, 'EndpointConfig', config(fast)],
  ['a key where one variant has disks of its own', endpointKey, 'EndpointConfig', config(variant, fast)],
  [
    'a key where a shadow variant has disks of its own',
    endpointKey,
    'EndpointConfig',
    { ...config(variant), ShadowProductionVariants: [fast] },
  ],
  [
    'a key where one pool has disks of its own',
    endpointKey,
    'EndpointConfig',
    config({ VariantName: 'all', InstancePools: [{ InstanceType: 'ml.m5.xlarge' }, { InstanceType: 'ml.g5.xlarge' }] }),
  ],
  ['a key of serverless endpoints', endpointKey, 'EndpointConfig', config(serverless)],
  ['capture of serverless endpoints', capture, 'EndpointConfig', config(serverless)],
  ['instances of serverless endpoints', instances, 'EndpointConfig', config(serverless)],
  [
    'a key for experiments on disks of the instances',
    experimentVolume,
    'InferenceExperiment',
    {
      ...inferenceExperiment,
      ModelVariants: [{ InfrastructureConfig: { RealTimeInferenceConfig: { InstanceType: 'ml.g5.xlarge', InstanceCount: 1 } } }],
    },
  ],
  ['a key of clusters that take none', clusterVolume, 'Cluster', cluster],
  [
    'a key of restricted instance groups',
    clusterVolume,
    'Cluster',
    { ...cluster, NodeProvisioningMode: 'Continuous', InstanceGroups: [], RestrictedInstanceGroups: cluster.InstanceGroups },
  ],
  [
    'one object where there are many models',
    artifact,
    'Model',
    { ...model, PrimaryContainer: { ...model.PrimaryContainer, Mode: 'MultiModel', ModelDataUrl: 's3://example/models/' } },
  ],
])('nobody is asked for what AWS does not offer: %s', (_, check, name, description) => {
  expect(judged(check, { answers: [[`sagemaker.Describe${name}`, 'example', description]] }).map(([, id]) => id)).not.toContain(
    description[`${name}Arn`] ?? description['Arn'],
  );
});

test('a platform is outdated from the day after its last', () => {
  const answers = [['sagemaker.DescribeNotebookInstance', 'example', { ...notebook, PlatformIdentifier: 'notebook-al2-v3' }]] as const;
  const on = (now: string) => [...platform.judge({ ...scanned({ answers }), now })].map(({ verdict }) => verdict);
  expect(on('2026-06-30T23:59:59Z')).toContain('pass');
  expect(on('2026-07-01T00:00:00Z')).toContain('fail');
});

test('a missing artifact fails whatever is unknown of others', () => {
  const Containers = ['a', 'b'].map((key) => ({ ...model.PrimaryContainer, ModelDataUrl: `s3://example/${key}` }));
  const { PrimaryContainer: _, ...rest } = model;
  const answers = [
    ['sagemaker.DescribeModel', 'example', { ...rest, Containers }],
    ['s3.HeadObject', 'example/b', { Error: { Code: 'NotFound' } }],
  ] as const;
  expect(judged(artifact, { answers }).map(([verdict]) => verdict)).toContain('fail');
});
