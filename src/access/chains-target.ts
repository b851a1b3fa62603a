import type { Account, Estate, Principal } from '../estate/estate.ts';
import { segmentsOf } from '../iam/compiled/request.ts';
import type { ContextInput } from '../iam/request.ts';

/** Something that a step of a chain is authorised on. */
export interface Target {
  readonly arn: string;
  /** The six segments of the ARN. */
  readonly segments: readonly string[];
  readonly owner: Account | undefined;
  readonly account: string;
  /** What the estate knows of it as context of a request. */
  readonly context: ContextInput;
  /** Keys that certainly do not exist beyond `context`. */
  readonly absentKeys: readonly string[];
}

const TAGS: readonly string[] = ['aws:resourcetag/', 'iam:resourcetag/'];
const UNBOUND: readonly string[] = [...TAGS, 'iam:permissionsboundary'];
const NOTHING: ContextInput = {};

/** A user or role: its tags and its boundary are keys of most IAM actions (Service Authorization Reference, IAM). */
export function principalTarget(principal: Principal, owner: Account): Target {
  const { arn, tags, boundary } = principal;
  let context = NOTHING;
  const keys = Object.keys(tags);
  if (keys.length > 0 || boundary !== undefined) {
    const known: Record<string, string> = {};
    for (const key of keys) {
      known[`aws:ResourceTag/${key}`] = tags[key] as string;
      known[`iam:ResourceTag/${key}`] = tags[key] as string;
    }
    if (boundary !== undefined) known['iam:PermissionsBoundary'] = boundary.ref.name;
    context = known;
  }
  return { arn, segments: segmentsOf(arn), owner, account: owner.id, context, absentKeys: boundary === undefined ? UNBOUND : TAGS };
}

/** A user or role that somebody creates: it has no tags and no boundary unless the creator gives it some. */
export const createdTarget = (arn: string, owner: Account, when: 'creation' | 'after'): Target => ({
  arn,
  segments: segmentsOf(arn),
  owner,
  account: owner.id,
  context: NOTHING,
  absentKeys: when === 'creation' ? TAGS : UNBOUND,
});

/** Anything else, of which the estate knows no keys. */
export const plainTarget = (arn: string, owner: Account): Target => ({
  arn,
  segments: segmentsOf(arn),
  owner,
  account: owner.id,
  context: NOTHING,
  absentKeys: [],
});

/** Targets of principals, made once. */
export class Targets {
  private readonly estate: Estate;
  private readonly known = new Map<Principal, Target>();

  constructor(estate: Estate) {
    this.estate = estate;
  }

  of(principal: Principal): Target {
    let target = this.known.get(principal);
    if (target === undefined) {
      target = principalTarget(principal, this.estate.accounts.get(principal.account) as Account);
      this.known.set(principal, target);
    }
    return target;
  }
}

/**
 * Roles that nobody in the account can change: service-linked roles belong to their service (IAM User Guide, "Service-linked roles"),
 * those of Identity Center are managed through it ("this role is only modifiable by AWS").
 */
export const isProtected = (path: string): boolean => path.startsWith('/aws-service-role/') || path.startsWith('/aws-reserved/');
