import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default resourceCheck({
  id: 'domain-outside-vpc',
  title: 'Apps of Studio domains reach the internet only through a VPC of the customer',
  why: 'Code in Studio can send training data and credentials anywhere, past every egress control.',
  severity: 'high',
  known: { union: ['DOM-VPCONLY'] },
  topics: ['isolation'],
  resource: KINDS.domain,
  examples: {
    pass: [{ described: { ...SAGEMAKER.domain, AppNetworkAccessType: 'VpcOnly' } }],
    fail: [{ described: { ...SAGEMAKER.domain, AppNetworkAccessType: 'PublicInternetOnly' } }],
  },
  judge: (detail) =>
    detail.needOneOf('AppNetworkAccessType', ['PublicInternetOnly', 'VpcOnly']) === 'VpcOnly'
      ? pass('its apps use the VPC only')
      : fail('its apps reach the internet through a network of AWS', 'update the domain with AppNetworkAccessType VpcOnly'),
});
