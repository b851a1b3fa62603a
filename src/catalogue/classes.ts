import type { CapabilityClass, Flag, MitreMapping, Tier } from './types.ts';
import { ATLAS_VERSION, ATTACK_VERSION } from './mitre/mitre.ts';

/** One kind of capability: how privileged it is by default, what it means, and how MITRE names it. */
export interface ClassFacts {
  readonly class: CapabilityClass;
  readonly tier: Tier;
  /** When another tier than the default is right. */
  readonly otherTier: string | undefined;
  /** What belongs to the class. */
  readonly means: string;
  /** The reason of a row that has none of its own: what its holder can do. */
  readonly reason: string;
  readonly mitre: readonly MitreMapping[];
  /** Limits that AWS does not offer, so that no policy can promise them. */
  readonly missingGuards: readonly string[];
}

const attack = (...entries: readonly string[]): MitreMapping[] =>
  entries.map((entry) => {
    const [tactic, technique] = entry.split('/');
    return { framework: 'ATT&CK', version: ATTACK_VERSION, tactic, technique };
  });

/** `T0020 TA0003 TA0006` is one technique under two tactics. */
const atlas = (...entries: readonly string[]): MitreMapping[] =>
  entries.flatMap((entry) => {
    const [technique, ...tactics] = entry.split(' ').map((id) => `AML.${id}`);
    return tactics.map((tactic) => ({ framework: 'ATLAS', version: ATLAS_VERSION, tactic, technique }) as const);
  });

const WITH_ROLE = '1 where the action passes a role';

