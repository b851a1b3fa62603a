import { isObject, type Json, scalarText, shown } from './json.ts';
import { parseOperator } from './operators.ts';
import type {
  Condition,
  DocumentRef,
  Effect,
  PatternList,
  Policy,
  PolicyKind,
  PolicyProblem,
  PrincipalEntry,
  PrincipalList,
  PrincipalType,
  Statement,
} from './policy.ts';

const STATEMENT_ELEMENTS: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]);

const PRINCIPAL_TYPES: ReadonlySet<string> = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);

/** Kinds whose statements name a principal. */
const namesPrincipal = (kind: PolicyKind): boolean => kind === 'resource' || kind === 'trust' || kind === 'rcp' || kind === 'endpoint';

/**
 * Reads a policy document. `input` is the decoded JSON value, JSON text, or URL-encoded JSON text as the IAM API returns it.
 * Never throws: what cannot be read is in `problems`, and in `unreadable` of the policy or statement.
 */
export function parsePolicy(input: unknown, kind: PolicyKind, ref: DocumentRef): Policy {
  const document = decodeDocument(input);
  if (typeof document === 'string') return unreadablePolicy(kind, ref, document);
  const problems: PolicyProblem[] = [];
  for (const element of Object.keys(document)) {
    if (element !== 'Version' && element !== 'Id' && element !== 'Statement') {
      problems.push({ severity: 'warning', statement: undefined, message: `unknown element \`${element}\`` });
    }
  }
  const version = document['Version'];
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    return unreadablePolicy(kind, ref, `Version is \`${shown(version)}\`, not 2012-10-17 or 2008-10-17`);
  }
  const written = document['Statement'];
  if (written === undefined) return unreadablePolicy(kind, ref, 'it has no Statement');
  const statements: Statement[] = [];
  for (const [index, statement] of (Array.isArray(written) ? written : [written]).entries()) {
    statements.push(parseStatement(statement, index, kind, problems));
  }
  return {
    ref,
    kind,
    version: version ?? '2008-10-17',
    statements,
    problems,
    unreadable: undefined,
  };
}

/** A policy that exists but whose text is missing or unusable: every answer that depends on it is indeterminate. */
export function unreadablePolicy(kind: PolicyKind, ref: DocumentRef, why: string): Policy {
  return {
    ref,
    kind,
    version: '2008-10-17',
    statements: [],
    problems: [{ severity: 'error', statement: undefined, message: why }],
    unreadable: why,
  };
}

/** The document as an object, or why there is none. */
function decodeDocument(input: unknown): Json | string {
  if (isObject(input)) return input;
  if (typeof input !== 'string')
    return `it is ${input === null ? 'null' : Array.isArray(input) ? 'a list' : `a ${typeof input}`}, not a JSON object`;
  // The IAM API returns documents URL-encoded (RFC 3986); organisations and most other services return plain JSON text
  let text = input.trim();
  if (text.startsWith('%7B') || text.startsWith('%7b') || text.startsWith('%20') || text.startsWith('%0A')) {
    try {
      text = decodeURIComponent(text);
    } catch {
      return 'it is not valid URL-encoded text';
    }
  }
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : 'it is not a JSON object';
  } catch (error) {
    return `it is not valid JSON: ${(error as Error).message}`;
  }
}

function parseStatement(written: unknown, index: number, kind: PolicyKind, problems: PolicyProblem[]): Statement {
  const unreadable: string[] = [];
  const fail = (message: string): void => {
    unreadable.push(message);
    problems.push({ severity: 'error', statement: index, message });
  };
  const warn = (message: string): void => {
    problems.push({ severity: 'warning', statement: index, message });
  };
  if (!isObject(written)) {
    fail('the statement is not a JSON object');
    return {
      index,
      sid: undefined,
      effect: undefined,
      actions: undefined,
      resources: undefined,
      principals: undefined,
      conditions: [],
      unreadable,
    };
  }
  for (const element of Object.keys(written)) {
    if (!STATEMENT_ELEMENTS.has(element)) fail(`unknown element \`${element}\``);
  }
  const effect = parseEffect(written['Effect'], fail);
  const actions = parsePatterns(written, 'Action', fail);
  // Organizations User Guide, "RCP syntax": AWS takes no resource control policy with NotAction
  if (kind === 'rcp' && 'NotAction' in written) fail('a resource control policy takes no NotAction');
  if (actions === undefined && !('Action' in written) && !('NotAction' in written)) fail('it has neither Action nor NotAction');
  for (const pattern of actions?.patterns ?? []) {
    // reported by users of AWS's simulator: a list written into one string is one pattern that matches nothing
    if (/[\s,]/.test(pattern)) warn(`action \`${pattern}\` holds a space or a comma and matches nothing`);
    else if (pattern !== '*' && !pattern.includes(':')) warn(`action \`${pattern}\` has no service prefix and matches nothing`);
  }
  const resources = parsePatterns(written, 'Resource', fail);
  if (resources === undefined && !('Resource' in written) && !('NotResource' in written)) {
    // only role trust policies and a few resource policies (Amazon ECR) leave it out: the resource is the one they are attached to
    if (kind !== 'trust' && kind !== 'resource') fail('it has neither Resource nor NotResource');
  }
  const principals = parsePrincipals(written, kind, fail, warn);
  const conditions = parseConditions(written['Condition'], fail, problems, index);
  const sid = written['Sid'];
  return {
    index,
    sid: typeof sid === 'string' ? sid : undefined,
    effect,
    actions,
    resources,
    principals,
    conditions,
    unreadable,
  };
}

