import type { JobMember, TrainingService } from '../roles/training-service.ts';
import { trainingServices } from '../roles/services/index.ts';
import type { DataLocation, TrainingJob } from '../roles/training-job.ts';
import { UsageError } from './usage-error.ts';

/** A job as the command line has it. */
export interface JobOptions {
  readonly service: string;
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly path: string;
  readonly dataAccount?: string;
  readonly training: readonly string[];
  readonly validation: readonly string[];
  readonly output?: string;
  readonly dataKey: readonly string[];
  readonly outputKey?: string;
  readonly modelKey?: string;
  readonly subnet: readonly string[];
  readonly securityGroup: readonly string[];
  readonly endpoint?: string;
  readonly withoutVpc?: true;
  readonly baseModel?: string;
  readonly image?: string;
  readonly grader?: string;
  readonly project?: string;
  readonly file: readonly string[];
  readonly trusted: readonly string[];
  readonly subject?: string;
  readonly writer: readonly string[];
}

/** The option that says a member of a job. */
const OPTIONS: Readonly<Record<JobMember, string>> = {
  training: '--training',
  validation: '--validation',
  output: '--output',
  dataKeys: '--data-key',
  outputKey: '--output-key',
  modelKey: '--model-key',
  subnets: '--subnet',
  securityGroups: '--security-group',
  baseModel: '--base-model',
  imageRepository: '--image',
  grader: '--grader',
  project: '--project',
  files: '--file',
  trusted: '--trusted',
  subject: '--subject',
  writers: '--writer',
};

/** The job that options describe. Throws a `UsageError` for the first thing that is missing or not as AWS writes it. */
export function trainingJob(options: JobOptions): TrainingJob {
  const service = trainingServices.find(({ name }) => name === options.service);
  if (service === undefined)
    throw new UsageError(`there is no service \`${options.service}\`: ${trainingServices.map(({ name }) => name).join(', ')}`);
  const job = read(options, service);
  for (const member of service.needs)
    if (isEmpty(job[member])) throw new UsageError(`${OPTIONS[member]} is missing: a role for ${service.name} follows from it`);
  for (const member of Object.keys(OPTIONS) as JobMember[])
    if (!isEmpty(job[member]) && !service.needs.includes(member) && !service.takes.includes(member))
      throw new UsageError(`${OPTIONS[member]} says nothing to ${service.name}: leave it out`);
  checkNetwork(options, job, service);
  if (job.trusted.some((arn) => arn.includes(':oidc-provider/')) !== (job.subject !== undefined))
    throw new UsageError(
      '--subject goes with an OIDC provider as --trusted: write the `sub` of its tokens, such as `repo:acme/tuning:environment:training`',
    );
  return job;
}

function checkNetwork({ withoutVpc }: JobOptions, job: TrainingJob, service: TrainingService): void {
  if (!service.runsInVpc) {
    if (withoutVpc === true) throw new UsageError(`--without-vpc says nothing to ${service.name}: leave it out`);
    return;
  }
  const named = [job.subnets.length > 0, job.securityGroups.length > 0, job.endpoint !== undefined];
  if (withoutVpc === true) {
    if (named.some(Boolean))
      throw new UsageError('--without-vpc contradicts --subnet, --security-group and --endpoint: leave one of them out');
    return;
  }
  if (!named.every(Boolean))
    throw new UsageError(
      'where does the job run? Name --subnet, --security-group and --endpoint (the VPC endpoint of S3), or say --without-vpc',
    );
}

