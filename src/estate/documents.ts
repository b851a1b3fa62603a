import { parsePolicy, unreadablePolicy } from '../iam/parse.ts';
import type { DocumentRef, Policy, PolicyKind } from '../iam/policy.ts';
import { isAwsManaged } from './iam-arns.ts';
import { isSameJson } from './json.ts';
import { compactPolicy } from './compact-policy.ts';
import { SharedDocument } from './builder.ts';
import type { Attachment } from './estate.ts';
import type { Report } from './problems.ts';

/** Reads policy documents once for each distinct text: an organisation repeats most of its documents in every account. */
export interface Documents {
  /** Reads a document that will mostly be an identity policy and gives its JSON text, one string for all equal ones. */
  keep(input: unknown, ref: DocumentRef): string | undefined;
  /** The document at a place. What cannot be read as a whole is reported there. */
  attach(input: unknown, kind: PolicyKind, ref: DocumentRef, report: Report): Attachment;
  /** The same for JSON text that `keep` gave. */
  attachText(text: string, kind: PolicyKind, ref: DocumentRef, report: Report): Attachment;
}

const TOO_DEEP = 'it is nested too deeply';

/** Begins with no documents; `pool` gives one string for all equal ones. */
export function createDocuments(pool: (text: string) => string): Documents {
  const texts = new Map<string, string>();
  /** AWS's own policies are half of all text and the same in every account: comparing them is cheaper than writing them out again. */
  const lastOfName = new Map<string, { readonly input: unknown; readonly text: string }>();
  const policies = new Map<PolicyKind, Map<string, Policy>>();

  /** The JSON text of a document. One that stands in many places comes with it. */
  const write = (input: unknown): string | undefined => (input instanceof SharedDocument ? input.text : stringify(input));

  const intern = (text: string, input: unknown, kind: PolicyKind, ref: DocumentRef): Policy => {
    let ofKind = policies.get(kind);
    if (ofKind === undefined) {
      ofKind = new Map();
      policies.set(kind, ofKind);
    }
    let policy = ofKind.get(text);
    if (policy === undefined) {
      policy = compactPolicy(parse(input instanceof SharedDocument ? JSON.parse(input.text) : input, kind, ref), pool);
      ofKind.set(text, policy);
    }
    return policy;
  };

  const place = (policy: Policy, ref: DocumentRef, report: Report): Attachment => {
    if (policy.unreadable !== undefined) report('error', ref.path ?? [], `${ref.name} cannot be read: ${policy.unreadable}`);
    return { policy, ref, group: undefined };
  };

  return {
    keep(input, ref) {
      if (input instanceof SharedDocument) {
        intern(input.text, input, 'identity', ref);
        return input.text;
      }
      const last = lastOfName.get(ref.name);
      if (last !== undefined && isSameJson(last.input, input)) return last.text;
      const text = stringify(input);
      if (text === undefined) return undefined;
      const known = texts.get(text) ?? text;
      if (known === text) texts.set(text, text);
      if (isAwsManaged(ref.name)) lastOfName.set(ref.name, { input, text: known });
      intern(known, input, 'identity', ref);
      return known;
    },
    attach(input, kind, ref, report) {
      const text = write(input);
      return place(
        text === undefined ? unreadablePolicy(kind, ref, input === undefined ? 'it is missing' : TOO_DEEP) : intern(text, input, kind, ref),
        ref,
        report,
      );
    },
    attachText(text, kind, ref, report) {
      const known = policies.get(kind)?.get(text);
      return place(known ?? intern(text, JSON.parse(text), kind, ref), ref, report);
    },
  };
}

/** A document that exists in name only: who has it may have any permission, or be denied any. */
export function unreadableAttachment(kind: PolicyKind, ref: DocumentRef, why: string): Attachment {
  return { policy: unreadablePolicy(kind, ref, why), ref, group: undefined };
}

/** JSON.parse reads any depth, JSON.stringify does not: it runs out of stack at some thousand levels. */
function stringify(input: unknown): string | undefined {
  try {
    return JSON.stringify(input);
  } catch {
    return undefined;
  }
}

function parse(input: unknown, kind: PolicyKind, ref: DocumentRef): Policy {
  try {
    return parsePolicy(input, kind, ref);
  } catch {
    return unreadablePolicy(kind, ref, 'it holds a value that cannot be shown as text');
  }
}
