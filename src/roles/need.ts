import type { AllowedCalls } from '../firewall/prove/claim.ts';
import type { WrittenConditions } from '../firewall/written-policy.ts';

/** Calls that a job makes, and why: a role for it allows these and nothing else. */
export interface Need extends AllowedCalls {
  /** The Sid of its statement: letters and digits. */
  readonly sid: string;
  /** For the person who reads the role. */
  readonly why: string;
  /** The page of AWS that says so. */
  readonly source: string;
}

/** A statement of a policy of a role or of a resource, as AWS writes it. */
export interface RoleStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: WrittenConditions;
}

/** A policy of a role or of a resource. */
export interface RoleDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly RoleStatement[];
}

/** The policy that allows what is needed. */
export const documentOf = (needs: readonly Need[]): RoleDocument => ({ Version: '2012-10-17', Statement: needs.map(statementOf) });

/** A need as the statement that allows it. */
export const statementOf = ({ sid, actions, resources = ['*'], when }: Need): RoleStatement => ({
  Sid: sid,
  Effect: 'Allow',
  Action: actions,
  Resource: resources,
  ...(when === undefined ? {} : { Condition: when }),
});

/** Two blocks of conditions as one, which holds where both do. */
export function together(...blocks: readonly (WrittenConditions | undefined)[]): WrittenConditions {
  const all: Record<string, Readonly<Record<string, string | readonly string[]>>> = {};
  for (const block of blocks) for (const [operator, keys] of Object.entries(block ?? {})) all[operator] = { ...all[operator], ...keys };
  return all;
}
