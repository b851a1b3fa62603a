import { arnOf } from '../builders/principals.ts';
import { personId, STORE } from '../identity-center.ts';
import { ACCOUNTS, VENDOR } from '../names.ts';
import { assume, begunBy, begunEarlier, config, fromOutside, longTerm, onBehalfOf, signIn, withMfa, workflow } from './callers.ts';
import { askModel, look, putTrainingData, trainingJob, updateFunction } from './calls.ts';
import type { Trail } from './trail.ts';

const { mlDev, mlProd, shared, storefront, security } = ACCOUNTS;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const role = (account: string, name: string): string => arnOf(account, 'role', name);

/** What people do on a working day. `day`: midnight in UTC. */
export function workingDay(trail: Trail, day: number, number: number): void {
  const at = (hour: number, minute = 0): number => day + hour * HOUR + minute * MINUTE;

  for (const [person, hour] of [
    ['lindqvist', 8],
    ['mendes', 9],
  ] as const) {
    const scientist = signIn(trail, person, mlDev, 'DataScientist', at(hour, 2));
    look(trail, scientist, at(hour, 3), ['bedrock:ListFoundationModels', 'bedrock:ListCustomModels', 'sagemaker:ListTrainingJobs']);
    // a plain call, and one for which AWS names the person
    askModel(trail, scientist, at(hour, 10), 6);
    askModel(trail, onBehalfOf(scientist, personId(person), STORE), at(hour, 40), 2);
    const engineer = assume(trail, scientist, role(mlDev, 'prompt-engineer'), person, at(hour + 1));
    askModel(trail, engineer, at(hour + 1, 5), 6);
  }
  const steward = signIn(trail, 'kowalski', mlDev, 'DataSteward', at(9, 30));
  putTrainingData(trail, steward, at(9, 45), `support/2026-11-${16 + number}.jsonl`);

  const admin = signIn(trail, 'okafor', mlDev, 'MLPlatformAdmin', at(10), true);
  look(trail, admin, at(10, 2), [
    'sagemaker:ListDomains',
    'sagemaker:ListNotebookInstances',
    'bedrock:ListGuardrails',
    'bedrock:GetGuardrail',
  ]);
  const reader = signIn(trail, 'silva', mlProd, 'ReadOnly', at(11));
  look(trail, reader, at(11, 1), ['sagemaker:ListEndpoints', 'bedrock:ListProvisionedModelThroughputs', 'sagemaker:ListTrainingJobs']);
  const release = signIn(trail, 'raman', mlProd, 'ModelRelease', at(13));
  look(trail, release, at(13, 1), ['sagemaker:ListModelPackages', 'sagemaker:DescribeEndpoint']);

  const auditor = signIn(trail, 'patel', [mlDev, mlProd, storefront, security, shared][number % 5] ?? mlDev, 'SecurityAudit', at(14));
  look(trail, auditor, at(14, 1), ['bedrock:ListGuardrails', 'bedrock:GetModelInvocationLoggingConfiguration', 'sagemaker:ListDomains']);
  for (const [person, hour] of [
    ['tanaka', 9],
    ['ferrari', 12],
  ] as const) {
    const developer = signIn(trail, person, storefront, 'Developer', at(hour, 15), person === 'ferrari');
    askModel(trail, developer, at(hour, 20), 4);
    if (person === 'tanaka') updateFunction(trail, developer, at(hour, 50), 'order-lookup');
  }
  const grace = withMfa(trail, longTerm(mlDev, 'people/grace.adeyemi', '198.51.100.61'), at(10, 30));
  askModel(trail, grace, at(10, 31), 3);
  const key = longTerm(mlDev, 'BedrockAPIKey-x7q2', '198.51.100.62', true);
  askModel(trail, key, at(15), 4, { additionalEventData: { callWithBearerToken: true } });
}

