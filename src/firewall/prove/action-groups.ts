import type { Policy } from '../../iam/policy.ts';
import { keyPresence, resourceSignature } from './domains.ts';
import { speaksOf, statementsOf } from './relevant.ts';

/** Actions of which the same statements speak, and which can have the same keys and resources: one of them stands for all. */
export interface ActionGroup {
  readonly actions: readonly string[];
}

type Levels = readonly (readonly Policy[])[] | undefined;

/** Groups actions by what tells them apart; `blocks`: keys of the claim; `extra` tells apart what the claim does. */
export function actionGroups(
  actions: readonly string[],
  levels: readonly Levels[],
  { blocks, asksResources }: { readonly blocks: ReadonlySet<string>; readonly asksResources: boolean },
  extra: (action: string) => string = () => '',
): readonly ActionGroup[] {
  const statements = levels.flatMap(statementsOf).map(({ statement }) => ({
    statement,
    isAboutResources: statement.resources !== undefined && !statement.resources.patterns.some((one) => /^\*+$/.test(one)),
    keys: ofServices(statement.conditions.map(({ key }) => key.toLowerCase())),
  }));
  const asked = ofServices(blocks);
  const groups = new Map<string, string[]>();
  for (const action of actions) {
    const lower = action.toLowerCase();
    const speaking: number[] = [];
    const keys = new Set(asked);
    let isAboutResources = asksResources;
    for (const [index, one] of statements.entries()) {
      if (!speaksOf(one.statement, lower)) continue;
      speaking.push(index);
      isAboutResources ||= one.isAboutResources;
      for (const key of one.keys) keys.add(key);
    }
    const presences = [...keys].map((key) => `${key} ${keyPresence(key, action)}`).join();
    const types = isAboutResources ? resourceSignature(action) : '';
    const key = `${speaking.join(' ')}|${presences}|${types}|${extra(action)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [action]);
    else group.push(action);
  }
  return [...groups.values()].map((members) => ({ actions: members }));
}

/** Keys that only some actions have. */
const ofServices = (keys: Iterable<string>): readonly string[] => [...new Set(keys)].filter((key) => !key.startsWith('aws:'));

/** Keys that statements and blocks compare, in lower case. */
export const keysOf = (levels: readonly Levels[], blocks: readonly Readonly<Record<string, object>>[]): ReadonlySet<string> =>
  new Set([
    ...levels.flatMap(statementsOf).flatMap(({ statement }) => statement.conditions.map(({ key }) => key.toLowerCase())),
    ...blocks.flatMap((block) => Object.values(block).flatMap((keys) => Object.keys(keys).map((key) => key.toLowerCase()))),
  ]);
