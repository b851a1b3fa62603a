import type { Detection } from '../detection.ts';
import { record, user } from '../examples.ts';
import { counted, dayName, evidence } from '../sequences/evidence.ts';
import { serviceRole } from '../sequences/example-service-role.ts';
import { CODE_RUNS, outsideUses } from '../sequences/service-sessions.ts';

const eve = user('eve');
const worker = serviceRole('bedrock-agentcore.amazonaws.com');
const run = record('bedrock-agentcore.amazonaws.com', 'InvokeCodeInterpreter', eve, 0, { eventCategory: 'Data', managementEvent: false });
const shell = record('bedrock-agentcore.amazonaws.com', 'InvokeAgentRuntimeCommand', eve, 0, {
  eventCategory: 'Data',
  managementEvent: false,
});
const notebook = record('sagemaker.amazonaws.com', 'CreatePresignedNotebookInstanceUrl', eve, 0);

const detection: Detection = {
  id: 'execution-role-used-from-callers-address',
  title: 'role of a service used from the address of who ran code in it',
  why: 'The code that was run has given the credentials of its role away: whoever has them acts as the service, from anywhere.',
  severity: 'critical',
  events: [...CODE_RUNS, '*'],
  techniques: ['T1552.005', 'T1550.001', 'T1078.004', 'AML.T0053'],
  respond: 'Revoke the sessions of the role, block who ran the code, and look at all that was done with the role since.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'a user runs code in an interpreter, then a role of the service acts from the same address',
        records: [...worker.before, run, worker.call('198.51.100.7', 5)],
      },
      {
        origin: 'synthetic',
        story: 'the same by a command in an agent runtime',
        records: [...worker.before, shell, worker.call('198.51.100.7', 5)],
      },
      { origin: 'synthetic', story: 'the same by a notebook', records: [...worker.before, notebook, worker.call('198.51.100.7', 5)] },
    ],
    quiet: [
      {
        origin: 'synthetic',
        story: 'the role goes on acting from its own network',
        records: [...worker.before, run, worker.call('10.0.0.9', 5)],
      },
      {
        origin: 'synthetic',
        story: 'the role has acted from that address before',
        records: [...worker.before, worker.call('198.51.100.7', -100), shell, worker.call('198.51.100.7', 5)],
      },
      { origin: 'synthetic', story: 'nobody has run code before', records: [...worker.before, worker.call('198.51.100.7', -5), notebook] },
    ],
  },
  *detect(activity) {
    for (const { role, address, calls, runs } of outsideUses(activity)) {
      const found = evidence([...runs, ...calls], calls.at(-1));
      const [first] = calls;
      if (runs.length === 0 || found === undefined || first === undefined) continue;
      yield {
        events: found,
        about: `${role} ${address} ${dayName(first)}`,
        message: `after code was run from ${address}, \`${role}\`, a role of a service, made ${counted(calls.length, 'call')} from the same address`,
      };
    }
  },
};

export default detection;
