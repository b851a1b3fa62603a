/** What a person needs of an ARN: the kind of thing, its name without the path before it, and where it is. */
export interface ArnWords {
  readonly kind: string;
  readonly name: string;
  readonly account: string | undefined;
}

/** Takes an ARN apart for reading; what is no ARN is a name. */
export function arnWords(text: string): ArnWords {
  const match = /^arn:[^:]*:([^:]*):[^:]*:([^:]*):(.+)$/s.exec(text);
  if (match === null) return { kind: '', name: text, account: undefined };
  const [, service = '', account = '', resource = ''] = match;
  const { kind, name } = resourceWords(resource);
  return { kind: service === 'iam' || service === 'sts' ? kind : `${service} ${kind}`.trim(), name, account: account || undefined };
}

/** `role/path/name` is the role `name`; a name without a kind, such as that of a bucket, stays whole. */
export function resourceWords(resource: string): { readonly kind: string; readonly name: string } {
  if (resource === 'root') return { kind: 'account', name: 'root user' };
  const at = resource.search(/[/:]/);
  if (at < 0) return { kind: '', name: resource };
  const kind = resource.slice(0, at);
  const rest = resource.slice(at + 1);
  // only IAM's paths say nothing of what a thing is
  const name = kind === 'role' || kind === 'user' ? rest.slice(rest.lastIndexOf('/') + 1) : rest;
  return { kind, name: name === '' ? rest : name };
}
