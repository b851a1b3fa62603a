/** Where a complaint arose, as a person would type it. */
export interface Complained {
  /** `mantlet catalogue show`. */
  readonly command: string;
  /** `<action>`. */
  readonly usage: string;
}

/** A complaint of commander as one sentence with what to do about it: the input in backticks, then the fix. */
export function usageMessage(text: string, { command, usage }: Complained): string {
  const said = text
    .trim()
    .replace(/^error: /, '')
    .replaceAll(/\s*\n\s*/g, ' ');
  const form = `write \`${usage === '' ? command : `${command} ${usage}`}\``;
  for (const [pattern, sentence] of SENTENCES) {
    const found = pattern.exec(said);
    if (found !== null) return sentence(found, { command, form });
  }
  return said;
}

type Sentence = (found: RegExpExecArray, about: { readonly command: string; readonly form: string }) => string;

const SENTENCES: readonly (readonly [RegExp, Sentence])[] = [
  [/^missing required argument '(.+?)'/, ([, name], { form }) => `\`<${name}>\` is missing: ${form}`],
  [/^too many arguments/, (_, { form }) => `that is one argument too many: ${form}`],
  [/^option '(.+?)' argument missing/, ([, flags]) => `\`${flagOf(flags)}\` needs a value: write \`${flags}\``],
  [/^required option '(.+?)' not specified/, ([, flags]) => `\`${flagOf(flags)}\` is missing: add \`${flags}\``],
  [
    /^option '(.+?)' argument '(.*)' is invalid\. Allowed choices are (.+)\.$/,
    ([, flags, value, choices]) => `\`${flagOf(flags)}\` cannot be \`${value}\`: it is one of ${choices}`,
  ],
  [/^option '(.+?)' argument '(.*)' is invalid\. (.+)$/, ([, flags, value, why]) => `\`${flagOf(flags)}\` cannot be \`${value}\`: ${why}`],
  [/^unknown option '(.+?)'(.*)$/, ([, flag, hint], { command }) => `there is no option \`${flag}\`: ${meant(hint, command)}`],
  [/^unknown command 'version'/, () => 'there is no command `version`: write `mantlet --version`'],
  [/^unknown command '(.*?)'(.*)$/, ([, name, hint], { command }) => `there is no command \`${name}\`: ${meant(hint, command)}`],
];

const flagOf = (flags = ''): string => /--[a-z-]+/.exec(flags)?.[0] ?? flags;

function meant(hint: string | undefined, command: string): string {
  const names = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(hint ?? '')?.[1]?.split(', ');
  return names === undefined ? `see \`${command} --help\`` : `did you mean ${names.map((name) => `\`${name}\``).join(' or ')}?`;
}
