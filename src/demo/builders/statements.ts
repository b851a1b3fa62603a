import type { Json } from './json.ts';

/** One string or several, as AWS's policy language takes them. */
export type Texts = string | readonly string[];

/** What a statement may say beside effect and actions. */
export interface StatementParts {
  readonly sid?: string;
  /** Left out: everything. */
  readonly resource?: Texts;
  readonly condition?: Json;
}

const withSid = (sid: string | undefined): Json => (sid === undefined ? {} : { Sid: sid });
const withCondition = (condition: Json | undefined): Json => (condition === undefined ? {} : { Condition: condition });

const statement = (effect: 'Allow' | 'Deny', actions: Json, { sid, resource = '*', condition }: StatementParts = {}): Json => ({
  ...withSid(sid),
  Effect: effect,
  ...actions,
  Resource: resource,
  ...withCondition(condition),
});

/** Allows actions. */
export const allow = (action: Texts, parts?: StatementParts): Json => statement('Allow', { Action: action }, parts);
/** Denies actions. */
export const deny = (action: Texts, parts?: StatementParts): Json => statement('Deny', { Action: action }, parts);
/** Allows everything but the named actions. */
export const allowAllBut = (action: Texts, parts?: StatementParts): Json => statement('Allow', { NotAction: action }, parts);
/** Denies everything but the named actions. */
export const denyAllBut = (action: Texts, parts?: StatementParts): Json => statement('Deny', { NotAction: action }, parts);

/** A statement of a resource policy or of an RCP. */
export const to = (principal: '*' | Json, { Sid, Effect, ...rest }: Json): Json => ({
  ...(Sid === undefined ? {} : { Sid }),
  Effect,
  Principal: principal,
  ...rest,
});

/** A policy document of some statements. */
export const policy = (...statements: readonly Json[]): Json => ({ Version: '2012-10-17', Statement: statements });

/** AWS also takes a lone statement that is no list. */
export const policyOfOne = (statement: Json): Json => ({ Version: '2012-10-17', Statement: statement });

/** What most buckets and topics carry. */
export const onlyByTls = (service: string, resource: Texts): Json =>
  to('*', deny(`${service}:*`, { sid: 'OnlyByTls', resource, condition: { Bool: { 'aws:SecureTransport': 'false' } } }));
