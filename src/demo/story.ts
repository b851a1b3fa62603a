import { arnOf, permissionSetArn } from './builders/principals.ts';
import { ACCOUNTS } from './names.ts';

/**
 * `conditional`: directly, if a condition is met that only a call can tell. `indirect`: not by itself, but through others, certainly or
 * under conditions. `no`: neither.
 */
export type Expected = 'yes' | 'conditional' | 'no' | 'indirect';

/** What Acme shows of one principal and one action. */
export interface StoryRow {
  readonly principal: string;
  readonly action: string;
  readonly expected: Expected;
  readonly why: string;
}

const TUNE = 'bedrock:CreateModelCustomizationJob';
const TUNE_ON_MANTLE = 'bedrock-mantle:CreateFineTuningJob';
const TRAIN = 'sagemaker:CreateTrainingJob';
const DELETE_GUARDRAIL = 'bedrock:DeleteGuardrail';
const UPDATE_GUARDRAIL = 'bedrock:UpdateGuardrail';

const dev = (name: string): string => arnOf(ACCOUNTS.mlDev, 'role', name);
const prod = (name: string): string => arnOf(ACCOUNTS.mlProd, 'role', name);
const shop = (name: string): string => arnOf(ACCOUNTS.storefront, 'role', name);
const shared = (name: string): string => arnOf(ACCOUNTS.shared, 'role', name);
const devUser = (name: string): string => arnOf(ACCOUNTS.mlDev, 'user', name);

const row = (principal: string, action: string, expected: Expected, why: string): StoryRow => ({ principal, action, expected, why });

