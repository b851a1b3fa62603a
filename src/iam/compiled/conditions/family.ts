import type { PreparedRequest } from '../request.ts';
import { NO, type Truth4 } from '../truth.ts';

/** The values of one condition, prepared once. */
export interface ValueMatcher {
  /** Whether one value of the request matches one of them: YES, NO, or UNKNOWN while a policy variable is open. */
  readonly matches: (value: string, request: PreparedRequest) => Truth4;
  /** The same for a value of which only the beginning and the end are known: NO, or UNKNOWN. */
  readonly fits: (before: string, after: string, request: PreparedRequest) => Truth4;
}

/** `variables`: whether policy variables exist in this document. */
export type Family = (values: readonly string[], variables: boolean) => ValueMatcher;

/** Values known by their ends are ARNs of roles: no numbers, dates, booleans or addresses. */
export const neverFits = (): Truth4 => NO;

/** Remembers the latest answer: one value of a request is asked about again and again, by every statement with the same condition. */
export function remembered<T>(answer: (value: string) => T): (value: string) => T {
  let latest: string | undefined;
  let given: T | undefined;
  return (value) => {
    if (value !== latest) {
      given = answer(value);
      latest = value;
    }
    return given as T;
  };
}
