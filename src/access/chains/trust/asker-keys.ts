import type { ConditionTest } from '../../../iam/compiled/condition.ts';
import { compilePolicy } from '../../../iam/compiled/policy.ts';
import { actionInfo, PreparedRequest } from '../../../iam/compiled/request.ts';
import type { Policy, Statement } from '../../../iam/policy.ts';
import { type Caller, requestOf } from '../../caller.ts';
import type { Asking } from './asking.ts';
import { isOfPrincipal } from './keys.ts';

const ASSUME = 'sts:AssumeRole';
const INFO = actionInfo(ASSUME);

interface Distinctions {
  readonly tests: readonly ConditionTest[];
  readonly names: ReadonlySet<string>;
  /** A policy variable: every caller is a case of its own. */
  readonly perCaller: boolean;
}

/** What sets a caller apart from others of its account in the eyes of one trust policy: callers with one key get one answer. */
export class AskerKeys {
  private readonly asking: Asking;
  private readonly known = new Map<Policy, Distinctions>();
  private readonly ids = new Map<Policy, number>();
  /** The request of the caller that was asked about last. */
  private last: { readonly caller: Caller; readonly request: PreparedRequest } | undefined;

  constructor(asking: Asking) {
    this.asking = asking;
  }

  /** Undefined: the policy names the caller, and only both sides together can decide. */
  of(policy: Policy, caller: Caller): string | undefined {
    let found = this.known.get(policy);
    if (found === undefined) {
      found = distinctionsOf(policy);
      this.known.set(policy, found);
      this.ids.set(policy, this.known.size);
    }
    const id = `${this.ids.get(policy)} ${caller.account.id}`;
    const { uniqueId } = caller.request;
    if (found.names.has(caller.arn) || (uniqueId !== undefined && found.names.has(uniqueId))) return undefined;
    if (found.perCaller) return `${id} ${caller.arn}`;
    let key = `${id} ${caller.kind}`;
    for (const test of found.tests) key += test(this.requestOf(caller));
    return key;
  }

  private requestOf(caller: Caller): PreparedRequest {
    if (this.last?.caller !== caller) {
      const { assumptions, home } = this.asking;
      const any = { arn: '*', account: caller.account.id };
      this.last = { caller, request: new PreparedRequest(requestOf(caller, ASSUME, any, caller.account, 'open', assumptions, home)) };
    }
    return this.last.request;
  }
}

function distinctionsOf(policy: Policy): Distinctions {
  const tests: ConditionTest[] = [];
  const names = new Set<string>();
  let perCaller = false;
  const { allows, denies } = compilePolicy(policy).candidates(INFO);
  for (const statement of new Set([...allows, ...denies])) {
    const { principals, conditions } = policy.statements[statement.index] as Statement;
    for (const { value } of principals?.entries ?? []) names.add(value);
    for (const [position, { key, values }] of conditions.entries()) {
      if (values.some((value) => value.includes('${'))) perCaller = true;
      if (isOfPrincipal(key)) tests.push(statement.conditions[position] as ConditionTest);
    }
  }
  return { tests, names, perCaller };
}
