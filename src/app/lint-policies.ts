import { isUtf8 } from 'node:buffer';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../estate/json.ts';
import type { LintedPolicy } from '../firewall/lint.ts';
import { lints } from '../firewall/lints/index.ts';
import type { ControlType } from '../firewall/written-policy.ts';
import { parsePolicy } from '../iam/parse.ts';
import type { LintReport, ReportLint } from '../report/lint-report.ts';
import { jsonFault } from '../snapshot/json-fault.ts';
import { locate, positionInText } from '../snapshot/locate.ts';
import { lintIntent } from './lint-intent.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/**
 * Looks for traps in organisation policies: files, and folders of them; and in intent files (`.yaml`). `type`: what a document is where
 * nothing tells. Throws an `IntentError` for an intent file that cannot be read.
 */
export async function lintPolicies(paths: readonly string[], type: ControlType | undefined): Promise<LintReport> {
  const intents = paths.filter((path) => /\.ya?ml$/.test(path));
  const ofIntents = (await Promise.all(intents.map(lintIntent))).flat();
  const documents = paths.filter((path) => !intents.includes(path));
  const report = documents.length === 0 ? undefined : lintDocuments(documents, type);
  const findings = [...ofIntents, ...(report?.findings ?? [])];
  return {
    kind: 'lint',
    schema: 1,
    mantlet: version,
    files: intents.length + (report?.files ?? 0),
    policies: report?.policies ?? 0,
    intents: intents.length,
    findings,
    passedOver: report?.passedOver ?? [],
    unread: report?.unread ?? [],
  };
}

type DocumentReport = Pick<LintReport, 'files' | 'policies' | 'findings' | 'passedOver' | 'unread'>;

