import type { GeneratedFile } from './generated-indexes.ts';
import { schemaOfType } from './schema-of-type.ts';

/** The JSON Schema of what `mantlet scan --format json` writes, from the types of `src/report/`. */
export const scanReportSchema = (): GeneratedFile => reportSchema('scan', 'ScanReport');

/** The same of `mantlet activity --format json`. */
export const activityReportSchema = (): GeneratedFile => reportSchema('activity', 'ActivityReport');

function reportSchema(command: string, type: string): GeneratedFile {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `mantlet ${command} --format json`,
    description: `Form 1.0 of the report of \`mantlet ${command}\`. Members are added without a new first number, so check a report by the schema of the version that wrote it.`,
    ...schemaOfType(type, new URL(`../src/report/${command}-report.ts`, import.meta.url)),
  };
  return { path: `data/${command}-report.schema.json`, text: `${JSON.stringify(schema, undefined, 2)}\n` };
}
