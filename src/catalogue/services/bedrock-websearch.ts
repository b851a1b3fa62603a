import { service } from '../row.ts';

export default service('bedrock-websearch', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['ExternalWebAccess', 'invoke', 3, 'Lets fetches go past the AWS cache to live sites: addresses leave the AWS boundary and can carry data out, untrusted text comes in.', { mitre: [{ framework: 'ATT&CK', version: '18.1', tactic: 'TA0010', technique: 'T1567' }, { framework: 'ATLAS', version: '5.6.0', tactic: 'AML.TA0010', technique: 'AML.T0086' }, { framework: 'ATLAS', version: '5.6.0', tactic: 'AML.TA0005', technique: 'AML.T0051' }] }],
  ['InvokeFetch', 'invoke', 3, 'Reads the page at a given address, from the cache of AWS unless external access is allowed too; its text may carry instructions.'],
  ['InvokeSearch', 'invoke', 3, 'Searches the web index kept by AWS; no call goes out, but titles and snippets are untrusted input to the model.'],
]);
