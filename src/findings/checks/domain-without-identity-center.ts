import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default resourceCheck({
  id: 'domain-without-identity-center',
  title: 'People enter Studio domains through Identity Center',
  why: 'With a presigned URL whoever may make one is whoever he likes: work in Studio cannot be traced to a person.',
  severity: 'medium',
  known: { union: ['DOM-SSO'], prowler: ['sagemaker_domain_sso_configured'] },
  topics: ['authentication'],
  resource: KINDS.domain,
  examples: {
    pass: [{ described: { ...SAGEMAKER.domain, AuthMode: 'SSO' } }],
    fail: [{ described: { ...SAGEMAKER.domain, AuthMode: 'IAM' } }],
  },
  judge: (detail) =>
    detail.needOneOf('AuthMode', ['SSO', 'IAM']) === 'SSO'
      ? pass('people enter through Identity Center')
      : fail('people enter by URLs that IAM presigns', 'create the domain anew with AuthMode SSO'),
});