/** What can be learnt from Acme, as AWS's rules have it; judged on any resource that the action may be about. */
export const STORY: readonly StoryRow[] = [
  // plain grants, and where they come from
  row(devUser('service/trainer-service'), TRAIN, 'yes', 'the group `trainers` allows it, and the keys are of 2024'),
  row(
    permissionSetArn(ACCOUNTS.mlDev, 'DataScientist'),
    UPDATE_GUARDRAIL,
    'yes',
    'AmazonBedrockFullAccess holds it beside what training needs',
  ),
  row(
    permissionSetArn(ACCOUNTS.mlDev, 'DataSteward'),
    'bedrock-mantle:CreateFile',
    'yes',
    'the inline policy of the permission set hands files over',
  ),
  row(
    devUser('BedrockAPIKey-x7q2'),
    DELETE_GUARDRAIL,
    'yes',
    'the user behind a long-term API key has AmazonBedrockLimitedAccess, which is not that limited',
  ),
  row(dev('prompt-engineer'), DELETE_GUARDRAIL, 'yes', 'AmazonBedrockLimitedAccess deletes guardrails'),
  row(dev('notaction-admin'), TUNE, 'yes', 'NotAction allows all that it does not name'),
  row(dev('old-habits'), TUNE, 'yes', 'action names ignore case, and `?` stands for the J'),
  row(dev('model-evaluator'), TUNE, 'yes', 'the default version of `eval-tools` is the older one, which tunes'),
  row(dev('restored-version'), TRAIN, 'no', 'the version of `once-risky` that trains is not the default one'),
  row(dev('wrong-resource'), TUNE, 'no', 'the statement is about guardrails, which this action is not about'),
  row(dev('tune-but-not-here'), TUNE, 'no', 'an explicit deny with a wildcard beats `bedrock:*`'),
  row(dev('mantle-user'), TUNE_ON_MANTLE, 'no', 'AmazonBedrockMantleInferenceAccess only asks models'),

  // permissions boundaries
  row(dev('ml-engineer'), TUNE, 'yes', 'policy and boundary both allow it'),
  row(dev('ml-engineer'), DELETE_GUARDRAIL, 'no', 'the boundary `boundary-ml` denies it'),
  row(dev('web-builder'), TUNE_ON_MANTLE, 'yes', '`boundary-developer` denies training on two planes and forgets the third'),
  row(dev('web-builder'), TRAIN, 'indirect', 'the boundary denies it here, and a role in ml-prod trusts the whole account'),

  // conditions that hold, and conditions that only look so
  row(dev('tune-with-mfa'), TUNE, 'conditional', 'only with aws:MultiFactorAuthPresent'),
  row(dev('tune-with-mfa-trap'), TUNE, 'yes', 'BoolIfExists also passes where the key is absent'),
  row(dev('train-in-vpc'), TRAIN, 'conditional', 'only in two subnets, and Null asks that subnets are named at all'),
  row(dev('train-in-vpc-trap'), TRAIN, 'yes', 'ForAllValues is true for a job without subnets'),
  row(dev('notebook-by-endpoint'), 'sagemaker:CreatePresignedDomainUrl', 'conditional', 'only through one VPC endpoint'),
  row(dev('tune-vetted-files'), TUNE_ON_MANTLE, 'conditional', 'only with two vetted files'),
  row(dev('tune-tagged-jobs'), TUNE, 'conditional', 'only with a tag that the caller writes himself'),
  row(dev('tune-for-team-ml'), TUNE_ON_MANTLE, 'yes', 'the role has the tag that the policy asks for'),
  row(dev('tune-for-team-web'), TUNE_ON_MANTLE, 'no', 'the role has another team in its tag'),
  row(devUser('people/grace.adeyemi'), 'bedrock:InvokeModel', 'conditional', 'the group `analysts` asks for MFA'),

  // through others
  row(dev('developer'), TRAIN, 'indirect', 'assumes shared-trainer in ml-prod, which its SCP exempts'),
  row(dev('app-builder'), TUNE, 'indirect', 'passes fn-tuning-scheduler to a function of its own'),
  row(dev('grader-developer'), TUNE, 'indirect', 'changes the function that rewards in a fine-tuning job'),
  row(dev('policy-author'), TUNE, 'indirect', 'writes a new version of a policy that it has itself'),
  row(dev('version-keeper'), TRAIN, 'indirect', 'makes the risky version of its own policy the default one again'),
  row(dev('inline-writer'), TUNE, 'indirect', 'writes the policies of a role that it may assume'),
  row(dev('support-desk'), TRAIN, 'indirect', 'makes access keys for trainer-service'),
  row(devUser('people/ines.campos'), TRAIN, 'indirect', 'adds herself to the group `trainers`'),
  row(dev('studio-helper'), TRAIN, 'indirect', "opens a colleague's Studio, which runs with the execution role"),
  row(dev('notebook-starter'), TRAIN, 'indirect', 'starts a notebook with the execution role'),
  row(dev('agent-operator'), 'bedrock:StartIngestionJob', 'indirect', 'runs code in a code interpreter with a role of its own'),
  row(dev('workbench-user'), TRAIN, 'indirect', 'opens a shell on an instance whose role trains, if one runs'),
  row(dev('mirror-a'), TUNE, 'no', 'two roles that trust each other reach nothing but each other'),

  // service control policies, and their holes
  row(prod('ai-privileged/model-pipeline'), TUNE, 'yes', 'its path is exempt from ai-guard'),
  row(
    prod('ai-privileged/model-pipeline'),
    'bedrock:DeleteModelInvocationLoggingConfiguration',
    'no',
    'neither its policy nor its boundary allows it',
  ),
  row(prod('ai-privileged/spring-campaign'), TUNE, 'yes', 'exempt, and never used since it was made'),
  row(prod('ml-operator'), TUNE_ON_MANTLE, 'yes', 'AmazonBedrockFullAccess grants bedrock-mantle:*, which ai-guard forgets'),
  row(
    prod('observability'),
    'bedrock:PutModelInvocationLoggingConfiguration',
    'yes',
    'ai-guard denies the deletion of logging, and a put switches it off too',
  ),
  row(prod('observability'), 'bedrock:DeleteModelInvocationLoggingConfiguration', 'no', 'ai-guard denies it, and the path is not exempt'),
  row(prod('role-maker'), TUNE, 'indirect', 'creates a role in the path that ai-guard exempts'),
  row(
    permissionSetArn(ACCOUNTS.mlProd, 'MLPlatformAdmin'),
    UPDATE_GUARDRAIL,
    'indirect',
    'may assume role-maker and create an exempt role; guardrail-editor with MFA is the way that was meant',
  ),
  row(permissionSetArn(ACCOUNTS.mlProd, 'ReadOnly'), TUNE, 'no', 'ReadOnlyAccess reads'),
  row(prod('break-glass/emergency'), DELETE_GUARDRAIL, 'yes', 'its path is exempt everywhere'),
  row(arnOf(ACCOUNTS.management, 'user', 'break-glass'), DELETE_GUARDRAIL, 'yes', 'SCPs do not bind the management account'),
  row(shared('ci-models'), TRAIN, 'indirect', 'assumes model-pipeline, as it is meant'),
  row(
    shared('ci-anything'),
    TUNE_ON_MANTLE,
    'indirect',
    'assumes ci-deploy in ml-prod, and any GitHub owner whose name begins with acme assumes it',
  ),
  row(shared('vendor-monitoring'), DELETE_GUARDRAIL, 'no', 'SecurityAudit reads'),
  row(shop('assistant-api'), 'bedrock:InvokeModel', 'yes', 'one model and the guardrails of the account'),
  row(shop('wildcard-tuner'), DELETE_GUARDRAIL, 'no', 'ai-guard denies it in the workload accounts too'),
  row(shop('wildcard-tuner'), TUNE_ON_MANTLE, 'yes', '`bedrock-mantle:*` passes ai-guard'),
  row(shop('helpdesk-builder'), 'qbusiness:CreatePlugin', 'yes', 'no SCP of the account speaks of Amazon Q Business'),
  row(permissionSetArn(ACCOUNTS.sandbox, 'SandboxAdmin'), TUNE, 'no', 'sandbox-no-ai denies bedrock:*'),
  row(
    permissionSetArn(ACCOUNTS.sandbox, 'SandboxAdmin'),
    'comprehend:CreateDocumentClassifier',
    'yes',
    'sandbox-no-ai knows five prefixes of some seventy',
  ),
  row(arnOf(ACCOUNTS.suspended, 'role', 'lab-trainer'), TRAIN, 'no', 'deny-all-suspended'),
];
