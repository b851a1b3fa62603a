import { denied, type Lint, plainActions } from '../lint.ts';

/** AWS Security Blog, 2025: access to models is given by agreements. */
const RETIRED: Readonly<Record<string, string>> = {
  'bedrock:putfoundationmodelentitlement': 'bedrock:PutFoundationModelEntitlement no longer decides who may use a model',
};

const lint: Lint = {
  id: 'retired-action',
  title: 'No action is named that has lost its effect',
  why: 'A statement about it protects nothing, and whoever reads the policy believes that it does.',
  severity: 'warning',
  *check(linted) {
    for (const statement of linted.policy.statements) {
      for (const action of plainActions(statement)) {
        const why = RETIRED[action.toLowerCase()];
        if (why !== undefined)
          yield { statement, path: ['Action'], message: why, fix: 'leave it out, and deny bedrock:CreateFoundationModelAgreement instead' };
      }
    }
  },
  examples: {
    bad: [denied('bedrock:PutFoundationModelEntitlement')],
    good: [denied('bedrock:CreateFoundationModelAgreement')],
  },
};

export default lint;
