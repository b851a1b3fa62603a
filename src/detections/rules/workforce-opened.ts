import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { isGiven, textAt, textsAt } from '../requests/members.ts';

const oidc = { oidcConfig: { clientId: 'c', issuer: 'https://login.example.com' } };
const workforce = (name: string, more: Readonly<Record<string, unknown>>) => call(`sagemaker:${name}`, { workforceName: 'w', ...more });

export default callDetection({
  id: 'workforce-opened',
  title: 'workforce that labels data made, or opened to everywhere',
  why: 'Its members see the data that is labelled and say what the model learns from it; its provider of identities says who they are.',
  severity: 'medium',
  tried: 'low',
  events: ['sagemaker:CreateWorkforce', 'sagemaker:UpdateWorkforce'],
  techniques: ['T1136.003', 'AML.T0020'],
  respond: 'See whose provider of identities it is, and bind the workforce to addresses of the organisation.',
  examples: {
    alarm: [
      story('a workforce signs in at a provider of its own', workforce('CreateWorkforce', oidc)),
      story('a workforce may come from everywhere', workforce('UpdateWorkforce', { sourceIpConfig: { cidrs: ['0.0.0.0/0'] } })),
      story('somebody tries to make one', refused(workforce('CreateWorkforce', oidc))),
    ],
    quiet: [
      story(
        'a workforce of the own user pool comes from the own network',
        workforce('CreateWorkforce', { cognitoConfig: { userPool: 'p', clientId: 'c' }, sourceIpConfig: { cidrs: ['192.0.2.0/24'] } }),
      ),
      story('a workforce gets other addresses', workforce('UpdateWorkforce', { sourceIpConfig: { cidrs: ['192.0.2.0/24'] } })),
    ],
  },
  judge: ({ name, request }) => {
    const which = `workforce \`${textAt(request, 'workforceName') ?? 'unknown'}\``;
    const issuer = textAt(request, 'oidcConfig', 'issuer');
    if (issuer !== undefined) return `${which} believes whoever ${issuer} signs in`;
    const cidrs = textsAt(request, 'sourceIpConfig', 'cidrs');
    if (cidrs.some((cidr) => /^(?:0\.0\.0\.0|::)\/0$/.test(cidr))) return { message: `${which} may come from everywhere`, severity: 'low' };
    if (name !== 'CreateWorkforce' || isGiven(request, 'sourceIpConfig') !== 'no' || isGiven(request, 'cognitoConfig') !== 'yes')
      return undefined;
    return { message: `${which} was made and may come from everywhere`, severity: 'low' };
  },
});
