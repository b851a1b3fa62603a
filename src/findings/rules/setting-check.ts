import type { Check } from '../check.ts';
import type { Detail } from '../answers/detail.ts';
import { fail, pass, resourceCheck } from './resource-check.ts';
import type { ResourceKind } from '../answers/resource-kinds.ts';
import type { Severity } from '../finding.ts';
import type { Topic } from '../topic.ts';

/** What every rule about one setting says. */
interface SettingRule {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly severity: Severity;
  readonly known: Check['known'];
  readonly topics: readonly [Topic, ...Topic[]];
  readonly resource: ResourceKind;
  /** A description of the resource without the setting. */
  readonly example: Readonly<Record<string, unknown>>;
  /** The members on the way to the setting. */
  readonly member: readonly [string, ...string[]];
  readonly fix: string;
  /** Whether the rule speaks of this resource. */
  readonly applies?: (detail: Detail) => boolean;
}

interface SwitchRule extends SettingRule {
  /** What it means that the switch is as it should be, and that it is not. */
  readonly says: readonly [on: string, off: string];
}

/** Makes a check that a switch is on. Where AWS does not send it, it is off: these switches are off by default. */
export function switchCheck({ says: [on, off], fix, applies = () => true, example, member, ...rule }: SwitchRule): Check {
  return resourceCheck({
    ...rule,
    examples: {
      pass: [{ described: withMember(example, member, true) }],
      fail: [{ described: example }, { described: withMember(example, member, false) }],
    },
    judge: (detail) => {
      if (!applies(detail)) return undefined;
      return holderOf(detail, member)?.flag(member.at(-1) ?? '') === true ? pass(on) : fail(off, fix);
    },
  });
}

/** Makes a check that a resource stands in subnets of the customer; `member` leads to their list. */
export function subnetsCheck({ fix, applies = () => true, example, member, ...rule }: SettingRule): Check {
  return resourceCheck({
    ...rule,
    examples: {
      pass: [{ described: withMember(example, member, ['subnet-0a']) }],
      fail: [{ described: example }, { described: withMember(example, member, []) }],
    },
    judge: (detail) => {
      if (!applies(detail)) return undefined;
      const subnets = holderOf(detail, member)?.texts(member.at(-1) ?? '') ?? [];
      return subnets.length > 0 ? pass(`it runs in ${subnets.join(', ')}`) : fail('it runs in the network of AWS', fix);
    },
  });
}

/** The object that holds the last member; undefined where one on the way is missing. */
function holderOf(detail: Detail, member: readonly string[]): Detail | undefined {
  let at: Detail | undefined = detail;
  for (const key of member.slice(0, -1)) at = at?.at(key);
  return at;
}

/** A description with a member set, the objects around it kept. */
export function withMember(
  example: Readonly<Record<string, unknown>>,
  [first, ...rest]: readonly [string, ...string[]],
  value: unknown,
): Readonly<Record<string, unknown>> {
  const [next, ...others] = rest;
  if (next === undefined) return { ...example, [first]: value };
  return { ...example, [first]: withMember((example[first] ?? {}) as Readonly<Record<string, unknown>>, [next, ...others], value) };
}