/** The 18 classes; every action has exactly one. */
export const CLASSES: readonly ClassFacts[] = [
  {
    class: 'model-train',
    tier: 1,
    otherTier: undefined,
    means: 'starts or alters training, fine-tuning or distillation, imports or copies weights, submits rewards',
    reason: 'Changes the weights of a model, and with them what it answers to everybody, for as long as the model is used.',
    mitre: [...attack('TA0003/T1525', 'TA0040/T1565.001'), ...atlas('T0020 TA0003 TA0006', 'T0018.000 TA0006 TA0001', 'T0043.004 TA0001')],
    missingGuards: [
      'bedrock:CreateModelCustomizationJob: tags and model ARNs only; no key for dataset, role, KMS key or VPC',
      'sagemaker:CreateJob: no key for network isolation',
      'sagemaker:TrainHubModel: tags of the hub only',
      'bedrock-mantle:CreateFineTuningJob: no key for role, KMS key, VPC or grader function',
    ],
  },
  {
    class: 'training-data',
    tier: 2,
    otherTier: undefined,
    means: 'writes what a model learns from or is grounded on: datasets, features, labels, documents, vocabularies, memory, feedback',
    reason: 'Writes data that a model learns from or answers from, so whoever writes it decides in part what the model will say.',
    mitre: [...attack('TA0040/T1565.001'), ...atlas('T0020 TA0003 TA0006', 'T0070 TA0006', 'T0080.000 TA0006', 'T0059 TA0011')],
    missingGuards: ['bedrock-mantle:CreateFile: project ARN and tag only; nothing about purpose or content'],
  },
  {
    class: 'model-deploy',
    tier: 2,
    otherTier: WITH_ROLE,
    means: 'puts a model, version or alias into service, or approves it',
    reason: 'Decides which model or version answers in production, an untested or manipulated one included.',
    mitre: [...attack('TA0003/T1525'), ...atlas('T0018 TA0006 TA0001', 'T0010.003 TA0004')],
    missingGuards: ['sagemaker:UpdateEndpoint: no key; the guard sits on the endpoint configuration'],
  },
  {
    class: 'guardrail',
    tier: 1,
    otherTier: undefined,
    means:
      'creates, weakens or removes a safety control: guardrail, reasoning or Cedar policy, rate limit, block list, retention, approval',
    reason: 'Moves a limit that keeps a model or agent within its bounds; loosened or gone, nothing else says no in its place.',
    mitre: [...attack('TA0005/T1562.001'), ...atlas('T0054 TA0012 TA0007')],
    missingGuards: ['bedrock:PutEnforcedGuardrailConfiguration and DeleteEnforcedGuardrailConfiguration: neither ARN nor key'],
  },
  {
    class: 'agent-shape',
    tier: 2,
    otherTier: WITH_ROLE,
    means: 'changes an agent, tool, plugin, prompt, flow, bot, gateway, registry or connector',
    reason: 'Changes what an agent is told, what it may call or whom it talks to, so that later users run with the changed behaviour.',
    mitre: [...attack('TA0003/T1546'), ...atlas('T0081 TA0006 TA0007', 'T0110 TA0006', 'T0103 TA0005')],
    missingGuards: [
      'bedrock-agentcore: CredentialProviderType, GatewayAuthorizerType, McpTargetConfigurationType, PolicyEngineMode, PolicyEngineArn and ProtocolType are defined and attached to no action',
    ],
  },
  {
    class: 'agent-exec',
    tier: 1,
    otherTier: undefined,
    means: 'runs code, commands, browsers, MCP tools or payments with the role of somebody else',
    reason: "Runs code or tools under an identity that is not the caller's own, with whatever that identity may do.",
    mitre: [
      ...attack('TA0002/T1651', 'TA0002/T1059.009', 'TA0006/T1552.005'),
      ...atlas('T0053 TA0005 TA0012', 'T0050 TA0005', 'T0086 TA0010'),
    ],
    missingGuards: ['bedrock-agentcore:ConnectBrowserAutomationStream: neither ARN nor key'],
  },
  {
    class: 'invoke',
    tier: 3,
    otherTier: undefined,
    means: 'inference, retrieval, conversation, batch inference',
    reason: 'Uses a model, agent or index without changing it: at stake are what it reveals and what its use costs.',
    mitre: [...attack('TA0040/T1496.004'), ...atlas('T0040 TA0000', 'T0034 TA0011', 'T0024 TA0010', 'T0051 TA0005')],
    missingGuards: ['bedrock-mantle:CreateInference and aws-external-anthropic:CreateInference: no guardrail key'],
  },
  {
    class: 'content-read',
    tier: 3,
    otherTier: undefined,
    means: 'reads prompts, outputs, memory, documents, weights, exports, presigned downloads',
    reason: 'Reads what people said to a model, what it answered, or the data and weights behind it.',
    mitre: [...attack('TA0009/T1530', 'TA0009/T1213'), ...atlas('T0085 TA0009', 'T0035 TA0009', 'T0048.004 TA0011')],
    missingGuards: [],
  },
  {
    class: 'sharing',
    tier: 1,
    otherTier: undefined,
    means: 'writes a resource policy, a cross-account share or an access list of documents',
    reason: 'Decides who else may reach a model or its data, strangers in other accounts included.',
    mitre: [...attack('TA0010/T1537', 'TA0003/T1098'), ...atlas('T0025 TA0010', 'T0048.004 TA0011')],
    missingGuards: ['no key sees the text of the policy that is written'],
  },
  {
    class: 'identity',
    tier: 1,
    otherTier: undefined,
    means: 'creates principals in an AI service; mints tokens, keys and presigned session URLs',
    reason: "Makes or hands out an identity, token or session that works beyond the caller's own and may outlive it.",
    mitre: [
      ...attack('TA0003/T1098.001', 'TA0003/T1136.003', 'TA0006/T1528', 'TA0008/T1550.001'),
      ...atlas('T0012 TA0004 TA0012', 'T0091.000 TA0015', 'T0083 TA0013'),
    ],
    missingGuards: [],
  },
  {
    class: 'obs-write',
    tier: 2,
    otherTier: '1 where it removes or stops logging, monitoring or evaluation',
    means: 'changes or removes AI logging, monitoring, evaluation or traces',
    reason: 'Changes what is recorded or measured about a model, so that misuse or a bad model may pass unseen.',
    mitre: [...attack('TA0005/T1562.008'), { framework: 'ATLAS', version: ATLAS_VERSION, tactic: 'AML.TA0007', technique: undefined }],
    missingGuards: ['bedrock:PutModelInvocationLoggingConfiguration and DeleteModelInvocationLoggingConfiguration: neither ARN nor key'],
  },
  {
    class: 'obs-read',
    tier: 3,
    otherTier: undefined,
    means: 'reads deep telemetry, metrics, evaluation results',
    reason: 'Shows how a model is watched and how well it does, which tells an attacker what will be noticed.',
    mitre: [...attack('TA0007/T1654'), ...atlas('T0063 TA0008')],
    missingGuards: [],
  },
  {
    class: 'cost-quota',
    tier: 2,
    otherTier: undefined,
    means: 'agreements, entitlements, throughput, reservations, subscriptions, limits',
    reason: 'Commits the account to spend or unlocks a model, which whoever may invoke models can then use up.',
    mitre: [...attack('TA0040/T1496.004'), ...atlas('T0034 TA0011')],
    missingGuards: ['bedrock:PutFoundationModelEntitlement: neither ARN nor key'],
  },
  {
    class: 'ml-compute',
    tier: 2,
    otherTier: WITH_ROLE,
    means: 'hosts that run code with a role: notebooks, domains, apps, clusters, pipelines, lifecycle scripts',
    reason: 'Sets up or changes a machine that runs code beside models and their data.',
    mitre: [...attack('TA0004/T1078.004', 'TA0003/T1546', 'TA0002/T1651'), ...atlas('T0012 TA0004 TA0012')],
    missingGuards: [],
  },
  {
    class: 'disrupt',
    tier: 3,
    otherTier: undefined,
    means: 'delete, stop, cancel',
    reason: 'Ends or deletes something that AI workloads depend on; it gives the holder nothing beyond the damage.',
    mitre: [...attack('TA0040/T1485', 'TA0040/T1489'), ...atlas('T0029 TA0011', 'T0031 TA0011')],
    missingGuards: [],
  },
  {
    class: 'admin-config',
    tier: 4,
    otherTier: '2 while unreviewed, or where the action passes a role',
    means: 'other writes; also the place of writes that nobody has reviewed',
    reason: 'Ordinary administration: names, folders, settings that change neither behaviour nor access nor safety.',
    mitre: [],
    missingGuards: [],
  },
  {
    class: 'tagging',
    tier: 4,
    otherTier: '1 where a policy decides by the tag',
    means: 'adds or removes tags',
    reason: 'Sets labels on a resource; they matter where a policy decides by them.',
    mitre: [],
    missingGuards: [],
  },
  {
    class: 'metadata-read',
    tier: 4,
    otherTier: undefined,
    means: 'list and describe',
    reason: 'Shows what exists and how it is set up, without what models were told, answered or learnt.',
    mitre: [...attack('TA0007/T1526'), ...atlas('T0075 TA0008', 'T0007 TA0008', 'T0013 TA0008')],
    missingGuards: [],
  },
];

