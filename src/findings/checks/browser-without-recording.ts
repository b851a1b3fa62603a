import { EXAMPLE_BROWSER } from '../examples/agentcore-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const { recording: _, ...UNRECORDED } = EXAMPLE_BROWSER;

export default resourceCheck({
  id: 'browser-without-recording',
  title: 'What agents do in a browser is recorded',
  why: 'Nobody can tell afterwards what an agent saw, typed and clicked on pages where it was signed in as somebody.',
  severity: 'medium',
  known: { union: ['AC-BROWSER'], securityHub: ['BedrockAgentCore.6'] },
  topics: ['logging'],
  resource: KINDS.browser,
  examples: {
    pass: [{ described: EXAMPLE_BROWSER }],
    fail: [
      { described: UNRECORDED },
      { described: { ...EXAMPLE_BROWSER, recording: {} } },
      { described: { ...EXAMPLE_BROWSER, recording: { ...EXAMPLE_BROWSER.recording, enabled: false } } },
    ],
  },
  judge: (detail) => {
    const recording = detail.at('recording');
    return recording?.flag('enabled') === true
      ? pass(`its sessions are recorded to ${recording.needAt('s3Location').needText('bucket')}`)
      : fail('its sessions are not recorded', 'make a browser with recording enabled and an s3Location that agents cannot write to');
  },
});
