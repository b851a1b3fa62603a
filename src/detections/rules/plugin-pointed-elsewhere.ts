import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { isGiven, textAt } from '../requests/members.ts';

const custom = (name: string) =>
  call(`qbusiness:${name}`, {
    applicationId: 'a',
    pluginId: 'p',
    type: 'CUSTOM',
    serverUrl: 'https://tools.example.com',
    customPluginConfiguration: { apiSchemaType: 'OPEN_API_V3', apiSchema: { s3: { bucket: 'schemas', key: 'p.yaml' } } },
  });

export default callDetection({
  id: 'plugin-pointed-elsewhere',
  title: 'plugin of Amazon Q that acts on a server of its maker',
  why: 'What people say to Amazon Q goes to that server, and its answers come back as if the organisation had said them.',
  severity: 'low',
  events: ['qbusiness:CreatePlugin', 'qbusiness:UpdatePlugin'],
  techniques: ['AML.T0110', 'T1567'],
  respond: 'See whose server it is and who asked for the plugin.',
  examples: {
    alarm: [story('a custom plugin is made', custom('CreatePlugin')), story('a plugin gets another server', custom('UpdatePlugin'))],
    quiet: [
      story(
        'a plugin that Amazon Q brings along is made',
        call('qbusiness:CreatePlugin', { applicationId: 'a', type: 'JIRA_CLOUD', serverUrl: 'https://example.atlassian.net' }),
      ),
      story('a plugin is switched off', call('qbusiness:UpdatePlugin', { applicationId: 'a', pluginId: 'p', state: 'DISABLED' })),
    ],
  },
  judge: ({ request }) => {
    const isCustom = textAt(request, 'type') === 'CUSTOM' || isGiven(request, 'customPluginConfiguration') === 'yes';
    if (!isCustom) return undefined;
    const which = textAt(request, 'displayName') ?? textAt(request, 'pluginId') ?? 'unknown';
    return `custom plugin \`${which}\` of Amazon Q acts on ${textAt(request, 'serverUrl') ?? 'what its API schema names'}`;
  },
});
