import type { Estate } from '../estate/estate.ts';
import { findDrift } from '../firewall/drift/find-drift.ts';
import type { FirewallPlan } from '../firewall/plan/firewall-plan.ts';
import type { DriftReport } from '../report/drift-report.ts';
import { version } from './version.ts';

/** What is deployed beside what was planned. */
export const driftOf = (estate: Estate, plan: FirewallPlan): DriftReport => ({
  kind: 'drift',
  schema: 1,
  mantlet: version,
  organization: plan.organization,
  policies: plan.policies.length,
  drifts: findDrift(estate, plan),
});