/** What runs every day by itself. */
export function everyDay(trail: Trail, day: number, number: number): void {
  const at = (hour: number, minute = 0): number => day + hour * HOUR + minute * MINUTE;

  for (const hour of [1, 7, 13, 19]) {
    const assistant = begunBy(trail, 'lambda', role(storefront, 'assistant-api'), 'assistant-api', at(hour));
    askModel(trail, assistant, at(hour, 1), 5);
    const gateway = assume(trail, assistant, role(mlProd, 'inference-gateway'), 'assistant-api', at(hour, 10));
    askModel(trail, gateway, at(hour, 11), 4);
    const task = begunBy(trail, 'ecs-tasks', role(storefront, 'checkout'), `7c${number}e4f0a9b8d4c6e${hour}`, at(hour, 20));
    trail.add(task, at(hour, 25), 'bedrock-mantle', 'CreateInference', {
      request: { model: 'openai.gpt-oss-120b', stream: false, service_tier: 'default', callWithBearerToken: false },
      data: true,
      readOnly: false,
      more: {
        resources: [
          {
            accountId: storefront,
            type: 'AWS::BedrockMantle::Project',
            ARN: `arn:aws:bedrock-mantle:us-east-1:${storefront}:project/default`,
          },
        ],
      },
    });
  }
  const agent = begunBy(trail, 'bedrock', role(storefront, 'service-role/shop-agent'), 'BedrockAgents-shop', at(12));
  askModel(trail, agent, at(12, 1), 3);
  const workbench = begunBy(trail, 'ec2', role(mlDev, 'gpu-workbench'), 'i-0a1b2c3d4e5f60718', at(5));
  look(trail, workbench, at(5, 1), ['sagemaker:DescribeTrainingJob', 'sagemaker:DescribeTrainingJob']);
  const states = begunBy(trail, 'states', role(mlDev, 'states-retraining'), `retraining-${number}`, at(4));
  trainingJob(trail, states, at(4, 1), `recommender-2026-11-${16 + number}`, role(mlDev, 'service-role/AmazonSageMaker-ExecutionRole'));
  const job = begunBy(trail, 'sagemaker', role(mlDev, 'service-role/AmazonSageMaker-ExecutionRole'), 'SageMaker', at(4, 5));
  look(trail, job, at(4, 6), ['ecr:BatchGetImage', 'logs:DescribeLogStreams']);

  const tooling = begunBy(trail, 'lambda', role(security, 'SecurityTooling'), 'SecurityTooling', at(4, 10));
  for (const [index, account] of [mlDev, mlProd, storefront].entries()) {
    const there = assume(trail, tooling, role(account, 'security-read'), 'SecurityTooling', at(4, 11 + index));
    look(trail, there, at(4, 11 + index), ['bedrock:ListGuardrails', 'sagemaker:ListNotebookInstances', 'bedrock:ListCustomModels']);
    const recorder = config(account, at(6));
    look(trail, recorder, at(6, index), ['sagemaker:ListTags', 'bedrock:ListTagsForResource']);
  }
  const models = workflow(trail, 'ci-models', 'repo:acme/models:ref:refs/heads/main', at(22));
  const pipeline = assume(trail, models, role(mlProd, 'ai-privileged/model-pipeline'), 'models', at(22, 2));
  if (number % 2 === 0) trainingJob(trail, pipeline, at(22, 4), `ranker-${number}`, role(mlProd, 'service-role/training'));
  look(trail, pipeline, at(22, 5), ['sagemaker:DescribeTrainingJob', 'bedrock:GetModelCustomizationJob']);
  const shop = workflow(trail, 'ci-storefront', 'repo:acme/storefront:environment:production', at(15, 30));
  const deploy = assume(trail, shop, role(storefront, 'ci-deploy-storefront'), 'deploy', at(15, 31));
  updateFunction(trail, deploy, at(15, 32), 'assistant-api');
  const jenkins = longTerm(shared, 'service/jenkins', '198.51.100.40');
  look(trail, jenkins, at(3), ['ecr:GetAuthorizationToken']);

  // whoever is behind these, this trail cannot tell: a vendor, and a session that began before it
  const vendor = fromOutside(trail, VENDOR, role(shared, 'vendor-monitoring'), 'monitoring', at(5, 0));
  look(trail, vendor, at(5, 1), ['sagemaker:ListEndpoints', 'bedrock:ListFoundationModels']);
  if (number === 0)
    look(trail, begunEarlier(role(mlProd, 'ml-operator'), 'nightly', day - HOUR), at(0, 10), [
      'sagemaker:ListEndpoints',
      'sagemaker:DescribeEndpoint',
    ]);
}
