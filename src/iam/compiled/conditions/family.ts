import type { PreparedRequest } from '../request.ts';
import type { Truth4 } from '../truth.ts';

/** Whether one value of the request matches one of the policy's values: YES, NO, or UNKNOWN while a policy variable is open. */
export type ValueTest = (value: string, request: PreparedRequest) => Truth4;

/** Prepares the policy's values once. `variables`: whether policy variables exist in this document. */
export type Family = (values: readonly string[], variables: boolean) => ValueTest;