function lintDocuments(paths: readonly string[], type: ControlType | undefined): DocumentReport {
  const files = paths.flatMap(filesIn);
  if (files.length === 0)
    throw new UsageError(
      `no .json file in ${paths.map((path) => `\`${path}\``).join(', ')}: name a policy, a folder of policies, or an organization.json`,
    );
  const findings: ReportLint[] = [];
  const passedOver: string[] = [];
  const unread: LintReport['unread'][number][] = [];
  let policies = 0;
  for (const file of files) {
    const text = textOf(file);
    const value = typeof text === 'string' ? parsed(text, file) : text;
    if ('problem' in value) {
      unread.push(value.problem);
      continue;
    }
    const found = policiesIn(value.value, file, type);
    if (found.length === 0) passedOver.push(file);
    policies += found.length;
    for (const one of found) findings.push(...lintOne(one, file, text as string, unread));
  }
  findings.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || (a.line ?? 0) - (b.line ?? 0));
  return { files: files.length, policies, findings, passedOver, unread };
}

function filesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return (readdirSync(path, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(path, name));
}

interface Problem {
  readonly problem: LintReport['unread'][number];
}

/** Policies are a few thousand characters: a file of more is none, or a snapshot of an organisation. */
const MOST_BYTES = 64 * 1024 * 1024;

function textOf(file: string): string | Problem {
  const problem = (message: string): Problem => ({ problem: { file, line: undefined, column: undefined, message } });
  if (statSync(file).size > MOST_BYTES) return problem('it is larger than any policy, or list of policies, can be');
  const bytes = readFileSync(file);
  if (!isUtf8(bytes)) return problem('it is not UTF-8');
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}

function parsed(text: string, file: string): { readonly value: unknown } | Problem {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const fault = jsonFault(text);
    const place = fault === undefined ? undefined : positionInText(text, fault.at);
    const isComment = fault !== undefined && /^\s*(?:\/\/|\/\*|#)/.test(text.slice(fault.at));
    const reason = isComment
      ? 'a comment stands here, and JSON has none'
      : fault?.cut === true
        ? 'it ends too early'
        : (fault?.reason ?? (error as Error).message);
    return { problem: { file, line: place?.line, column: place?.column, message: `it is not JSON: ${reason}` } };
  }
}

interface FoundPolicy {
  readonly name: string;
  readonly type: ControlType;
  /** The document, as an object or as the text that holds it. */
  readonly content: unknown;
  readonly path: readonly (string | number)[];
}

const TYPES: Readonly<Record<string, ControlType>> = { SERVICE_CONTROL_POLICY: 'scp', RESOURCE_CONTROL_POLICY: 'rcp' };

/** A bare document, an answer of `describe-policy`, or what a snapshot says of its organisation. */
function policiesIn(value: unknown, file: string, type: ControlType | undefined): readonly FoundPolicy[] {
  if (!isObject(value)) return [];
  if (value['Statement'] !== undefined) {
    const kind = type ?? guessed(value, file);
    return kind === undefined ? [] : [{ name: file, type: kind, content: value, path: [] }];
  }
  const listed = Array.isArray(value['Policies'])
    ? value['Policies'].map((one, index) => [one, ['Policies', index]] as const)
    : [[value['Policy'], ['Policy']] as const];
  return listed.flatMap(([one, path]) => {
    const summary = isObject(one) ? one['PolicySummary'] : undefined;
    const kind = isObject(summary) ? TYPES[String(summary['Type'])] : undefined;
    if (!isObject(one) || !isObject(summary) || kind === undefined || summary['AwsManaged'] === true) return [];
    return [{ name: String(summary['Name'] ?? summary['Id']), type: kind, content: one['Content'], path: [...path, 'Content'] }];
  });
}

/** RCPs name everybody as their principal, and SCPs none; what names somebody else, or lets him in, is the policy of a resource or a role. */
function guessed({ Statement: statements }: Readonly<Record<string, unknown>>, file: string): ControlType | undefined {
  const named = [statements].flat().filter((one) => isObject(one) && (one['Principal'] !== undefined || one['NotPrincipal'] !== undefined));
  const isForAll = named.every(
    (one) => isObject(one) && one['Effect'] === 'Deny' && ['"*"', '{"AWS":"*"}'].includes(JSON.stringify(one['Principal'])),
  );
  if (/(?:^|[\\/._-])rcps?(?:[\\/._-]|$)/i.test(file)) return 'rcp';
  if (/(?:^|[\\/._-])scps?(?:[\\/._-]|$)/i.test(file)) return 'scp';
  if (named.length === 0) return 'scp';
  return isForAll ? 'rcp' : undefined;
}

function lintOne(
  { name, type, content, path }: FoundPolicy,
  file: string,
  text: string,
  unread: LintReport['unread'][number][],
): readonly ReportLint[] {
  const policy = parsePolicy(content, type, { name, file, path });
  const place = (inner: readonly (string | number)[]) => locate(text, [...path, ...inner]) ?? locate(text, path);
  if (policy.unreadable !== undefined) {
    const at = locate(text, path);
    unread.push({ file, line: at?.line, column: at?.column, message: `${name === file ? 'it' : name} is no policy: ${policy.unreadable}` });
    return [];
  }
  const written = typeof content === 'string' ? content : text;
  const object: unknown = typeof content === 'string' ? JSON.parse(content) : content;
  const isList = isObject(object) && Array.isArray(object['Statement']);
  const minified = JSON.stringify(object);
  const linted: LintedPolicy = {
    type,
    policy,
    written: written.trim().length,
    minified: minified.length,
    ascii: /^[\u0020-\u007e]*$/.test(minified),
  };
  const unreadable = policy.problems
    .filter(({ severity }) => severity === 'error')
    .map(({ statement, message }) => ({
      lint: 'unreadable-part',
      severity: 'error' as const,
      statement,
      path: [] as readonly (string | number)[],
      message,
      fix: 'write it as the grammar of policies has it',
    }));
  const found = lints.flatMap((lint) =>
    [...lint.check(linted)].map(({ statement, ...one }) => ({
      lint: lint.id,
      severity: lint.severity,
      statement: statement?.index,
      ...one,
    })),
  );
  return onceEach([...unreadable, ...found]).map(({ lint, severity, statement, path: inner, message, fix }) => {
    const at = place(statement === undefined ? inner : ['Statement', ...(isList ? [statement] : []), ...inner]);
    const sid = statement === undefined ? undefined : policy.statements[statement]?.sid;
    return {
      lint,
      severity,
      file,
      line: at?.line,
      column: at?.column,
      policy: name,
      type,
      statement: statement === undefined ? undefined : statement + 1,
      sid,
      message,
      fix,
    };
  });
}

interface Placed {
  readonly lint: string;
  readonly message: string;
}

/** The same trap in one statement after another is one to put right: the first place stands for all. */
function onceEach<One extends Placed>(found: readonly One[]): readonly One[] {
  const first = new Map<string, { one: One; more: number }>();
  for (const one of found) {
    const key = `${one.lint} ${one.message}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, { one, more: 0 });
    else known.more++;
  }
  return [...first.values()].map(({ one, more }) =>
    more === 0 ? one : { ...one, message: `${one.message} (and in ${more} more ${more === 1 ? 'place' : 'places'})` },
  );
}
