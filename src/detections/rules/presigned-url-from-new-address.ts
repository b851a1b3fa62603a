import { eventName } from '../../activity/event-sources.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { isSameFamily, networkOf } from '../../activity/usual/network.ts';
import { DAY, noveltiesIn } from '../../activity/usual/novelties.ts';
import { bySubject, subjectName, subjectOf } from '../../activity/usual/subject.ts';
import type { Detection } from '../detection.ts';
import { ACCOUNT, record, session } from '../examples.ts';
import { counted, dayName, evidence, listed } from '../sequences/evidence.ts';
import { callsByKey, wayTo } from '../sequences/sign-ins.ts';

/** Calls that give out an address by which its bearer works in somebody's notebook, without any credentials. */
const URLS: readonly string[] = [
  'sagemaker:CreatePresignedDomainUrl',
  'sagemaker:CreatePresignedNotebookInstanceUrl',
  'sagemaker:CreatePresignedMlflowAppUrl',
  'sagemaker:CreatePresignedMlflowTrackingServerUrl',
  'sagemaker:CreatePartnerAppPresignedUrl',
];

/** Calls by which people and pipelines come in. */
const SIGN_INS = new Set(['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity', 'signin:ConsoleLogin', 'sso:Authenticate']);

/** How long a network is new. */
const NEW = 7 * DAY;

/** Who moves from one network to another within so many minutes has hardly travelled. */
const SOON = 60;

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
    const subjects = new Set([...urls].map((event) => subjectOf(activity, event)));
    for (const subject of subjects) {
      const history = bySubject(activity).get(subject) ?? [];
      const news = new Map(noveltiesIn(history, networkOf).map((novelty) => [novelty.value, novelty]));
      /** Networks at which the caller signed in, and when each network was first seen. */
      const home = new Set<string>();
      const first = new Map<string, number>();
      const groups = new Map<
        string,
        { readonly events: TrailEvent[]; readonly way: Set<TrailEvent>; readonly why: string; readonly soon: boolean }
      >();
      for (const event of history) {
        const network = networkOf(event);
        if (network === undefined) continue;
        if (SIGN_INS.has(eventName(event)) && event.error === undefined) home.add(network);
        const since = first.get(network) ?? event.time;
        first.set(network, since);
        if (!urls.has(event)) continue;
        const [start] = wayTo(event, byKey);
        const from = start === undefined ? undefined : networkOf(start);
        const moved =
          start !== undefined &&
          from !== undefined &&
          from !== network &&
          isSameFamily(from, network) &&
          !home.has(network) &&
          event.time - since <= NEW;
        const novelty = news.get(network);
        const isNew = novelty?.events.includes(event) === true;
        if (!isNew && !moved) continue;
        const about = `${subject} ${network} ${dayName(event)}`;
        const minutes = start === undefined ? 0 : Math.max(1, Math.round((event.time - start.time) / 60_000));
        const why = isNew
          ? `new after ${counted(novelty.usual.days, 'day')} at ${listed(novelty.usual.values)}`
          : `where the caller never signed in; the session began at ${from} ${counted(minutes, 'minute')} before`;
        const group = groups.get(about) ?? { events: [], way: new Set(), why, soon: moved && minutes <= SOON };
        groups.set(about, group);
        group.events.push(event);
        if (start !== undefined) group.way.add(start);
      }
      for (const [about, { events, way, why, soon }] of groups) {
        const last = events.at(-1);
        const found = evidence([...way, ...events], last);
        if (found === undefined || last === undefined) continue;
        yield {
          events: found,
          about,
          severity: soon ? 'high' : 'medium',
          message: `${subjectName(activity, last)} made a presigned URL from ${last.ip}, ${why}`,
        };
      }
    }
  },
};

export default detection;
