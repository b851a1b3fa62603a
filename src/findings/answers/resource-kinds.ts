import { AGENTCORE } from './kinds/agentcore.ts';
import { BEDROCK } from './kinds/bedrock.ts';
import { COMPREHEND } from './kinds/comprehend.ts';
import { OTHERS } from './kinds/others.ts';
import { SAGEMAKER } from './kinds/sagemaker.ts';

export type { ResourceKind } from './kinds/kind.ts';

/** Every kind that posture checks speak of. */
export const KINDS = { ...BEDROCK, ...AGENTCORE, ...SAGEMAKER, ...COMPREHEND, ...OTHERS };
