import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { onceFor } from '../../activity/usual/once.ts';
import { DAY, dayOf } from '../../activity/usual/novelties.ts';
import { privilegedCalls, privilegedUse } from '../../activity/usual/privileged.ts';
import type { Severity } from '../../findings/finding.ts';
import type { Detection } from '../detection.ts';
import { ACCOUNT, record, session } from '../examples.ts';
import { counted, evidence, listed } from '../sequences/evidence.ts';
import { callsByKey, repositoryOf, roleOf, tokenSubject, wayTo } from '../sequences/sign-ins.ts';
import { admissionOf, namedOwners } from '../sequences/trust.ts';

/** How long a repository is new to a role. */
const NEW = 7 * DAY;

/** From when on it is known whom a role serves: sign-ins, on days that are over. */
const ENOUGH = { signIns: 5, days: 3 } as const;

const role = `arn:aws:iam::${ACCOUNT}:role/deploy`;
const provider = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;
const signIn = (repository: string, minute: number): ReturnType<typeof record> =>
  record(
    'sts.amazonaws.com',
    'AssumeRoleWithWebIdentity',
    { type: 'WebIdentityUser', userName: `repo:${repository}:ref:refs/heads/main`, identityProvider: provider },
    minute,
    {
      eventID: `sign-in-${repository}-${minute}`,
      requestParameters: { roleArn: role, roleSessionName: 'ci' },
      responseElements: {
        subjectFromWebIdentityToken: `repo:${repository}:ref:refs/heads/main`,
        credentials: { accessKeyId: `ASIADEPLOY${minute}` },
      },
    },
  );
const importModel = (minute: number): ReturnType<typeof record> =>
  record('bedrock.amazonaws.com', 'CreateModelImportJob', session('deploy', `${minute}`), minute + 1, {
    requestParameters: { jobName: 'i' },
  });
const fineTune = (minute: number): ReturnType<typeof record> =>
  record('bedrock-mantle.amazonaws.com', 'CreateFineTuningJob', session('deploy', `${minute}`), minute + 1, {
    requestParameters: { model: 'm' },
  });
const usual = [0, 1440, 2880, 4320, 5760].flatMap((minute) => [signIn('shop/models', minute), importModel(minute)]);
const snapshot = (subject: string): Record<string, unknown> => ({
  [`accounts/${ACCOUNT}/account-authorization-details.json`]: {
    RoleDetailList: [
      {
        Arn: role,
        RoleName: 'deploy',
        Path: '/',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRoleWithWebIdentity',
              Principal: { Federated: provider },
              Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': subject } },
            },
          ],
        },
      },
    ],
  },
});

const detection: Detection = {
  id: 'privileged-action-by-foreign-pipeline',
  title: 'privileged AI action by a pipeline that the role did not serve before',
  why: 'A trust policy that is too wide lets workflows of other repositories in, which then shape models with the rights of the role.',
  severity: 'high',
  events: ['sts:AssumeRoleWithWebIdentity', '*'],
  techniques: ['T1199', 'T1078.004', 'AML.T0012', 'AML.T0010.003'],
  respond: 'Name the repository and its branch in the trust policy, end the sessions of the role, and undo what they did.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'a role that served one repository for days serves another, which imports a model',
        records: [...usual, signIn('elsewhere/fork', 7200), importModel(7200)],
      },
      {
        origin: 'synthetic',
        story: 'the trust policy names no owner, and the first workflow that comes starts a fine-tuning job on bedrock-mantle',
        records: [signIn('elsewhere/fork', 0), fineTune(0)],
        snapshot: snapshot('repo:*'),
      },
    ],
    quiet: [
      {
        origin: 'synthetic',
        story: 'the repository comes as every day',
        records: [...usual, signIn('shop/models', 7200), importModel(7200)],
      },
      {
        origin: 'synthetic',
        story: 'nothing is known of the role but its first sign-in',
        records: [signIn('elsewhere/fork', 0), fineTune(0)],
      },
      {
        origin: 'synthetic',
        story: 'the trust policy names the repository',
        records: [...usual, signIn('shop/other', 7200), fineTune(7200)],
        snapshot: snapshot('repo:shop/other:*'),
      },
    ],
  },
  *detect(activity) {
    const signIns = activity.named('sts:AssumeRoleWithWebIdentity').filter(({ error }) => error === undefined);
    const foreign = new Map<TrailEvent, Foreign>();
    const roles = new Map<string, Served>();
    for (const event of signIns) {
      const role = roleOf(event);
      const subject = tokenSubject(event);
      if (role === undefined || subject === undefined) continue;
      const { repository } = repositoryOf(subject);
      const served = roles.get(role) ?? { signIns: 0, days: new Set(), repositories: new Map() };
      roles.set(role, served);
      let known = served.repositories.get(repository);
      if (known === undefined) {
        known = { time: event.time, judged: judge(activity, role, subject, served, dayOf(event.time)) };
        served.repositories.set(repository, known);
      }
      if (known.judged !== undefined && event.time - known.time <= NEW) foreign.set(event, { ...known.judged, repository, role });
      served.signIns++;
      served.days.add(dayOf(event.time));
    }
    if (foreign.size === 0) return;
    yield* followed(activity, foreign);
  },
};

