import type { Framework } from '../framework.ts';

/**
 * The benchmark has no item about AI: these are the few that checks touch where AI is, and those beside them about rights, keys and trails
 * to which no check speaks. For the benchmark itself use a tool that tests all of an account.
 */
const framework: Framework = {
  id: 'cis-aws-foundations',
  name: 'CIS AWS Foundations Benchmark',
  version: '7.0.0',
  publisher: 'Center for Internet Security',
  url: 'https://www.cisecurity.org/benchmark/amazon_web_services',
  sources: ['https://github.com/prowler-cloud/prowler/blob/master/prowler/compliance/aws/cis_7.0_aws.json'],
  requirements: [
    { id: '2.10', asks: 'IAM users with a password have a second factor', confirmed: true },
    { id: '2.11', asks: 'Credentials that nobody has used for 45 days are disabled', confirmed: true },
    { id: '2.12', asks: 'Access keys are renewed every 90 days', confirmed: true },
    { id: '2.14', asks: 'No policy allows everything on everything', confirmed: true },
    { id: '2.18', asks: 'IAM Access Analyzer looks for outside access in every region', confirmed: true },
    { id: '2.21', asks: 'No resource policy is open to everybody', confirmed: true },
    {
      id: '4.1',
      asks: 'A trail records every region (where Bedrock is used: its events)',
      confirmed: true,
      checks: ['unrecorded-bedrock-calls'],
    },
    { id: '4.2', asks: 'Files of trails are validated', confirmed: true },
    { id: '4.5', asks: 'Trails are encrypted with a key of the customer', confirmed: true },
    { id: '4.6', asks: 'Keys of the customer are renewed', confirmed: true },
    { id: '4.8', asks: 'Writing of objects in S3 is recorded', confirmed: true },
    { id: '4.9', asks: 'Reading of objects in S3 is recorded', confirmed: true },
    { id: '6.8', asks: 'Services of AWS are reached through endpoints of the VPC', confirmed: true },
  ],
};

export default framework;
