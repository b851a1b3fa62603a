import { principalOf } from '../../activity/event.ts';
import { networkOf } from '../../activity/usual/network.ts';
import { noveltiesIn, type Novelty } from '../../activity/usual/novelties.ts';
import { byPrincipal } from '../../activity/usual/subject.ts';
import type { Detection } from '../detection.ts';
import { record, user } from '../examples.ts';
import { counted, dayName, evidence, listed } from '../sequences/evidence.ts';
import { serviceRole } from '../sequences/example-service-role.ts';
import { isSettled, outsideUses } from '../sequences/service-sessions.ts';

const worker = serviceRole('lambda.amazonaws.com');
const eve = user('eve');
const near = record('bedrock.amazonaws.com', 'InvokeModel', eve, 0, { requestParameters: { modelId: 'm' } });
const nearMantle = record('bedrock-mantle.amazonaws.com', 'CreateInference', eve, 0, { requestParameters: { model: 'm' } });

const detection: Detection = {
  id: 'service-role-used-from-outside',
  title: 'role of a service used from outside',
  why: 'Credentials that a service was given have left the place where it runs, by a leak in its code or by a request that it was made to send.',
  severity: 'high',
  events: ['*'],
  techniques: ['T1552.005', 'T1550.001', 'T1078.004', 'AML.T0012'],
  respond: 'Revoke the sessions of the role, and find out by which instance, function or agent its credentials left.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'a role that a function always used from a private address acts from the address of a user',
        records: [...worker.before, near, worker.call('198.51.100.7', 5)],
      },
      {
        origin: 'synthetic',
        story: 'the same with a user of bedrock-mantle',
        records: [...worker.before, nearMantle, worker.call('198.51.100.7', 5)],
      },
    ],
    quiet: [
      {
        origin: 'synthetic',
        story: 'the function runs outside of a VPC, where nobody else is',
        records: [...worker.before, worker.call('203.0.113.9', 5)],
      },
      {
        origin: 'synthetic',
        story: 'on bedrock-mantle, function and users share the address from the beginning',
        records: [worker.before[0], nearMantle, worker.call('198.51.100.7', 5), worker.call('198.51.100.7', 6)],
      },
    ],
  },
  *detect(activity) {
    const uses = outsideUses(activity).filter((use) => use.runs.length === 0);
    const roles = new Set(uses.filter(({ others }) => others.length === 0).map(({ role }) => role));
    const news = new Map<string, ReadonlyMap<string, Novelty>>();
    for (const role of roles)
      news.set(role, new Map(noveltiesIn(byPrincipal(activity).get(role) ?? [], networkOf).map((novelty) => [novelty.value, novelty])));
    for (const use of uses) {
      const { role, address, calls, others, networks, before } = use;
      const [first] = calls;
      if (first === undefined) continue;
      let why: string | undefined;
      if (others.length > 0 && isSettled(use)) {
        why = `an address from which ${listed(new Set(others.map((event) => principalOf(event) ?? 'somebody')))} came; in ${counted(before, 'call')} before it had been only at ${listed(networks)}`;
      } else if (others.length === 0) {
        const novelty = news.get(role)?.get(networkOf(first) ?? '');
        // what runs outside of a VPC has many addresses of AWS
        if (novelty !== undefined && novelty.usual.kinds <= 3)
          why = `where it had never been in ${counted(novelty.usual.days, 'day')}; always at ${listed(novelty.usual.values)}`;
      }
      const found = why === undefined ? undefined : evidence([...others.slice(0, 20), ...calls], calls.at(-1));
      if (found === undefined) continue;
      yield {
        events: found,
        about: `${role} ${address} ${dayName(first)}`,
        message: `\`${role}\`, a role of a service, made ${counted(calls.length, 'call')} from ${address}, ${why}`,
      };
    }
  },
};

export default detection;
