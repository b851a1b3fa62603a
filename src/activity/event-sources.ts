/**
 * Event sources whose name is not that of the IAM prefix with `.amazonaws.com` behind it. Services of several generations have several
 * (Service Authorization Reference; CloudTrail pages of the services).
 */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  lex: ['lex.amazonaws.com', 'models-v2-lex.amazonaws.com', 'runtime-v2-lex.amazonaws.com', 'lexv2.amazonaws.com'],
};

const PREFIXES = new Map(Object.entries(SOURCES).flatMap(([prefix, sources]) => sources.map((source) => [source, prefix] as const)));

/** The IAM prefix of an event source: `bedrock` of `bedrock.amazonaws.com`. */
export function prefixOf(source: string): string {
  const known = PREFIXES.get(source);
  if (known !== undefined) return known;
  const dot = source.indexOf('.');
  return dot < 0 ? source : source.slice(0, dot);
}

/** What an event is called here: `bedrock:DeleteGuardrail`, the IAM prefix and the name of the event, which need not be an action of IAM. */
export const eventName = ({ source, name }: { readonly source: string; readonly name: string }): string => `${prefixOf(source)}:${name}`;
