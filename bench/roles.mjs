// node bench/roles.mjs: roles of `mantlet role fine-tuning` beside those that AWS publishes for the same job. Needs `npm run build`.
const load = (path) => import(new URL(`../dist/${path}`, import.meta.url));
const { trainingJob } = await load('app/training-job.js');
const { fineTuningRole } = await load('roles/generate/fine-tuning-role.js');
const { proveRole } = await load('roles/generate/prove-role.js');
const { prove } = await load('firewall/prove/prove.js');
const { actionsNamed } = await load('firewall/prove/relevant.js');
const { parsePolicy } = await load('iam/parse.js');

const ACCOUNT = '111122223333';
const options = {
  account: ACCOUNT,
  region: 'us-east-1',
  name: 'fine-tuning',
  path: '/mantlet/fine-tuning/',
  training: ['s3://tuning/train/'],
  validation: [],
  output: 's3://tuning/out/',
  dataKey: [],
  subnet: ['subnet-0123456789abcdef0'],
  securityGroup: ['sg-0123456789abcdef0'],
  endpoint: 'vpce-0123456789abcdef0',
  file: [],
  trusted: [],
  writer: [],
};
const JOBS = {
  bedrock: trainingJob({ ...options, service: 'bedrock', baseModel: 'amazon.nova-lite-v1:0' }),
  sagemaker: trainingJob({ ...options, service: 'sagemaker', image: `${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/trainer` }),
};

const bucket = ['arn:aws:s3:::tuning', 'arn:aws:s3:::tuning/*'];
const allow = (Action, Resource) => ({ Effect: 'Allow', Action, Resource });
/** What AWS's samples give the role of the job: read from aws-samples/amazon-bedrock-workshop, commit 8b378f2, folder 03_Model_customization. */
const PUBLISHED = [
  [
    'bedrock',
    'amazon-bedrock-workshop, fine-tuning notebooks',
    [
      allow(
        [
          's3:AbortMultipartUpload',
          's3:DeleteObject',
          's3:PutObject',
          's3:GetObject',
          's3:GetBucketAcl',
          's3:GetBucketNotification',
          's3:ListBucket',
          's3:PutBucketNotification',
        ],
        bucket,
      ),
    ],
  ],
  [
    'bedrock',
    'amazon-bedrock-workshop, model_distillation/utils.py',
    [
      allow(['s3:GetObject', 's3:PutObject', 's3:ListBucket'], bucket),
      allow(
        [
          'bedrock:CreateModelCustomizationJob',
          'bedrock:GetModelCustomizationJob',
          'bedrock:ListModelCustomizationJobs',
          'bedrock:StopModelCustomizationJob',
        ],
        `arn:aws:bedrock:*:${ACCOUNT}:model-customization-job/*`,
      ),
      allow(['bedrock:InvokeModel'], [`arn:aws:bedrock:*:${ACCOUNT}:inference-profile/*`, 'arn:aws:bedrock:*::foundation-model/*']),
    ],
  ],
];
const full = await shipped('AmazonSageMakerFullAccess');
if (full !== undefined) PUBLISHED.push(['sagemaker', 'SageMaker notebooks: AmazonSageMakerFullAccess', full]);

async function shipped(name) {
  const { createInterface } = await import('node:readline');
  const { createReadStream } = await import('node:fs');
  for await (const line of createInterface({ input: createReadStream(new URL('../data/managed-policies.ndjson', import.meta.url)) }))
    if (line.startsWith(`{"arn":"arn:aws:iam::aws:policy/${name}"`)) return JSON.parse(line).document.Statement;
  return undefined;
}

/** The first call that a policy allows and the job does not need; both evaluators agree on it. */
function beyond(statements, needs) {
  const policy = parsePolicy({ Version: '2012-10-17', Statement: statements }, 'scp', { name: 'published' });
  const controls = { account: ACCOUNT, management: false, scp: [[policy]], rcp: undefined };
  const situation = {
    partition: 'aws',
    organization: undefined,
    accounts: [{ controls, lineage: [ACCOUNT], organizationPath: undefined }],
  };
  const answer = prove({ id: 'beyond', claim: 'confined', to: needs }, situation);
  return answer.answer === 'refuted' ? `${answer.witness.action} on ${answer.witness.resource.arn}` : answer.answer;
}

const actions = (statements) =>
  actionsNamed(statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action = [] }) => [Action].flat())).filter(
    (action) => !action.endsWith(':XAddedLaterByAws'),
  ).length;
const resources = (statements) => {
  const all = new Set(statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Resource = [] }) => [Resource].flat()));
  return `${all.size}${all.has('*') ? ', among them *' : ''}`;
};
const conditions = (statements) => {
  const allows = statements.filter(({ Effect }) => Effect === 'Allow');
  return `${allows.filter(({ Condition }) => Condition !== undefined).length} of ${allows.length}`;
};
const row = (service, name, statements, call) =>
  console.log(`| ${service} | ${name} | ${actions(statements)} | ${resources(statements)} | ${conditions(statements)} | ${call} |`);

console.log('| job | role | actions | resources | statements with conditions | a call that it allows and the job does not need |');
console.log('|---|---|---|---|---|---|');
for (const [service, job] of Object.entries(JOBS)) {
  const role = fineTuningRole(job);
  const open = proveRole(role).filter(({ answer }) => answer.answer !== 'proved');
  row(service, '`mantlet role fine-tuning`', role.permissions.Statement, open.length === 0 ? 'none: proved' : `${open.length} claims open`);
  for (const [, name, statements] of PUBLISHED.filter(([of]) => of === service))
    row(service, name, statements, beyond(statements, role.needs));
}
