/** A value of Terraform's language: text, or an expression as it is written. */
export type HclValue = string | { readonly expression: string };

/** Names something else of the configuration: `aws_organizations_policy.root.id`. */
export const expression = (text: string): HclValue => ({ expression: text });

/** Text as Terraform reads it back: `${` and `%{` begin templates (Terraform language, "Strings and Templates"). */
export function hclString(text: string): string {
  const escaped = JSON.stringify(text)
    .replaceAll(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll(/([$%])\{/g, '$1$1{');
  return escaped;
}

/** A resource with its arguments, aligned as `terraform fmt` writes them. */
export function hclResource(type: string, name: string, values: Readonly<Record<string, HclValue>>): string {
  const width = Math.max(...Object.keys(values).map((key) => key.length));
  const lines = Object.entries(values).map(
    ([key, value]) => `  ${key.padEnd(width)} = ${typeof value === 'string' ? hclString(value) : value.expression}`,
  );
  return `resource ${hclString(type)} ${hclString(name)} {\n${lines.join('\n')}\n}\n`;
}

/** `mantlet-scp-root-1` -> `mantlet_scp_root_1`: a name that Terraform takes. */
export const hclName = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '_')
    .replace(/^(?=[^a-z_])/, '_');
