import { compileGlob, matchesGlob } from '../../iam/glob.ts';
import type { Condition, Policy, Statement } from '../../iam/policy.ts';

/**
 * Services that tell in whose name they assume a role, and ask for conditions on it, in their pages on the confused deputy or on service roles:
 * Bedrock User Guide, "Create a service role"; AgentCore Developer Guide, "IAM permissions for AgentCore Runtime"; Amazon Q Business User Guide,
 * "IAM role for an Amazon Q Business application"; "Cross-service confused deputy prevention" in the guides of SageMaker AI, Comprehend, Kendra,
 * Lex V2, Personalize, Forecast, Rekognition, Textract, Transcribe; Fraud Detector User Guide, "Confused deputy prevention"; Translate Developer
 * Guide, "Prerequisite permissions".
 */
const TELLING = new Set([
  'bedrock',
  'bedrock-agentcore',
  'sagemaker',
  'qbusiness',
  'comprehend',
  'kendra',
  'lexv2',
  'personalize',
  'forecast',
  'frauddetector',
  'rekognition',
  'textract',
  'transcribe',
  'translate',
]);

/** The AI service of a service principal, where it tells in whose name it acts: `bedrock.amazonaws.com`. */
export function tellingService(principal: string): string | undefined {
  const [, name = ''] = /^([a-z0-9-]+)(?:\.[a-z]{2}-[a-z-]+-\d)?\.amazonaws\.com(?:\.cn)?$/i.exec(principal) ?? [];
  return TELLING.has(name.toLowerCase()) ? name.toLowerCase() : undefined;
}

/** A statement that lets AI services in whoever sends them, and those services. */
export interface OpenStatement {
  readonly statement: Statement;
  readonly services: readonly string[];
}

/** What a trust policy says of AI services: `trusted`, whether it lets any in. */
export interface ServiceTrusts {
  readonly trusted: boolean;
  readonly open: readonly OpenStatement[];
}

/** Finds the statements of a trust policy that let AI services in for anybody's resources. */
export function serviceTrusts({ statements }: Policy): ServiceTrusts {
  const letting = statements.flatMap((statement): readonly OpenStatement[] => {
    const { effect, principals } = statement;
    if (effect !== 'Allow' || principals === undefined || principals.negated || !speaksOfAssuming(statement)) return [];
    const services = principals.entries.filter(({ type, value }) => type === 'Service' && tellingService(value) !== undefined);
    return services.length === 0 ? [] : [{ statement, services: services.map(({ value }) => value) }];
  });
  const kept = statements.some(keepsOthersOut);
  return { trusted: letting.length > 0, open: kept ? [] : letting.filter(({ statement }) => !statement.conditions.some(binds)) };
}

const speaksOfAssuming = ({ actions }: Statement): boolean =>
  actions !== undefined &&
  actions.patterns.some((pattern) => matchesGlob(compileGlob(pattern.toLowerCase()), 'sts:assumerole')) !== actions.negated;

/** What a key that says in whose name a service acts must hold to name an account or organisation. A variable stands for one. */
const SOURCES: Readonly<Record<string, RegExp>> = {
  'aws:sourceaccount': /^(?:\d{12}|\$\{.+\})$/,
  'aws:sourcearn': /^arn:[^:]+:[^:]+:[^:]*:(?:\d{12}|\$\{[^:]+:[^:]+\}):/,
  'aws:sourceorgid': /^(?:o-[a-z0-9]+|\$\{.+\})$/,
  'aws:sourceorgpaths': /^(?:o-[a-z0-9]+|\$\{.+\})\//,
};

/** Whether a condition tells apart whose resource a service acts for. */
export const isOnSource = ({ key }: Condition): boolean => Object.hasOwn(SOURCES, key.toLowerCase());

const named = ({ key, values }: Condition): boolean => {
  const pattern = SOURCES[key.toLowerCase()];
  return pattern !== undefined && values.length > 0 && values.every((value) => pattern.test(value));
};

/** `IfExists` and `ForAllValues` let a call pass that does not tell (IAM User Guide, "IfExists", "Multivalued context keys"). */
const binds = (condition: Condition): boolean =>
  POSITIVE.test(condition.operator ?? '') && !condition.ifExists && condition.set !== 'ForAllValues' && named(condition);

const POSITIVE = /^(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/;
const NEGATIVE = /^(?:StringNotEquals|StringNotEqualsIgnoreCase|StringNotLike|ArnNotEquals|ArnNotLike)$/;

/**
 * Whether a Deny keeps services out that act for others, as RCPs do: whatever else it asks for must be the case with every such call.
 */
export function keepsOthersOut(statement: Statement): boolean {
  const { effect, resources, principals, conditions, unreadable } = statement;
  if (effect !== 'Deny' || unreadable.length > 0 || !speaksOfAssuming(statement)) return false;
  if (resources !== undefined && (resources.negated || !resources.patterns.includes('*'))) return false;
  if (principals !== undefined && (principals.negated || !principals.entries.some(({ value }) => value === '*'))) return false;
  return (
    conditions.some(({ operator, ...rest }) => NEGATIVE.test(operator ?? '') && named({ operator, ...rest })) &&
    conditions.every(({ operator, key, values, ...rest }) => {
      if (NEGATIVE.test(operator ?? '')) return named({ operator, key, values, ...rest });
      if (operator === 'Null') return isOnSource({ operator, key, values, ...rest }) && values.includes('false');
      return operator === 'Bool' && key.toLowerCase() === 'aws:principalisawsservice' && values.includes('true');
    })
  );
}
