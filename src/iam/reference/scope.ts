import type { Policy, Statement, StatementRef } from '../policy.ts';
import type { AuthorizationRequest } from '../request.ts';

/** What the rules for one statement need to know, and where they put what a person should hear. */
export interface Scope {
  readonly request: AuthorizationRequest;
  readonly policy: Policy;
  readonly ref: StatementRef;
  readonly warn: (message: string) => void;
}

/** The place of a statement. */
export const refOf = (policy: Policy, statement: Statement): StatementRef => ({
  document: policy.ref,
  index: statement.index,
  sid: statement.sid,
});

/** What a person calls a statement. */
export function describe(ref: StatementRef): string {
  return ref.sid === undefined ? `statement ${ref.index + 1} of ${ref.document.name}` : `statement \`${ref.sid}\` of ${ref.document.name}`;
}