function parseEffect(written: unknown, fail: (message: string) => void): Effect | undefined {
  if (written === 'Allow' || written === 'Deny') return written;
  fail(written === undefined ? 'it has no Effect' : `Effect is \`${shown(written)}\`, not Allow or Deny`);
  return undefined;
}

function parsePatterns(statement: Json, element: 'Action' | 'Resource', fail: (message: string) => void): PatternList | undefined {
  const not = `Not${element}`;
  const negated = not in statement;
  if (negated && element in statement) {
    fail(`it has both ${element} and ${not}`);
    return undefined;
  }
  const written = statement[negated ? not : element];
  if (written === undefined) return undefined;
  const patterns: string[] = [];
  for (const entry of Array.isArray(written) ? written : [written]) {
    if (typeof entry === 'string') patterns.push(entry);
    else {
      fail(`${negated ? not : element} holds a value that is not text`);
      return undefined;
    }
  }
  return { negated, patterns };
}

function parsePrincipals(
  statement: Json,
  kind: PolicyKind,
  fail: (message: string) => void,
  warn: (message: string) => void,
): PrincipalList | undefined {
  const negated = 'NotPrincipal' in statement;
  if (negated && 'Principal' in statement) {
    fail('it has both Principal and NotPrincipal');
    return undefined;
  }
  const written = statement[negated ? 'NotPrincipal' : 'Principal'];
  if (!namesPrincipal(kind)) {
    if (written !== undefined) fail(`${negated ? 'NotPrincipal' : 'Principal'} does not exist in this kind of policy`);
    return undefined;
  }
  if (written === undefined) {
    fail('it has neither Principal nor NotPrincipal');
    return undefined;
  }
  if (kind === 'rcp' && (negated || !(written === '*' || (isObject(written) && written['AWS'] === '*')))) {
    // Organizations User Guide, "RCP syntax": Principal can only be "*"
    fail('a resource control policy takes only "Principal": "*"');
    return undefined;
  }
  if (written === '*') return { negated, entries: [{ type: 'AWS', value: '*' }] };
  if (!isObject(written)) {
    fail('the principal is neither "*" nor an object');
    return undefined;
  }
  const entries: PrincipalEntry[] = [];
  for (const [type, value] of Object.entries(written)) {
    if (!PRINCIPAL_TYPES.has(type)) {
      fail(`unknown type of principal \`${type}\``);
      return undefined;
    }
    for (const entry of Array.isArray(value) ? value : [value]) {
      if (typeof entry !== 'string') {
        fail('the principal holds a value that is not text');
        return undefined;
      }
      if (type === 'AWS' && entry !== '*' && /[*?]/.test(entry))
        warn(`principal \`${entry}\` holds a wildcard inside an ARN and matches nothing`);
      entries.push({ type: type as PrincipalType, value: entry });
    }
  }
  if (negated && statement['Effect'] === 'Allow') warn('NotPrincipal with Allow grants to everybody else, anonymous callers included');
  return { negated, entries };
}

function parseConditions(
  written: unknown,
  fail: (message: string) => void,
  problems: PolicyProblem[],
  index: number,
): readonly Condition[] {
  if (written === undefined) return [];
  if (!isObject(written)) {
    fail('Condition is not a JSON object');
    return [];
  }
  const conditions: Condition[] = [];
  for (const [operatorText, keys] of Object.entries(written)) {
    if (!isObject(keys)) {
      fail(`condition operator \`${operatorText}\` does not hold an object of condition keys`);
      continue;
    }
    const parsed = parseOperator(operatorText);
    if (parsed.operator === undefined) {
      problems.push({ severity: 'error', statement: index, message: `unknown condition operator \`${operatorText}\`` });
    }
    for (const [key, value] of Object.entries(keys)) {
      const values: string[] = [];
      let readable = true;
      for (const entry of Array.isArray(value) ? value : [value]) {
        const text = scalarText(entry);
        if (text !== undefined) values.push(text);
        else readable = false;
      }
      if (!readable) {
        problems.push({ severity: 'error', statement: index, message: `the value of \`${operatorText}\` \`${key}\` is not text` });
        conditions.push({ written: operatorText, operator: undefined, set: parsed.set, ifExists: parsed.ifExists, key, values });
        continue;
      }
      conditions.push({ written: operatorText, ...parsed, key, values });
    }
  }
  return conditions;
}
