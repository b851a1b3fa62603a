import type { Attachment } from '../estate/estate.ts';
import { parsePolicy } from '../iam/parse.ts';

const ref = { name: 'whatever policy somebody writes' };

/** What an identity can be given by whoever may write its policies: boundary and SCPs still stand. */
export const ALLOW_ALL: Attachment = {
  policy: parsePolicy({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }, 'identity', ref),
  ref,
  group: undefined,
};
