import { Document, isSeq, Scalar, stringify } from 'yaml';
import { z } from 'zod';
import { declaredAt, memberNames, schemaAt } from './schema-place.ts';
import { intentSchema } from './schema.ts';

/** A value that is filled in, and where it comes from. */
export interface Noted {
  readonly value: string;
  readonly note: string;
}

/** A use case that may be meant. */
export interface SuggestedUseCase {
  readonly note: string;
  readonly identities: readonly string[];
  readonly needs: readonly string[];
}

/** What a snapshot tells before anybody says anything. */
export interface Prefill {
  readonly snapshot: string;
  readonly productionAccounts: readonly Noted[];
  readonly approvedRegions: readonly Noted[];
  readonly approvedGroups: readonly Noted[];
  readonly useCases: readonly SuggestedUseCase[];
  /** How many more use cases there would be. */
  readonly groupsLeftOut: number;
  /** ISO date. */
  readonly reviewBy: string;
}

const HEAD = `# yaml-language-server: $schema=./node_modules/mantlet/data/mantlet.schema.json

## What this organisation intends with AI on AWS: what no scan can know. Mantlet reads it; keep it under version control.
##
## Lines that begin with \`##\` explain. Lines that begin with \`# \` are examples: take the \`# \` away and write what is so. What is left out
## is not said, and nothing is judged by it. Text is safe in single quotes; account ids need them. Days are written YYYY-MM-DD.
## \`mantlet init --check\` tells whether the file can be read.
`;

/** `mantlet.yaml` with everything that can be said, explained: each member with what its schema says of itself. */
export function intentTemplate(prefill?: Prefill): string {
  const schema = intentSchema();
  const from = prefill === undefined ? [] : [`##\n${explained(`Filled in from ${prefill.snapshot}: a guess to be read line by line.`)}\n`];
  const blocks = memberNames(schema).map((key) => {
    const explanation = [
      explained(declaredAt(schema, [key])?.meta()?.description ?? ''),
      ...[[key], [key, 0]].flatMap((inner) =>
        memberNames(schemaAt(schema, inner)).map((member) =>
          explained(`  ${member}: ${declaredAt(schema, [...inner, member])?.meta()?.description ?? ''}`, '    '),
        ),
      ),
    ];
    return `\n${explanation.join('\n')}\n${prefilled(key, prefill) ?? commented(yamlOf({ [key]: exampleOf(schema, [key]) }))}`;
  });
  return [HEAD, ...from, ...blocks].join('');
}

/** What the file says before anybody has changed it: what holds where nothing is said, so that it says anything at all. */
const SAID_ANYWAY = { inferenceProfilesMayLeaveRegions: false };

function prefilled(key: string, prefill: Prefill | undefined): string | undefined {
  if (key in SAID_ANYWAY) return yamlOf(SAID_ANYWAY);
  switch (prefill === undefined ? '' : key) {
    case 'productionAccounts':
    case 'approvedRegions': {
      const values = (prefill as Prefill)[key as 'productionAccounts' | 'approvedRegions'];
      return values.length === 0 ? undefined : notedList(key, values);
    }
    case 'approvedGroups': {
      // whoever may be given permissions is for a person to say
      const { approvedGroups } = prefill as Prefill;
      return approvedGroups.length === 0 ? undefined : commented(notedList(key, approvedGroups));
    }
    case 'useCases': {
      const { useCases, groupsLeftOut, reviewBy } = prefill as Prefill;
      const holders = groupsLeftOut === 0 ? HOLDERS : `${HOLDERS} The largest groups only; ${groupsLeftOut} more are not listed.`;
      return useCases.length === 0 ? undefined : `${explained(holders)}\n${commented(suggestedList(useCases, reviewBy))}`;
    }
    default:
      return undefined;
  }
}

const HOLDERS =
  'Below: who holds privileged actions of AI services today by policies of their own, grouped by what they hold. That they hold it does not make it right: keep what has a purpose and an owner.';

function notedList(key: string, values: readonly Noted[]): string {
  const document = new Document({ [key]: values.map(({ value }) => value) });
  const list = document.get(key, true);
  if (isSeq(list)) for (const [index, item] of list.items.entries()) (item as Scalar).comment = ` ${values[index]?.note ?? ''}`;
  return document.toString(STYLE);
}

function suggestedList(useCases: readonly SuggestedUseCase[], reviewBy: string): string {
  const items = useCases.map(({ identities, needs }, index) => ({
    name: `holders-${index + 1}`,
    identities,
    needs,
    purpose: 'say what for',
    owner: 'say who answers for it',
    reviewBy,
  }));
  const document = new Document({ useCases: items });
  const list = document.get('useCases', true);
  if (isSeq(list)) {
    for (const [index, item] of list.items.entries()) (item as Scalar).commentBefore = ` ${useCases[index]?.note ?? ''}`;
  }
  return document.toString(STYLE);
}

const STYLE = { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN', lineWidth: 0 } as const;

const yamlOf = (value: unknown): string => stringify(value, STYLE);

const commented = (yaml: string): string => yaml.replaceAll(/^(?=.)/gm, '# ');

/** The first example that a schema gives, or one made of those of its members. */
function exampleOf(schema: z.ZodType, path: readonly (string | number)[]): unknown {
  const [example] = (declaredAt(schema, path)?.meta()?.['examples'] ?? []) as readonly unknown[];
  if (example !== undefined) return example;
  const bare = schemaAt(schema, path);
  if (bare instanceof z.ZodArray) return [exampleOf(schema, [...path, 0])];
  return Object.fromEntries(memberNames(bare).map((member) => [member, exampleOf(schema, [...path, member])]));
}

const WIDTH = 130;

/** Lines of at most so many characters, each behind `## `. */
function explained(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  // oxlint-disable-next-line no-control-regex
  for (const word of text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ').split(/(?<=\S) +/)) {
    if (line !== '' && line.length + word.length >= WIDTH) {
      lines.push(line);
      line = indent + word;
    } else line += line === '' || line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line].map((one) => `## ${one}`).join('\n');
}
