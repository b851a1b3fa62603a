import { type ControlType, minified, type WrittenConditions, type WrittenDocument, type WrittenStatement } from '../written-policy.ts';
import type { Draft } from './draft.ts';
import { PLANNED_PREFIX, type PlanLayer, type PlannedPolicy } from './firewall-plan.ts';
import type { TargetNode } from './target-tree.ts';

/** Room for policies of one type at one node. */
export interface PolicyRoom {
  readonly type: ControlType;
  readonly characters: number;
  readonly policies: number;
}

/** Policies that say what drafts want, or how much there is too little of. */
export interface Written {
  readonly policies: readonly PlannedPolicy[];
  readonly missing: string | undefined;
}

/** Writes drafts as policies of a node, as few as hold them. */
export function writePolicies(drafts: readonly Draft[], node: TargetNode, room: PolicyRoom): Written {
  if (drafts.length === 0) return { policies: [], missing: undefined };
  const statements = numbered(drafts).flatMap((draft) => statementsOf(draft, room));
  const documents: (readonly Statement[])[] = [];
  let open: Statement[] = [];
  for (const statement of statements) {
    if (open.length > 0 && lengthOf([...open, statement]) > room.characters) {
      documents.push(open);
      open = [];
    }
    open.push(statement);
  }
  documents.push(open);
  const longest = documents.find((document) => lengthOf(document) > room.characters);
  if (longest !== undefined)
    return { policies: [], missing: `one statement takes ${lengthOf(longest)} characters, and a policy may have ${room.characters}` };
  if (documents.length > room.policies)
    return {
      policies: [],
      missing: `${documents.length} ${room.type.toUpperCase()}s are wanted, and there is room for ${Math.max(0, room.policies)}`,
    };
  return { policies: documents.map((document, index) => policyOf(document, index, node, room.type)), missing: undefined };
}

interface Statement {
  readonly layer: PlanLayer;
  readonly why: string;
  readonly written: WrittenStatement;
}

const documentOf = (statements: readonly Statement[]): WrittenDocument => ({
  Version: '2012-10-17',
  Statement: statements.map(({ written }) => written),
});
const lengthOf = (statements: readonly Statement[]): number => minified(documentOf(statements)).length;

/** Sids of a node are unique: one names one statement in a denial, in a diff and in a note. */
function numbered(drafts: readonly Draft[]): readonly Draft[] {
  const counts = new Map<string, number>();
  return drafts.map((draft) => {
    const count = (counts.get(draft.sid) ?? 0) + 1;
    counts.set(draft.sid, count);
    return count === 1 ? draft : { ...draft, sid: `${draft.sid}${count}` };
  });
}

/** One statement; several where its actions do not fit into one policy. */
function statementsOf(draft: Draft, room: PolicyRoom): readonly Statement[] {
  const whole = statementOf(draft, draft.actions, draft.sid);
  if (lengthOf([whole]) <= room.characters || draft.actions.length < 2) return [whole];
  const half = draft.actions.length >> 1;
  return [
    ...statementsOf({ ...draft, actions: draft.actions.slice(0, half), sid: `${draft.sid}A` }, room),
    ...statementsOf({ ...draft, actions: draft.actions.slice(half), sid: `${draft.sid}B` }, room),
  ];
}

function statementOf(
  { type, layer, why, resources, notResources, conditions, exempt }: Draft,
  actions: readonly string[],
  sid: string,
): Statement {
  const spared: WrittenConditions = exempt.length === 0 ? {} : { ArnNotLike: { 'aws:PrincipalArn': one(exempt) } };
  const all: WrittenConditions = { ...spared, ...conditions };
  const written: WrittenStatement = {
    Sid: sid,
    Effect: 'Deny',
    ...(type === 'rcp' ? { Principal: '*' as const } : {}),
    Action: one(actions),
    ...(notResources === undefined ? { Resource: one(resources ?? ['*']) } : { NotResource: one(notResources) }),
    ...(Object.keys(all).length === 0 ? {} : { Condition: all }),
  };
  return { layer, why, written };
}

const one = (values: readonly string[]): string | readonly string[] => (values.length === 1 ? (values[0] as string) : values);

function policyOf(statements: readonly Statement[], index: number, node: TargetNode, type: ControlType): PlannedPolicy {
  const document = documentOf(statements);
  const layers = [...new Set(statements.map(({ layer }) => layer))];
  return {
    name: `${PLANNED_PREFIX}${type}-${slug(node)}-${index + 1}`,
    type,
    description: `Written by Mantlet for ${node.name}: ${layers.join(', ')}`.slice(0, 512),
    document,
    characters: minified(document).length,
    statements: statements.map(({ written, layer, why }) => ({ sid: written.Sid, layer, why })),
  };
}

/** Names of policies are of letters, digits and a few marks (Organizations API reference, "CreatePolicy"). */
const slug = ({ id, kind, name }: TargetNode): string =>
  kind === 'root'
    ? 'root'
    : `${name
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .slice(0, 40)}-${id.slice(-12)}`;
