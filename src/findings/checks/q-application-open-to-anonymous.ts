import { EXAMPLE_APPLICATION } from '../examples/q-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const TYPES = ['AWS_IAM_IDP_SAML', 'AWS_IAM_IDP_OIDC', 'AWS_IAM_IDC', 'AWS_QUICKSIGHT_IDP', 'ANONYMOUS'] as const;

export default resourceCheck({
  id: 'q-application-open-to-anonymous',
  title: 'Whoever asks a Q Business application has signed in',
  why: 'Nobody knows who asks, so that access lists of documents hold nobody back and no misuse leads to a person.',
  severity: 'high',
  known: { gaps: ['GAP-28'] },
  topics: ['authentication', 'outside-access'],
  resource: KINDS.qApplication,
  examples: {
    pass: [{ described: EXAMPLE_APPLICATION }, { described: { ...EXAMPLE_APPLICATION, identityType: 'AWS_IAM_IDP_OIDC' } }],
    fail: [{ described: { ...EXAMPLE_APPLICATION, identityType: 'ANONYMOUS' } }],
  },
  judge: (detail) => {
    const type = detail.needOneOf('identityType', TYPES);
    return type === 'ANONYMOUS'
      ? fail(
          'it answers people who have not signed in',
          'make an application whose people sign in with Identity Center or an identity provider',
        )
      : pass(`its people sign in by ${type}`);
  },
});
