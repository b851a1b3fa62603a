/** What passwords and keys look like. Placeholders such as `{{token}}` and `$TOKEN` are none. */
const SECRETS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['an access key of AWS', /\b(?:AKIA|ASIA)(?![A-Z0-9]*EXAMPLE)[A-Z2-7]{16}\b/],
  ['an API key of Bedrock', /\b(?:ABSK[A-Za-z0-9+/]{40,}|bedrock-api-key-[A-Za-z0-9+/]{20,})/],
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40})/],
  ['a token of Slack', /\bxox[abprs]-[A-Za-z0-9-]{16}/],
  ['an API key of a model provider', /\bsk-(?:[a-z]+-)*[A-Za-z0-9_-]{32}/],
  ['an API key of Google', /\bAIza[A-Za-z0-9_-]{35}/],
  ['a signed web token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
  ['a password in an address', /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@{}$<>]+:[^\s/:@{}$<>]{4,}@/i],
  // a word after it is prose; what has digits and letters and no space is not
  [
    'a password',
    /\b(?:password|passwd|secret|api[_ -]?key|access[_ -]?token)["']?\s*(?:[:=]|\bis\b)\s*["'`]?(?=[^\s"'`]*\d)(?=[^\s"'`]*[A-Za-z])[^\s"'`{}<>$()[\],]{10,}/i,
  ],
];

/** What a text gives away, in words; never the secret itself. */
export function secretIn(text: string): string | undefined {
  return SECRETS.find(([, pattern]) => pattern.test(text))?.[0];
}
