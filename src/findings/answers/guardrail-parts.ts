import type { Detail } from './detail.ts';

/** On which way a guardrail looks at a text. */
export type Side = 'input' | 'output';

/**
 * Whether a part of a guardrail (a filter, a topic, a word) does something about what it finds. Answers without these members are of
 * guardrails made before they existed, and those always blocked (Bedrock API Reference, "GuardrailContentFilter").
 */
export function acts(part: Detail, side: Side): boolean {
  const enabled = part.flag(`${side}Enabled`);
  const action = part.text(`${side}Action`) ?? part.text('action');
  return enabled !== false && action !== 'NONE';
}

/** The parts of a list that do something on no side, by the name that a member holds. */
export function idleParts(parts: readonly Detail[], name: string): readonly string[] {
  return parts.filter((part) => !acts(part, 'input') && !acts(part, 'output')).map((part) => `\`${part.needText(name)}\``);
}

/** For examples: a guardrail with nothing in it. */
export const EXAMPLE_GUARDRAIL = {
  name: 'example',
  guardrailId: 'abcdefghijkl',
  guardrailArn: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/abcdefghijkl',
  version: 'DRAFT',
  status: 'READY',
  blockedInputMessaging: 'This cannot be answered.',
  blockedOutputsMessaging: 'This cannot be answered.',
} as const;