function read(options: JobOptions, { name: service }: TrainingService): TrainingJob {
  const { account, region } = options;
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  const ids = (option: string, kind: string, all: readonly string[]): readonly string[] =>
    all.map((id) => matching(option, id, new RegExp(`^${kind}-[0-9a-f]{8,17}$`), `an id such as \`${kind}-0123456789abcdef0\``));
  const key = (option: string, arn: string): string =>
    matching(
      option,
      arn,
      /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/,
      `the ARN of a key, such as \`arn:aws:kms:${region}:${account}:key/1234abcd-...\`; an alias may be moved to another key`,
    );
  return {
    service: service,
    name: matching('--name', options.name, /^[\w+=,.@-]{1,64}$/, 'a name of a role: up to 64 letters, digits and `+=,.@_-`'),
    path: matching('--path', options.path, /^\/(?:[\w+=,.@-]+\/)*$/, 'a path such as `/mantlet/fine-tuning/`'),
    partition,
    account: matching('--account', account, /^\d{12}$/, 'an account of twelve digits'),
    region: matching('--region', region, /^[a-z]{2}(?:-[a-z]+)+-\d+$/, 'a Region such as `us-east-1`'),
    training: options.training.map((uri) => location('--training', uri)),
    validation: options.validation.map((uri) => location('--validation', uri)),
    output: options.output === undefined ? undefined : folder('--output', options.output),
    dataAccount:
      options.dataAccount === undefined
        ? account
        : matching('--data-account', options.dataAccount, /^\d{12}$/, 'an account of twelve digits'),
    dataKeys: options.dataKey.map((arn) => key('--data-key', arn)),
    outputKey: options.outputKey === undefined ? undefined : key('--output-key', options.outputKey),
    modelKey: options.modelKey === undefined ? undefined : key('--model-key', options.modelKey),
    subnets: ids('--subnet', 'subnet', options.subnet),
    securityGroups: ids('--security-group', 'sg', options.securityGroup),
    endpoint: options.endpoint === undefined ? undefined : ids('--endpoint', 'vpce', [options.endpoint])[0],
    baseModel: options.baseModel === undefined ? undefined : baseModel(options.baseModel, service, partition, region),
    imageRepository: options.image === undefined ? undefined : repository(options.image, partition),
    grader:
      options.grader === undefined
        ? undefined
        : matching(
            '--grader',
            options.grader,
            /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+$/,
            'the ARN of a Lambda function without a version',
          ),
    project:
      options.project === undefined
        ? undefined
        : matching(
            '--project',
            options.project,
            /^arn:[\w-]+:bedrock-mantle:[\w-]+:\d{12}:project\/[\w-]+$/,
            `the ARN of a project, such as \`arn:${partition}:bedrock-mantle:${region}:${account}:project/tuning\``,
          ),
    files: options.file.map((id) => matching('--file', id, /^[\w.-]+$/, 'the id of an uploaded file')),
    trusted: options.trusted.map((arn) =>
      matching(
        '--trusted',
        arn,
        /^arn:[\w-]+:iam::\d{12}:(?:role|user|oidc-provider)\/[\w+=,.@/:-]+$/,
        'the ARN of a role, a user or an OIDC provider',
      ),
    ),
    subject:
      options.subject === undefined
        ? undefined
        : matching('--subject', options.subject, /^[^*?$]+$/, 'a whole subject: a pattern would let others in'),
    writers: options.writer.map((arn) =>
      matching('--writer', arn, /^arn:[\w-]+:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]+$/, 'the ARN of a role or a user'),
    ),
  };
}

function matching(option: string, text: string, form: RegExp, wanted: string): string {
  if (!form.test(text)) throw new UsageError(`${option} \`${text}\`: write ${wanted}`);
  return text;
}

function location(option: string, uri: string): DataLocation {
  const [, bucket, key = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(
      matching(option, uri, /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/.*)?$/s, '`s3://bucket/folder/` or `s3://bucket/object`'),
    ) ?? [];
  // `*`, `?` and `${` mean something else in a policy than in a name
  if (/[*?$]/.test(key))
    throw new UsageError(`${option} \`${uri}\`: a policy cannot name a key with \`*\`, \`?\` or \`$\`: name its folder`);
  return { bucket: bucket ?? '', key };
}

function folder(option: string, uri: string): DataLocation {
  const { bucket, key } = location(option, uri);
  if (key !== '' && !key.endsWith('/')) throw new UsageError(`${option} \`${uri}\`: write a folder, with a slash at its end: \`${uri}/\``);
  return { bucket, key };
}

function baseModel(text: string, service: string, partition: string, region: string): string {
  if (service === 'bedrock-mantle') return matching('--base-model', text, /^[\w.:-]+$/, 'the id of a model');
  return text.startsWith('arn:')
    ? matching(
        '--base-model',
        text,
        /^arn:[\w-]+:bedrock:[\w-]+:\d*:(?:foundation-model|custom-model)\/[\w.:/-]+$/,
        'the ARN or the id of a model',
      )
    : `arn:${partition}:bedrock:${region}::foundation-model/${matching('--base-model', text, /^[\w.:-]+$/, 'the ARN or the id of a model')}`;
}

function repository(image: string, partition: string): string {
  const [, account, region, name] =
    /^(\d{12})\.dkr\.ecr\.([\w-]+)\.amazonaws\.com(?:\.cn)?\/([a-z0-9][\w./-]*?)(?:[:@].*)?$/.exec(
      matching(
        '--image',
        image,
        /^\d{12}\.dkr\.ecr\.[\w-]+\.amazonaws\.com(?:\.cn)?\/[a-z0-9][\w./-]*(?:[:@][\w.:-]+)?$/,
        'an image of ECR, such as `111122223333.dkr.ecr.us-east-1.amazonaws.com/trainer`',
      ),
    ) ?? [];
  return `arn:${partition}:ecr:${region ?? ''}:${account ?? ''}:repository/${name ?? ''}`;
}

const isEmpty = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);
