import { ACCOUNTS } from '../names.ts';
import { PEOPLE, userNameOf } from '../people.ts';
import { ADDRESSES, jobArn, setRole, trainingRequest } from './ordinary-work.ts';
import { call, DAY, type DemoRecord, keyOf, signIn, takeRole, workflow } from './records.ts';

const NOVA = { modelId: 'amazon.nova-lite-v1:0' };
const at = (day: number, hour: number, minute = 0): number => day * DAY + hour * 60 + minute;

/** What should raise an alarm, one after the other in the last two weeks. */
export function* incidents(): Iterable<DemoRecord> {
  yield* guardrailDeleted(8);
  yield* loggingOff(10);
  yield* tunedByKey(11);
  yield* foreignWorkflow(14);
  yield* roleChain(15);
}

/** An administrator deletes the guardrail and asks models in the same session. */
function* guardrailDeleted(day: number): Iterable<DemoRecord> {
  const hugo = signIn(ACCOUNTS.mlDev, setRole(ACCOUNTS.mlDev, 'MLPlatformAdmin'), userNameOf(PEOPLE.silva), at(day, 16), ADDRESSES.silva);
  yield* hugo.records;
  yield call(hugo.caller, 'bedrock:DeleteGuardrail', at(day, 16, 3), { request: { guardrailIdentifier: 'support-guardrail' } });
  for (const minute of [6, 8, 11]) yield call(hugo.caller, 'bedrock:InvokeModel', at(day, 16, minute), { request: NOVA });
}

/** The invocation log is off for half an hour, in which somebody asks models. */
function* loggingOff(day: number): Iterable<DemoRecord> {
  const ada = signIn(
    ACCOUNTS.mlProd,
    setRole(ACCOUNTS.mlProd, 'MLPlatformAdmin'),
    userNameOf(PEOPLE.okafor),
    at(day, 19),
    ADDRESSES.okafor,
  );
  yield* ada.records;
  yield call(ada.caller, 'bedrock:DeleteModelInvocationLoggingConfiguration', at(day, 19, 5));
  for (const minute of [7, 9, 14, 20]) yield call(ada.caller, 'bedrock:Converse', at(day, 19, minute), { request: NOVA });
  yield call(ada.caller, 'bedrock:PutModelInvocationLoggingConfiguration', at(day, 19, 35), {
    request: { loggingConfig: { s3Config: { bucketName: 'acme-bedrock-logs' }, textDataDeliveryEnabled: true } },
  });
}

/** A long-term API key tunes a model on the other endpoint. */
function* tunedByKey(day: number): Iterable<DemoRecord> {
  const key = keyOf(ACCOUNTS.mlDev, 'BedrockAPIKey-x7q2', '192.0.2.188', 'OpenAI/Python 2.6.1');
  const bearer = { callWithBearerToken: true, bearerTokenType: 'ABSK' };
  yield call(key, 'bedrock-mantle:CreateFile', at(day, 2, 14), {
    request: { purpose: 'fine-tune', filename: 'train.jsonl', bytes: 81_234, ...bearer },
    data: true,
  });
  yield call(key, 'bedrock-mantle:CreateFineTuningJob', at(day, 2, 16), {
    request: { model: 'openai.gpt-oss-20b', trainingFile: 'file-9x8c7v6b', method: { type: 'supervised' }, ...bearer },
  });
}

/** `repo:acme*` also lets in whoever calls his organisation acme-something. */
function* foreignWorkflow(day: number): Iterable<DemoRecord> {
  const fork = workflow(ACCOUNTS.shared, 'ci-anything', 'repo:acme-fans/models:ref:refs/heads/main', at(day, 3));
  const deploy = takeRole(fork.caller, ACCOUNTS.mlProd, 'ci-deploy', 'GitHubActions', at(day, 3, 1));
  yield* [...fork.records, ...deploy.records];
  yield call(deploy.caller, 'bedrock:CreateModelImportJob', at(day, 3, 2), {
    request: {
      jobName: 'import-1',
      importedModelName: 'support-next',
      roleArn: `arn:aws:iam::${ACCOUNTS.mlProd}:role/service-role/bedrock-customization`,
      modelDataSource: { s3DataSource: { s3Uri: 's3://acme-fans-weights/support/' } },
    },
    response: { jobArn: `arn:aws:bedrock:us-east-1:${ACCOUNTS.mlProd}:model-import-job/p0o9i8u7y6t5` },
  });
}

/** From development over two roles into production, and a job without the protection that production asks for. */
function* roleChain(day: number): Iterable<DemoRecord> {
  const carla = signIn(ACCOUNTS.mlDev, setRole(ACCOUNTS.mlDev, 'DataScientist'), userNameOf(PEOPLE.mendes), at(day, 11), ADDRESSES.mendes);
  const developer = takeRole(carla.caller, ACCOUNTS.mlDev, 'developer', 'build', at(day, 11, 2));
  const trainer = takeRole(developer.caller, ACCOUNTS.mlProd, 'ai-privileged/shared-trainer', 'build', at(day, 11, 3));
  yield* [...carla.records, ...developer.records, ...trainer.records];
  const { vpcConfig: _, enableNetworkIsolation: __, ...request } = trainingRequest('try-1');
  yield call(trainer.caller, 'sagemaker:CreateTrainingJob', at(day, 11, 5), { request, response: jobArn(ACCOUNTS.mlProd, 'try-1') });
}
