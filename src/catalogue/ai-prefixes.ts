/** What kind of AI service a prefix is. */
export type AiGroup = 'genai-platform' | 'ml-platform' | 'assistant' | 'aws-agent-or-mcp' | 'ai-api' | 'adjacent';

// AWS's own category machine-learning-and-ai misses 23 of these, so it cannot define the scope.
const GROUPS: Readonly<Record<AiGroup, string>> = {
  'genai-platform': 'bedrock bedrock-mantle bedrock-agentcore bedrock-websearch agent-registry aws-external-anthropic nova-act',
  'ml-platform':
    'sagemaker sagemaker-geospatial sagemaker-mlflow sagemaker-data-science-assistant sagemaker-unified-studio-mcp groundtruthlabeling machinelearning cleanrooms-ml',
  assistant: 'q qbusiness qapps qdeveloper codewhisperer user-subscriptions wisdom',
  'aws-agent-or-mcp':
    'aidevops aiops securityagent finops-agent transform transform-custom application-transformation health-agent agentaccess-mcp application-signals-mcp ecs-mcp eks-mcp networkmanager-chat appstudio researchstudio',
  'ai-api':
    'lex rekognition comprehend comprehendmedical kendra kendra-ranking entityresolution personalize forecast frauddetector textract transcribe translate polly healthlake devops-guru codeguru codeguru-profiler codeguru-reviewer codeguru-security lookoutequipment lookoutmetrics lookoutvision monitron panorama elemental-inference medical-imaging omics',
  adjacent: 'aoss s3vectors mechanicalturk',
};

const groups = new Map<string, AiGroup>();
for (const [group, prefixes] of Object.entries(GROUPS)) for (const prefix of prefixes.split(' ')) groups.set(prefix, group as AiGroup);

const PREFIXES: readonly string[] = [...groups.keys()].sort();

/** The prefixes whose every action is in the catalogue, sorted. */
export const aiPrefixes = (): readonly string[] => PREFIXES;

/** The group of an AI prefix; undefined for any other. */
export const aiGroup = (prefix: string): AiGroup | undefined => groups.get(prefix.toLowerCase());

/** Words by which a new prefix is taken for AI until a person decides; any other goes to a queue. */
const AI_WORDS = /bedrock|agent|mcp|model|inference|\bai\b|\bml\b|nova|anthropic|assistant|sagemaker|machine learning|generative/i;
const AI_PARTS = new Set(['ai', 'ml', 'mcp', 'q']);

/** Whether the name or prefix of a service speaks of AI. */
export const soundsLikeAi = (prefix: string, name: string): boolean =>
  AI_WORDS.test(`${prefix} ${name}`) || prefix.split('-').some((part) => AI_PARTS.has(part));
