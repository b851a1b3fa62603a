import { call, inOrganization, story } from '../example-calls.ts';
import { fromOutside, READ_JUDGEMENT } from '../forms/from-outside.ts';
import { artefactsOf } from '../requests/job-inputs.ts';

const imported = (s3Uri: string) =>
  call('bedrock:CreateModelImportJob', { jobName: 'job', importedModelName: 'm', modelDataSource: { s3DataSource: { s3Uri } } });
const custom = (s3Uri: string) => call('bedrock:CreateCustomModel', { modelName: 'm', modelSourceConfig: { s3DataSource: { s3Uri } } });
const packaged = (modelDataUrl: string) =>
  call('sagemaker:CreateModelPackage', { modelPackageGroupName: 'models', inferenceSpecification: { containers: [{ modelDataUrl }] } });
const runtime = (bucket: string) =>
  call('bedrock-agentcore:CreateAgentRuntime', {
    agentRuntimeName: 'a',
    agentRuntimeArtifact: { codeConfiguration: { code: { s3: { bucket, prefix: 'agent.zip' } }, runtime: 'PYTHON_3_13' } },
  });

export default fromOutside({
  id: 'model-from-outside',
  title: 'model or agent code taken from a bucket outside the organisation',
  why: 'Weights and code of strangers answer with the name and the rights of the organisation; some of them run code when they are loaded.',
  severity: 'high',
  events: [
    'bedrock:CreateModelImportJob',
    'bedrock:CreateCustomModel',
    'sagemaker:CreateModelPackage',
    'sagemaker:CreateModel',
    'bedrock-agentcore:CreateAgentRuntime',
    'bedrock-agentcore:UpdateAgentRuntime',
  ],
  techniques: ['AML.T0010.003', 'AML.T0018', 'T1195.002'],
  respond: 'Do not deploy it; ask who chose the model and where its weights come from, and keep approved weights in a bucket of your own.',
  examples: {
    alarm: [
      inOrganization(story('weights are imported from a bucket that nobody of the organisation has', imported('s3://elsewhere/weights/'))),
      inOrganization(story('a custom model is made of them', custom('s3://elsewhere/weights/'))),
      inOrganization(story('a model package names them', packaged('s3://elsewhere/model.tar.gz'))),
      inOrganization(story('an agent runs code of such a bucket', runtime('elsewhere'))),
    ],
    quiet: [
      inOrganization(story('weights are imported from a bucket of the account', imported('s3://models/weights/'))),
      inOrganization(
        story(
          'a model package names a bucket of another account of the organisation',
          packaged('https://data-of-sister.s3.us-east-1.amazonaws.com/model.tar.gz'),
        ),
      ),
      inOrganization(story('an agent runs code of a bucket of the account', runtime('models'))),
      story('a model package names a bucket, and nobody knows whose buckets there are', packaged('s3://elsewhere/model.tar.gz')),
    ],
  },
  places: artefactsOf,
  judgement: READ_JUDGEMENT,
});
