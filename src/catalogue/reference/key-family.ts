/**
 * Lower case, and a key with a variable part cut down to what stands before it: `aws:requesttag/` for `aws:RequestTag/${TagKey}`,
 * `kms:encryptioncontext:` for `kms:EncryptionContext:${EncryptionContextKey}`. S3 writes the variable part as `<key>`.
 */
export function keyFamily(key: string): string {
  const lower = key.toLowerCase();
  const variable = lower.search(/\$\{|</);
  if (variable < 0) return lower;
  const slash = lower.indexOf('/');
  if (slash >= 0 && slash < variable) return lower.slice(0, slash + 1);
  return lower[variable - 1] === ':' ? lower.slice(0, variable) : lower;
}
