import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { GeneratedFile } from './generated-indexes.ts';

const folder = fileURLToPath(new URL('../src/report/html/page/', import.meta.url));

/** The script and the style of the HTML report, in one module that anything pure can import, each with the hash that lets it run. */
export function pageSource(): GeneratedFile {
  const script = scriptText();
  const style = styleText();
  const text = [
    '// Written by `npm run gen` from ../page/.',
    '/** The script and style of the page, and their hashes for its Content-Security-Policy. */',
    'export const PAGE = {',
    `  scriptHash: '${hashOf(script)}',`,
    `  styleHash: '${hashOf(style)}',`,
    ...linesOf('script', script),
    ...linesOf('style', style),
    '} as const;',
    '',
  ].join('\n');
  return { path: 'src/report/html/generated/page.ts', text };
}

/** One file out of all that `main.ts` imports; readable, because whoever gets the page may want to read what runs in it. */
function scriptText(): string {
  const { outputFiles } = buildSync({
    entryPoints: [`${folder}main.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'error',
  });
  // esbuild names each file that it took in; where they lie is nobody's business
  const text = (outputFiles[0]?.text ?? '').replace(/^\s*\/\/ .*\n/gm, '');
  if (/<\/script|<!--/i.test(text)) throw new Error('the script of the page would end its element');
  return text;
}

function styleText(): string {
  const files = readdirSync(`${folder}style`).filter((file) => file.endsWith('.css'));
  const text = files
    .sort()
    .map((file) => readFileSync(`${folder}style/${file}`, 'utf8'))
    .join('');
  if (/<\//.test(text)) throw new Error('the style of the page would end its element');
  return text;
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** A long text line by line, so that a change of one line is a change of one line. */
const linesOf = (name: string, text: string): readonly string[] => [
  `  ${name}: [`,
  ...text.split('\n').map((line) => `    ${JSON.stringify(line)},`),
  "  ].join('\\n'),",
];
