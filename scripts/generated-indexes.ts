import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { intentJsonSchema } from '../src/intent/json-schema.ts';
import { cataloguePage } from './catalogue-page.ts';
import { checksPage } from './checks-page.ts';
import { detectionsPage } from './detections-page.ts';
import { lintsPage } from './lints-page.ts';
import { pageSource } from './page-source.ts';
import { activityReportSchema, scanReportSchema } from './report-schemas.ts';

/** A file that `npm run gen` writes and a test holds current. */
export interface GeneratedFile {
  /** Path below the repository's root. */
  readonly path: string;
  readonly text: string;
}

const root = new URL('../', import.meta.url);

/** The files of a one-file-one-thing folder, sorted, without tests and the index itself. */
function entries(folder: string): string[] {
  return readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts')
    .map((file) => basename(file, '.ts'))
    .sort();
}

/** `bedrock-agentcore` -> `bedrockAgentcore`. */
const identifier = (file: string): string => file.replace(/-+(\w)/g, (_match, letter: string) => letter.toUpperCase());

/** An index of default exports: one import a line, so that two additions never meet in the same line. */
function defaultExportIndex(folder: string, list: string, about: string): GeneratedFile {
  const files = entries(folder);
  const text = [
    '// Written by `npm run gen`.',
    ...files.map((file) => `import ${identifier(file)} from './${file}.ts';`),
    '',
    `/** ${about} */`,
    `export const ${list} = [`,
    ...files.map((file) => `  ${identifier(file)},`),
    '];',
    '',
  ].join('\n');
  return { path: `${folder}/index.ts`, text };
}

/** Every generated file; a further one-file-one-thing folder is one line here. */
export const generatedFiles = (): GeneratedFile[] => [
  defaultExportIndex('src/catalogue/services', 'services', 'The reviewed rows, file by file.'),
  cataloguePage(),
  defaultExportIndex('src/access/chains/edges', 'edgeKinds', 'The ways in which one principal becomes another, kind by kind.'),
  defaultExportIndex('src/findings/checks', 'checks', 'The checks, by id.'),
  defaultExportIndex('src/detections/rules', 'detections', 'The detections, by id.'),
  defaultExportIndex('src/compliance/frameworks', 'frameworks', 'The frameworks, by id.'),
  defaultExportIndex('src/report/formats', 'formats', 'The forms in which a scan is written, by name.'),
  defaultExportIndex('src/report/activity-formats', 'activityFormats', 'The forms in which activity is written, by name.'),
  defaultExportIndex('src/cli/commands', 'commands', 'Each adds one command to the program.'),
  defaultExportIndex('src/firewall/lints', 'lints', 'The lints, by id.'),
  defaultExportIndex('src/firewall/formats', 'planFormats', 'The forms in which a plan is deployed, by name.'),
  defaultExportIndex('src/roles/services', 'trainingServices', 'The planes on which models are fine-tuned, by name.'),
  defaultExportIndex('src/roles/formats', 'roleFormats', 'The forms in which a role is deployed, by name.'),
  defaultExportIndex('src/cli/firewall', 'firewallCommands', 'Each adds one command to `mantlet firewall`.'),
  checksPage(),
  detectionsPage(),
  lintsPage(),
  pageSource(),
  { path: 'data/mantlet.schema.json', text: intentJsonSchema() },
  scanReportSchema(),
  activityReportSchema(),
];
