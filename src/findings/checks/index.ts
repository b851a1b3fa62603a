// Written by `npm run gen`.
import agentWithoutCustomerKey from './agent-without-customer-key.ts';
import automatedReasoningPolicyWithoutCustomerKey from './automated-reasoning-policy-without-customer-key.ts';
import conditionTrap from './condition-trap.ts';
import customModelWithoutCustomerKey from './custom-model-without-customer-key.ts';
import customizationJobWithoutCustomerKey from './customization-job-without-customer-key.ts';
import denyParityGap from './deny-parity-gap.ts';
import guardrailWithClassicTier from './guardrail-with-classic-tier.ts';
import guardrailWithoutContentFilters from './guardrail-without-content-filters.ts';
import guardrailWithoutCustomerKey from './guardrail-without-customer-key.ts';
import guardrailWithoutPromptAttackFilter from './guardrail-without-prompt-attack-filter.ts';
import guardrailWithoutSensitiveInformationFilter from './guardrail-without-sensitive-information-filter.ts';
import idleGroundingFilter from './idle-grounding-filter.ts';
import idleGuardrailRule from './idle-guardrail-rule.ts';
import importedModelWithoutCustomerKey from './imported-model-without-customer-key.ts';
import notebookWithDirectInternet from './notebook-with-direct-internet.ts';
import outsideResourceAccess from './outside-resource-access.ts';
import promptWithoutCustomerKey from './prompt-without-customer-key.ts';
import wildcardAiGrant from './wildcard-ai-grant.ts';

/** The checks, by id. */
export const checks = [
  agentWithoutCustomerKey,
  automatedReasoningPolicyWithoutCustomerKey,
  conditionTrap,
  customModelWithoutCustomerKey,
  customizationJobWithoutCustomerKey,
  denyParityGap,
  guardrailWithClassicTier,
  guardrailWithoutContentFilters,
  guardrailWithoutCustomerKey,
  guardrailWithoutPromptAttackFilter,
  guardrailWithoutSensitiveInformationFilter,
  idleGroundingFilter,
  idleGuardrailRule,
  importedModelWithoutCustomerKey,
  notebookWithDirectInternet,
  outsideResourceAccess,
  promptWithoutCustomerKey,
  wildcardAiGrant,
];
