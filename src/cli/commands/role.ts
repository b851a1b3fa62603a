import { type Command, Option } from 'commander';
import { generateRole, roleReport, writeRole } from '../../app/fine-tuning-role.ts';
import { roleFormats, trainingServices } from '../../app/role-choices.ts';
import type { JobOptions } from '../../app/training-job.ts';
import { renderRole } from '../../report/terminal/role.ts';
import { EXIT } from '../exit.ts';
import { paletteFor } from '../output.ts';

interface RoleOptions extends JobOptions {
  readonly format?: string;
  readonly out?: string;
  readonly force?: true;
  readonly quiet?: true;
  readonly color: boolean;
}

/** `mantlet role fine-tuning` */
export default function addRole(program: Command): void {
  const role = program
    .command('role')
    .description('roles that hold what one kind of job needs, and nothing else')
    .addHelpText('after', EXAMPLE);
  role
    .command('fine-tuning')
    .description('a role for fine-tuning jobs: trust, permissions, boundary and the policies of what it touches, proved for every request')
    .addOption(new Option('--service <name>', 'where the jobs run').choices(trainingServices.map(({ name }) => name)).makeOptionMandatory())
    .requiredOption('--account <id>', 'the account of the role and of the jobs')
    .requiredOption('--region <region>', 'where the jobs run')
    .option('--name <name>', 'the name of the role', 'fine-tuning')
    .option('--path <path>', 'the path of the role', '/mantlet/fine-tuning/')
    .option('--training <s3-uri>', 'what is trained on: an object, or a folder with a slash at its end (repeatable)', several, [])
    .option('--validation <s3-uri>', 'what is validated against (repeatable)', several, [])
    .option('--output <s3-uri>', 'the folder that the job writes to')
    .option('--data-account <id>', 'the account that owns the buckets, where it is another')
    .option('--data-key <arn>', 'a key that encrypts what is read (repeatable)', several, [])
    .option('--output-key <arn>', 'the key that encrypts what is written')
    .option('--model-key <arn>', 'the key of the custom model (bedrock) or of the volumes (sagemaker)')
    .option('--subnet <id>', 'a subnet in which the job runs (repeatable)', several, [])
    .option('--security-group <id>', 'a security group of the job (repeatable)', several, [])
    .option('--endpoint <id>', 'the VPC endpoint through which calls come: of S3; on bedrock-mantle its own')
    .option('--without-vpc', 'the job runs in no VPC of yours')
    .option('--base-model <id>', 'the model that is tuned: its id or ARN (bedrock, bedrock-mantle)')
    .option('--image <uri>', 'the training image (sagemaker)')
    .option('--grader <arn>', 'the Lambda function that rewards answers (bedrock)')
    .option('--project <arn>', 'the project (bedrock-mantle)')
    .option('--file <id>', 'an uploaded file that may be trained on (bedrock-mantle, repeatable)', several, [])
    .option('--trusted <arn>', 'who may become the role: a role, a user, an OIDC provider (bedrock-mantle, repeatable)', several, [])
    .option('--subject <text>', "the subject of the OIDC provider's tokens")
    .option('--writer <arn>', 'who else may write the data: a role or a user (repeatable)', several, [])
    .addOption(
      new Option('--format <name>', 'with --out: what deploys it; without: `json` for programs').choices(
        roleFormats.map(({ name }) => name),
      ),
    )
    .option('--out <folder>', 'write the files that deploy it into a new folder')
    .option('--force', 'write into a folder that is not empty')
    .option('--quiet', 'say nothing beside the files')
    .option('--no-color', 'no colour')
    .addHelpText('after', `\nServices:\n${trainingServices.map(({ name, about }) => `  ${name.padEnd(16)}${about}`).join('\n')}`)
    .addHelpText('after', `\nFormats:\n${roleFormats.map(({ name, about }) => `  ${name.padEnd(16)}${about}`).join('\n')}`)
    .addHelpText('after', EXAMPLE)
    .action(async (options: RoleOptions) => {
      const made = generateRole(options);
      const { out, format, quiet } = options;
      const report = roleReport(made);
      if (out === undefined)
        process.stdout.write(format === undefined ? renderRole(report, paletteFor(options)) : `${JSON.stringify(report, undefined, 2)}\n`);
      else {
        const files = await writeRole(made.role, format ?? 'json', out, options.force === true);
        if (quiet !== true)
          process.stdout.write(`${renderRole(report, paletteFor(options))}\n${files} files in ${out}: read README.md there first\n`);
      }
      const answers = made.proof.map(({ answer }) => answer.answer);
      process.exitCode = answers.includes('refuted') ? EXIT.findings : answers.includes('unknown') ? EXIT.incomplete : EXIT.clean;
    });
}

const several = (text: string, before: readonly string[]): readonly string[] => [...before, text];

const EXAMPLE =
  '\nExample:\n  mantlet role fine-tuning --service bedrock --account 111122223333 --region us-east-1 --base-model amazon.nova-lite-v1:0 --training s3://vetted-data/chat/ --output s3://tuned-models/chat/ --subnet subnet-0123456789abcdef0 --security-group sg-0123456789abcdef0 --endpoint vpce-0123456789abcdef0';