const byId = new Map(CLASSES.map((facts) => [facts.class, facts]));

/** The facts of a class. */
export const classFacts = (id: CapabilityClass): ClassFacts => byId.get(id) ?? (CLASSES[15] as ClassFacts);

/** Whether a text names a class. */
export const isClass = (text: string): text is CapabilityClass => byId.has(text as CapabilityClass);

/** What each tier means, and what a firewall does with it unless told otherwise. */
export const TIERS: Readonly<Record<Tier, { readonly name: string; readonly means: string; readonly default: string }>> = {
  1: {
    name: 'shaping or controlling',
    means: 'trains a model, weakens a safety or audit control, extends access, runs code under another identity or passes a role',
    default: 'denied except to exempt principals, granted for a time',
  },
  2: {
    name: 'indirectly privileged',
    means: 'changes behaviour through data or configuration, commits spend without bound, unlocks a model',
    default: 'denied except to exempt principals',
  },
  3: {
    name: 'scoped use',
    means: 'uses a model, reads content in bulk, deletes or stops',
    default: 'limited to identity, model and purpose',
  },
  4: { name: 'ordinary', means: 'everything else', default: 'not limited' },
};

/** What each flag says and why it matters. */
export const FLAGS: Readonly<Record<Flag, string>> = {
  passesRole: 'takes an IAM role that AWS will assume: needs iam:PassRole',
  passesRoleUnknown: 'no SDK model says whether a role is passed',
  writesPolicy: 'writes or removes a policy document',
  takesLambda: 'names a Lambda function: who can change that function can change the result',
  takesSecret: 'names a secret: credentials of third parties enter the service',
  takesImage: 'names a container image: a supply chain of code',
  s3: 'names an S3 location: a way in or out for data',
  vpc: 'names subnets: network placement can be checked',
  kms: 'names a KMS key: the choice of key can be checked',
  noResourceLevel: 'has no resource type: only Resource * works',
  noConditionKeys: 'has no condition key of its own: only global keys work',
};
