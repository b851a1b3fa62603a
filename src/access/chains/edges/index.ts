// Written by `npm run gen`.
import aiHost from './ai-host.ts';
import assumeRole from './assume-role.ts';
import createdPrincipal from './created-principal.ts';
import existingCompute from './existing-compute.ts';
import groupMembership from './group-membership.ts';
import passRole from './pass-role.ts';
import permissionSet from './permission-set.ts';
import policyWriting from './policy-writing.ts';
import rewardCode from './reward-code.ts';
import trustPolicy from './trust-policy.ts';
import userCredentials from './user-credentials.ts';

/** The ways in which one principal becomes another, kind by kind. */
export const edgeKinds = [
  aiHost,
  assumeRole,
  createdPrincipal,
  existingCompute,
  groupMembership,
  passRole,
  permissionSet,
  policyWriting,
  rewardCode,
  trustPolicy,
  userCredentials,
];
