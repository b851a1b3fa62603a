import { isJson, objectsOf, textOf } from './reference/importing.ts';

/** The source text of `generated/sources.ts`: who publicly calls an action sensitive. Claims are cited as facts, without their texts. */
export function renderSources(value: unknown): string {
  const lines: string[] = [];
  for (const entry of objectsOf(isJson(value) ? value['entries'] : undefined)) {
    if (entry['exists'] !== true) continue;
    const names = objectsOf(entry['sources']).map((source) => {
      const ref = textOf(source['ref']);
      // The founding texts have no name of their own here, only their titles.
      if (textOf(source['source']).startsWith('seed ')) return ref;
      return ref === '' ? textOf(source['source']) : `${textOf(source['source'])}: ${ref}`;
    });
    const quoted = [...new Set(names)].map((name) => (name.includes("'") ? JSON.stringify(name) : `'${name}'`));
    lines.push(`  '${textOf(entry['action'])}': [${quoted.join(', ')}],`);
  }
  return `// Written by scripts/import-reference.ts.

/** Public sources that name an action as sensitive, as source: place. */
export const SOURCES: Readonly<Record<string, readonly string[]>> = {
${lines.join('\n')}
};
`;
}
