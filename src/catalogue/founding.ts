/** A public text that named AI actions as sensitive before this catalogue existed. */
export type FoundingText =
  | 'fine-tuning permissions, 2026'
  | 'sensitive AI permissions, 2024'
  | 'Bedrock access governance'
  | 'fine-tuning role';

/** An action as such a text names it. */
export interface FoundingAction {
  readonly action: string;
  readonly text: FoundingText;
  /** The tactic exactly as published, misspellings included; undefined where the text gives none. */
  readonly tactic: string | undefined;
}

const sonrai = (tactic: string | undefined, ...actions: readonly string[]): FoundingAction[] =>
  actions.map((action) => ({ action, text: 'sensitive AI permissions, 2024', tactic }));

/** The AI actions that the founding texts name and AWS has. */
export const FOUNDING_ACTIONS: readonly FoundingAction[] = [
  { action: 'bedrock-mantle:CreateFineTuningJob', text: 'fine-tuning permissions, 2026', tactic: 'Resource Development' },
  ...sonrai('Impact', 'bedrock:ApplyGuardrail', 'bedrock:DeleteGuardrail', 'bedrock:UpdateGuardrail'),
  ...sonrai('Persistence', 'qbusiness:CreatePlugin', 'qbusiness:CreateUser', 'qbusiness:UpdatePlugin'),
  ...sonrai('Persistence', 'sagemaker:CreateCodeRepository', 'sagemaker:CreateUserProfile'),
  ...sonrai('Initial Access', 'sagemaker:CreatePresignedDomainUrl'),
  ...sonrai('Privilege Escalation', 'sagemaker:PutModelPackageGroupPolicy'),
  ...sonrai(
    undefined,
    'sagemaker:CreateEndpointConfig',
    'sagemaker:CreateNotebookInstance',
    'sagemaker:CreateTrainingJob',
    'sagemaker:CreateWorkforce',
  ),
  ...sonrai('Defensive Evasion', 'lex:CreateResourcePolicy', 'lex:UpdateResourcePolicy'),
  ...sonrai('Persistence', 'rekognition:PutProjectPolicy', 'comprehend:CreateEndpoint', 'comprehend:PutResourcePolicy'),
  ...sonrai('Persistence', 'kendra:CreateAccessControlConfiguration', 'kendra:UpdateAccessControlConfiguration'),
  ...sonrai('Lateral Movement', 'entityresolution:AddPolicyStatement', 'entityresolution:PutPolicy'),
  ...sonrai('Impact', 'entityresolution:DeletePolicyStatement'),
  { action: 'bedrock:InvokeModel', text: 'Bedrock access governance', tactic: undefined },
  { action: 'bedrock:CreateModelCustomizationJob', text: 'Bedrock access governance', tactic: undefined },
];

/** The actions that the founding texts allow to a fine-tuning role; they name them as needed, not as sensitive. */
export const FOUNDING_ROLE_ACTIONS: readonly FoundingAction[] = [
  's3:GetObject',
  's3:ListBucket',
  's3:PutObject',
  'kms:Decrypt',
  'kms:GenerateDataKey',
].map((action) => ({ action, text: 'fine-tuning role', tactic: undefined }));

/** Names in the founding texts that AWS has never had as an action. */
export const FOUNDING_MISSING: readonly FoundingAction[] = [
  { action: 'bedrock:UpdateModel', text: 'Bedrock access governance', tactic: undefined },
];

const byAction = new Map([...FOUNDING_ACTIONS, ...FOUNDING_ROLE_ACTIONS].map((entry) => [entry.action, entry]));
const missing = new Map(FOUNDING_MISSING.map((entry) => [entry.action.toLowerCase(), entry]));

/** The founding entry of an existing action, by its canonical name. */
export const foundingAction = (action: string): FoundingAction | undefined => byAction.get(action);

/** The founding entry of a name that is no action, whatever its case. */
export const foundingMissing = (name: string): FoundingAction | undefined => missing.get(name.toLowerCase());
