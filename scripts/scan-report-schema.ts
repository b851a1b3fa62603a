import type { GeneratedFile } from './generated-indexes.ts';
import { schemaOfType } from './schema-of-type.ts';

/** The JSON Schema of what `mantlet scan --format json` writes, from the types of `src/report/`. */
export function scanReportSchema(): GeneratedFile {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'mantlet scan --format json',
    description:
      'Form 1.0 of the report of `mantlet scan`. Members are added without a new first number, so check a report by the schema of the version that wrote it.',
    ...schemaOfType('ScanReport', new URL('../src/report/scan-report.ts', import.meta.url)),
  };
  return { path: 'data/scan-report.schema.json', text: `${JSON.stringify(schema, undefined, 2)}\n` };
}
