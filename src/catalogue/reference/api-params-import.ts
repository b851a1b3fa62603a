import type { Json } from './importing.ts';
import { isJson, textsOf } from './importing.ts';

/** The facts of a parameter file: which operations name what, and which prefixes have no SDK model. */
export interface ApiParams {
  readonly operations: Readonly<Record<string, string>>;
  readonly withoutSdkModel: readonly string[];
}

/** Client names that are no IAM prefix, and the prefix their operations are authorised under. */
const PREFIX_OF_CLIENT: Readonly<Record<string, string>> = { connecthealth: 'health-agent' };

const actionOf = (operation: string): string => {
  const [client = '', name = ''] = operation.split(':');
  return `${PREFIX_OF_CLIENT[client] ?? client}:${name}`;
};

/** Reads a file of SDK input parameters; operations that are no IAM action are left out and named. */
export function importApiParams(value: unknown, exists: (action: string) => boolean): ApiParams & { readonly dropped: readonly string[] } {
  const file: Json = isJson(value) ? value : {};
  const all: Json = isJson(file['operations']) ? file['operations'] : {};
  const operations: Record<string, string> = {};
  const dropped: string[] = [];
  const found = Object.entries(all).map(([operation, kinds]) => [actionOf(operation), kinds] as const);
  for (const [action, kinds] of found.sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!isJson(kinds)) continue;
    if (exists(action)) operations[action] = Object.keys(kinds).sort().join(' ');
    else dropped.push(action);
  }
  return { operations, withoutSdkModel: textsOf(file['prefixesWithoutSdkModel']).sort(), dropped };
}

/** The actions whose operation names a role. */
export const roleActions = (params: Pick<ApiParams, 'operations'>): ReadonlySet<string> =>
  new Set(Object.entries(params.operations).flatMap(([action, kinds]) => (kinds.split(' ').includes('role') ? action : [])));

/** The source text of `api-params.generated.ts`. */
export function renderApiParams(params: ApiParams, dependent: readonly string[], source: string): string {
  const quoted = (names: readonly string[]): string => names.map((name) => `  '${name}',`).join('\n');
  return `// Written by scripts/import-reference.ts from ${source}.

/** What the input of an SDK operation names, by IAM action. Found by member names and patterns: expect errors of about 5 %. */
export const API_PARAMS: Readonly<Record<string, string>> = {
${Object.entries(params.operations)
  .map(([action, kinds]) => `  '${action}': '${kinds}',`)
  .join('\n')}
};

/** Actions that AWS listed with iam:PassRole among their dependent actions, though their SDK input names no role. */
export const DEPENDENT_PASS_ROLE: readonly string[] = [
${quoted(dependent)}
];

/** AI prefixes without an SDK model: whether their actions pass a role is unknown, not "no". */
export const WITHOUT_SDK_MODEL: readonly string[] = [
${quoted(params.withoutSdkModel)}
];
`;
}
