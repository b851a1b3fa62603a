import type { Estate, Principal } from '../../estate/estate.ts';
import type { TrailEvent } from '../event.ts';
import { createDirectory, type Directory } from './directory.ts';
import { indexKeyMakers, type KeyMakers } from './key-makers.ts';
import { principalKey } from './session-parts.ts';

/** What evidence is held against. */
export interface Known {
  readonly directory: Directory;
  readonly keyMakers: KeyMakers;
  /** A role as the snapshot has it. */
  roleOf(arn: string | undefined): Principal | undefined;
}

/** What the snapshot and the trail know. */
export function createKnown(estate: Estate | undefined, events: readonly TrailEvent[]): Known {
  const roles = new Map<string, Principal>();
  for (const account of estate?.accounts.values() ?? [])
    for (const principal of account.principals) if (principal.kind === 'role') roles.set(principalKey(principal.arn), principal);
  return {
    directory: createDirectory(estate, events),
    keyMakers: indexKeyMakers(events),
    roleOf: (arn) => (arn === undefined ? undefined : roles.get(principalKey(arn))),
  };
}
