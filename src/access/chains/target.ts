import type { Account, Estate, Principal } from '../../estate/estate.ts';
import { segmentsOf } from '../../iam/compiled/request.ts';
import type { ContextInput } from '../../iam/request.ts';

const TAGS: readonly string[] = ['aws:resourcetag/', 'iam:resourcetag/'];
const UNBOUND: readonly string[] = [...TAGS, 'iam:permissionsboundary'];
const NOTHING: ContextInput = {};

/**
 * Something that a step of a chain is authorised on. INVARIANT: for one action, targets with the same ARN have the same facts, because
 * answers are kept by ARN.
 */
export abstract class Target {
  readonly arn: string;
  readonly owner: Account;
  /** Keys that certainly do not exist beyond `context`. */
  readonly absentKeys: readonly string[];
  private cut: readonly string[] | undefined;

  constructor(arn: string, owner: Account, absentKeys: readonly string[]) {
    this.arn = arn;
    this.owner = owner;
    this.absentKeys = absentKeys;
  }

  get account(): string {
    return this.owner.id;
  }

  /** The six segments of the ARN. */
  get segments(): readonly string[] {
    this.cut ??= segmentsOf(this.arn);
    return this.cut;
  }

  /** What the estate knows of it as context of a request. */
  abstract get context(): ContextInput;
}

class PlainTarget extends Target {
  override get context(): ContextInput {
    return NOTHING;
  }
}

/** A user or role: its tags and its boundary are keys of most IAM actions (Service Authorization Reference, IAM). */
class PrincipalTarget extends Target {
  private readonly principal: Principal;

  constructor(principal: Principal, owner: Account) {
    super(principal.arn, owner, principal.boundary === undefined ? UNBOUND : TAGS);
    this.principal = principal;
  }

  override get context(): ContextInput {
    const { tags, boundary } = this.principal;
    const known: Record<string, string> = {};
    for (const key of Object.keys(tags)) {
      known[`aws:ResourceTag/${key}`] = tags[key] as string;
      known[`iam:ResourceTag/${key}`] = tags[key] as string;
    }
    if (boundary !== undefined) known['iam:PermissionsBoundary'] = boundary.ref.name;
    return known;
  }
}

/** A user or role that somebody creates: it has no tags and no boundary unless the creator gives it some. */
export const createdTarget = (arn: string, owner: Account, when: 'creation' | 'after'): Target =>
  new PlainTarget(arn, owner, when === 'creation' ? TAGS : UNBOUND);

/** Anything of which the estate knows no keys. */
export const plainTarget = (arn: string, owner: Account): Target => new PlainTarget(arn, owner, []);

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
      target = new PrincipalTarget(principal, this.estate.accounts.get(principal.account) as Account);
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
