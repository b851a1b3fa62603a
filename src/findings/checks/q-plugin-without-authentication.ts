import type { Example } from '../example.ts';
import { APPLICATION, EXAMPLE_APPLICATION } from '../examples/q-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { partsOf, PLUGINS } from '../answers/resource-parts.ts';
import { worstOf } from '../rules/several-outcomes.ts';

const { applicationId } = EXAMPLE_APPLICATION;
const WAYS = ['basicAuthConfiguration', 'oAuth2ClientCredentialConfiguration', 'idcAuthConfiguration'] as const;

const plugin = (authConfiguration: unknown, state = 'ENABLED'): Example => ({
  answers: [
    APPLICATION,
    [PLUGINS.list, applicationId, { plugins: [{ pluginId: 'p-1', displayName: 'orders', type: 'CUSTOM', state }] }],
    [PLUGINS.describe, 'p-1', { applicationId, pluginId: 'p-1', displayName: 'orders', type: 'CUSTOM', state, authConfiguration }],
    // what other applications have was not read
    ['qbusiness.ListApplications', 'all', { applications: [{ applicationId }, { applicationId: '99999999-2222-3333-4444-555555555555' }] }],
  ],
});
const OAUTH = {
  oAuth2ClientCredentialConfiguration: { secretArn: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:orders', roleArn: 'x' },
};

export default resourceCheck({
  id: 'q-plugin-without-authentication',
  title: 'Plugins of Q Business applications say to their backends who is asking',
  why: 'The backend does for everybody what the assistant was talked into, and anybody else who knows its address may call it as well.',
  severity: 'medium',
  known: { gaps: ['GAP-28'] },
  topics: ['authentication', 'agent-bounds'],
  resource: KINDS.qApplication,
  reads: [PLUGINS.list, PLUGINS.describe],
  examples: {
    pass: [plugin(OAUTH), plugin({ idcAuthConfiguration: { idcApplicationArn: 'x', roleArn: 'x' } })],
    fail: [plugin({ noAuthConfiguration: {} })],
  },
  judge: (detail, resource) => {
    const { parts, gap } = partsOf(resource, detail, PLUGINS);
    return worstOf(
      parts.map((one) => () => {
        if (one.needOneOf('state', ['ENABLED', 'DISABLED']) === 'DISABLED') return undefined;
        const name = one.needText('displayName');
        const auth = one.needAt('authConfiguration');
        if (auth.has('noAuthConfiguration')) {
          return fail(
            `the plugin \`${name}\` calls its backend without credentials`,
            'give the plugin an OAuth 2.0 or Identity Center configuration',
          );
        }
        const way = WAYS.find((member) => auth.has(member));
        return way === undefined ? undefined : pass(`the plugin \`${name}\` uses ${way}`);
      }),
      gap,
    );
  },
});
