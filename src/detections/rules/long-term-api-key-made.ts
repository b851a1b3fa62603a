import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { memberAt, textAt } from '../requests/members.ts';

const make = (serviceName: string, credentialAgeDays?: number) =>
  call('iam:CreateServiceSpecificCredential', {
    userName: 'lea',
    serviceName,
    ...(credentialAgeDays === undefined ? {} : { credentialAgeDays }),
  });
const reset = (serviceName: string) =>
  call(
    'iam:ResetServiceSpecificCredential',
    { userName: 'lea', serviceSpecificCredentialId: 'ACCA1' },
    { responseElements: { serviceSpecificCredential: { serviceName, userName: 'lea' } } },
  );

/** Services of models that take such keys (IAM User Guide, "API keys for Amazon Bedrock"; Service Authorization Reference). */
const SERVICES = /^(?:bedrock|bedrock-mantle|aws-external-anthropic)\./;

export default callDetection({
  id: 'long-term-api-key-made',
  title: 'long-term API key for models made',
  why: 'One line of text that asks models from anywhere, on the account of the organisation, until it ends or somebody takes it away.',
  severity: 'medium',
  tried: 'low',
  events: ['iam:CreateServiceSpecificCredential', 'iam:ResetServiceSpecificCredential', 'iam:UpdateServiceSpecificCredential'],
  techniques: ['T1098.001', 'AML.T0091.000'],
  respond:
    'Take the key away (DeleteServiceSpecificCredential) and give a role instead; deny it by iam:ServiceSpecificCredentialServiceName.',
  examples: {
    alarm: [
      story('a key for Bedrock is made that never ends', make('bedrock.amazonaws.com')),
      story('a key for Bedrock is made for a month', make('bedrock.amazonaws.com', 30)),
      story('a key for Bedrock is renewed', reset('bedrock.amazonaws.com')),
      story('somebody tries to make one', refused(make('bedrock.amazonaws.com'))),
    ],
    quiet: [
      story('a password for CodeCommit is made', make('codecommit.amazonaws.com')),
      story('a password for CodeCommit is renewed', reset('codecommit.amazonaws.com')),
    ],
  },
  judge: (event) => {
    const { name, request, response } = event;
    const service = textAt(request, 'serviceName') ?? textAt(response, 'serviceSpecificCredential', 'serviceName');
    if (service === undefined || !SERVICES.test(service)) return undefined;
    const owner = textAt(request, 'userName') ?? textAt(response, 'serviceSpecificCredential', 'userName') ?? 'unknown';
    if (name.startsWith('Update'))
      return textAt(request, 'status') === 'Active' ? `an API key of \`${owner}\` for ${service} was switched on` : undefined;
    if (name.startsWith('Reset')) return `an API key of \`${owner}\` for ${service} was renewed`;
    // without it, the key never ends (IAM API Reference, "CreateServiceSpecificCredential")
    const days = memberAt(request, 'credentialAgeDays');
    return days === undefined || days === null
      ? { message: `\`${owner}\` got an API key for ${service} that never ends`, severity: 'high' }
      : `\`${owner}\` got an API key for ${service}${typeof days === 'number' ? ` for ${days} days` : ''}`;
  },
});
