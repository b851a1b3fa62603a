import { CUSTOMER_KEY } from './bucket-properties.ts';
import type { Example } from '../example.ts';

/** For examples: what a job is, and how the bucket `example` into which it writes encrypts. */
export const writing = (operation: string, described: unknown, bucket?: unknown): Example => ({
  answers: [[operation, 'job', described], ...(bucket === undefined ? [] : [[CUSTOMER_KEY.operation, 'example', bucket] as const])],
});
