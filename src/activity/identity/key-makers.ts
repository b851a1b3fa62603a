import { isObject, textOf } from '../../estate/json.ts';
import type { Actor, TrailEvent } from '../event.ts';

/** Finds the calls that made the credentials of IAM users. */
export interface KeyMakers {
  /** The calls that made the access key of a call, or the API keys of its user; the earliest first. */
  makersOf(actor: Actor): readonly TrailEvent[];
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html and API_CreateServiceSpecificCredential.html */
export function indexKeyMakers(events: readonly TrailEvent[]): KeyMakers {
  const made = new Map<string, Map<string, TrailEvent>>();
  const put = (key: string, event: TrailEvent): void => {
    const known = made.get(key);
    if (known === undefined) made.set(key, new Map([[event.id, event]]));
    else known.set(event.id, event);
  };
  for (const event of events) {
    if (event.source !== 'iam.amazonaws.com' || event.error !== undefined) continue;
    if (event.name === 'CreateAccessKey') {
      const key = event.response?.['accessKey'];
      const id = isObject(key) ? textOf(key['accessKeyId']) : undefined;
      if (id !== undefined) put(id, event);
    } else if (event.name === 'CreateServiceSpecificCredential') {
      const user = textOf(event.request?.['userName']) ?? event.actor.userName;
      if (user !== undefined) put(userKey(event.account, user), event);
    }
  }
  const sorted = new Map(
    [...made].map(([key, calls]) => [key, [...calls.values()].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))] as const),
  );
  return {
    makersOf: ({ accessKeyId, account, userName }) =>
      (accessKeyId === undefined ? undefined : sorted.get(accessKeyId)) ??
      // an API key has no access key id: it is known by its user
      (userName === undefined ? undefined : sorted.get(userKey(account ?? '', userName))) ??
      [],
  };
}

const userKey = (account: string, user: string): string => `${account} ${user}`;