interface Judged {
  readonly severity: Severity;
  readonly why: string;
}

interface Foreign extends Judged {
  readonly repository: string;
  readonly role: string;
}

/** Whom a role served so far, with what was judged when each repository first came. */
interface Served {
  signIns: number;
  readonly days: Set<number>;
  readonly repositories: Map<string, { readonly time: number; readonly judged: Judged | undefined }>;
}

/** Owners that anybody of the organisation has written down. Only asked where there is a snapshot. */
const ownersIn = onceFor(({ estate }) =>
  estate === undefined ? new Set<string>() : namedOwners(estate, (subject) => repositoryOf(subject).owner),
);

/** Whether a repository that a role has not served so far is foreign to it. Undefined: it is not, or nobody can tell. */
function judge(
  activity: Activity,
  role: string,
  subject: string,
  { signIns, days, repositories }: Served,
  today: number,
): Judged | undefined {
  const { repository, owner } = repositoryOf(subject);
  const { estate } = activity;
  const admission = admissionOf(estate, role, subject, repository, owner)?.by;
  if (admission === 'exact' || admission === 'repository') return undefined;
  const past = [...days].filter((day) => day < today).length;
  const enough = signIns >= ENOUGH.signIns && past >= ENOUGH.days;
  const before = enough ? `on ${counted(past, 'day')} before it had served only ${listed(repositories.keys())}` : undefined;
  if (admission === 'anybody' && !ownersIn(activity).has(owner))
    return {
      severity: 'critical',
      why: ['no trust policy of the snapshot names its owner', ...(before === undefined ? [] : [before])].join(', and '),
    };
  if (before === undefined) return undefined;
  return admission === undefined
    ? { severity: 'medium', why: before }
    : { severity: 'high', why: `${before}, and only a wildcard of the trust policy lets it in` };
}

/** What the sessions of foreign pipelines did, through other roles as well. */
function* followed(activity: Activity, foreign: ReadonlyMap<TrailEvent, Foreign>): ReturnType<Detection['detect']> {
  const byKey = callsByKey(activity);
  const groups = new Map<
    string,
    { readonly from: Foreign; readonly events: TrailEvent[]; readonly signIns: Set<TrailEvent>; readonly actions: Set<string> }
  >();
  for (const event of privilegedCalls(activity)) {
    if (event.actor.accessKeyId === undefined || !byKey.has(event.actor.accessKeyId)) continue;
    const use = privilegedUse(event);
    if (use === undefined) continue;
    const [start] = wayTo(event, byKey);
    const from = start === undefined ? undefined : foreign.get(start);
    if (start === undefined || from === undefined) continue;
    const about = `${from.role} ${from.repository}`;
    const group = groups.get(about) ?? { from, events: [], signIns: new Set(), actions: new Set() };
    groups.set(about, group);
    group.events.push(event);
    group.signIns.add(start);
    group.actions.add(use.action);
  }
  for (const [about, { from, events, signIns, actions }] of groups) {
    const found = evidence([...signIns, ...events], events.at(-1));
    if (found === undefined) continue;
    yield {
      events: found,
      about,
      severity: from.severity,
      message: `\`${from.repository}\` used ${listed(actions)} through \`${from.role}\`: ${from.why}`,
    };
  }
}

export default detection;
