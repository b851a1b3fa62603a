import type { TrailEvent } from '../../activity/event.ts';
import { isSameFamily, networkOf } from '../../activity/usual/network.ts';
import { noveltiesIn } from '../../activity/usual/novelties.ts';
import { bySubject, subjectName } from '../../activity/usual/subject.ts';
import type { Detection } from '../detection.ts';
import { ACCOUNT, record, session } from '../examples.ts';
import { counted, evidence, listed } from '../sequences/evidence.ts';
import { callsByKey, wayTo } from '../sequences/sign-ins.ts';

/** Calls that give out an address by which its bearer works in somebody's notebook, without any credentials. */
const URLS: readonly string[] = [
  'sagemaker:CreatePresignedDomainUrl',
  'sagemaker:CreatePresignedNotebookInstanceUrl',
  'sagemaker:CreatePresignedMlflowAppUrl',
  'sagemaker:CreatePresignedMlflowTrackingServerUrl',
  'sagemaker:CreatePartnerAppPresignedUrl',
];

/** Who moves from one network to another in this time has not travelled. */
const HOUR = 3_600_000;

const ana = session('scientist', 'ana');
const signIn = (minute: number, sourceIPAddress: string): ReturnType<typeof record> =>
  record('sts.amazonaws.com', 'AssumeRoleWithSAML', { type: 'SAMLUser', userName: 'ana@example.com' }, minute, {
    sourceIPAddress,
    requestParameters: { roleArn: `arn:aws:iam::${ACCOUNT}:role/scientist` },
    responseElements: { credentials: { accessKeyId: 'ASIASCIENTISTANA' } },
  });
const url = (minute: number, sourceIPAddress: string): ReturnType<typeof record> =>
  record('sagemaker.amazonaws.com', 'CreatePresignedDomainUrl', ana, minute, {
    sourceIPAddress,
    requestParameters: { domainId: 'd-1', userProfileName: 'ana' },
  });

const detection: Detection = {
  id: 'presigned-url-from-new-address',
  title: 'presigned URL from an address that is new to its caller',
  why: 'Whoever holds the session of somebody makes a link of it, which opens a notebook with the rights of its role and needs no sign-in.',
  severity: 'high',
  events: [...URLS],
  techniques: ['T1078.004', 'T1550.001', 'AML.T0012'],
  respond:
    'Ask the person. If it was somebody else, revoke the session, delete the app that the link opened, and look at what its role did.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'minutes after a sign-in the session makes a presigned URL from another network',
        records: [signIn(0, '198.51.100.7'), url(10, '203.0.113.9')],
      },
      {
        origin: 'synthetic',
        story: 'somebody who always came from one network makes a presigned URL from another',
        records: [
          ...[0, 1, 2, 3, 4, 5].flatMap((day) => [0, 1, 2, 3].map((i) => url(day * 1440 + i, '198.51.100.7'))),
          url(6 * 1440, '203.0.113.9'),
        ],
      },
    ],
    quiet: [
      {
        origin: 'synthetic',
        story: 'sign-in and presigned URL come from the same network',
        records: [signIn(0, '198.51.100.7'), url(10, '198.51.100.8')],
      },
      {
        origin: 'synthetic',
        story: 'the sign-in came by IPv6, the call by IPv4',
        records: [signIn(0, '2001:db8:1::7'), url(10, '203.0.113.9')],
      },
      { origin: 'synthetic', story: 'nothing is known of the caller', records: [url(10, '203.0.113.9')] },
    ],
  },
  *detect(activity) {
    const urls = new Set(URLS.flatMap((name) => activity.named(name)).filter(({ error }) => error === undefined));
    if (urls.size === 0) return;
    const byKey = callsByKey(activity);
    for (const [subject, history] of bySubject(activity)) {
      if (!history.some((event) => urls.has(event))) continue;
      const news = new Map(noveltiesIn(history, networkOf).map((novelty) => [novelty.value, novelty]));
      const seen = new Map<string, TrailEvent>();
      const told = new Set<string>();
      for (const event of history) {
        const network = networkOf(event);
        if (network === undefined) continue;
        const before = seen.get(network);
        if (before === undefined) seen.set(network, event);
        if (!urls.has(event)) continue;
        const novelty = news.get(network);
        const [start] = wayTo(event, byKey);
        const from = start === undefined ? undefined : networkOf(start);
        // seen before in this very session only is as new
        const isNew = before === undefined || (before.actor.accessKeyId === event.actor.accessKeyId && before !== start);
        const moved = start !== undefined && from !== undefined && from !== network && isSameFamily(from, network) && isNew;
        const why = novelty?.events.includes(event)
          ? `new after ${counted(novelty.usual.days, 'day')} at ${listed(novelty.usual.values)}`
          : moved
            ? `and the session began at ${from} ${counted(Math.max(1, Math.round((event.time - start.time) / 60_000)), 'minute')} before`
            : undefined;
        if (why === undefined || told.has(network)) continue;
        told.add(network);
        const found = evidence(start === undefined ? [event] : [start, event], event);
        if (found === undefined) continue;
        yield {
          events: found,
          about: `${subject} ${network}`,
          severity: moved && event.time - start.time <= HOUR ? 'high' : 'medium',
          message: `${subjectName(activity, event)} made a presigned URL from ${event.ip}, ${why}`,
        };
      }
    }
  },
};

export default detection;
