import type { Attachment } from '../../../estate/estate.ts';
import { parsePolicy } from '../../../iam/parse.ts';
import type { Caller } from '../../caller.ts';

const ref = { name: 'whatever policy somebody writes' };

/** What an identity can be given by whoever may write its policies: boundary and SCPs still stand. */
export const ALLOW_ALL: Attachment = {
  policy: parsePolicy({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }, 'identity', ref),
  ref,
  group: undefined,
};

/** A caller's facts as plain values, to be changed. */
export const callerFacts = (caller: Caller): Caller => ({
  arn: caller.arn,
  kind: caller.kind,
  account: caller.account,
  principal: caller.principal,
  request: caller.request,
  context: caller.context,
  absentKeys: caller.absentKeys,
  identity: caller.identity,
  boundary: caller.boundary,
  serviceLinked: caller.serviceLinked,
});
