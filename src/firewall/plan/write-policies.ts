import { coverActions } from '../minimise/cover-actions.ts';
import type { CoverMode } from '../minimise/cover-names.ts';
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

/** Writes drafts as policies of a node, as few as hold them: in words that a person can read where there is room, else as short as can be. */
export function writePolicies(drafts: readonly Draft[], node: TargetNode, room: PolicyRoom): Written {
  if (drafts.length === 0) return { policies: [], missing: undefined };
  const inWords = writtenBy('words', drafts, node, room);
  if (inWords.missing === undefined && inWords.policies.length === 1) return inWords;
  const short = writtenBy('short', drafts, node, room);
  return inWords.missing === undefined && inWords.policies.length <= short.policies.length ? inWords : short;
}

function writtenBy(mode: CoverMode, drafts: readonly Draft[], node: TargetNode, room: PolicyRoom): Written {
  const statements = numbered(drafts).flatMap((draft) =>
    statementsOf({ ...draft, actions: coverActions(draft.actions, { mode, whole: false }) }, room),
  );
  const documents: Statement[][] = [];
  for (const statement of statements) {
    const open = documents.find((document) => lengthOf([...document, statement]) <= room.characters);
    if (open === undefined) documents.push([statement]);
    else open.push(statement);
  }
  const longest = Math.max(...documents.map(lengthOf));
  const kind = room.type.toUpperCase();
  if (longest > room.characters)
    return { policies: [], missing: `one statement takes ${longest} characters, and an ${kind} may have ${room.characters}` };
  if (documents.length > room.policies)
    return { policies: [], missing: `${documents.length} ${kind}s are wanted, and there is room for ${Math.max(0, room.policies)}` };
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

/** One statement; several where it is too long for a policy: together they deny the same. Whom it spares cannot be divided. */
function statementsOf(draft: Draft, room: PolicyRoom): readonly Statement[] {
  const whole = statementOf(draft, draft.actions, draft.sid);
  if (lengthOf([whole]) <= room.characters) return [whole];
  const { resources = [], actions } = draft;
  const parts =
    resources.length > 1
      ? halves(resources).map((half) => ({ ...draft, resources: half }))
      : actions.length > 1
        ? halves(actions).map((half) => ({ ...draft, actions: half }))
        : [];
  return parts.length === 0 ? [whole] : parts.flatMap((part, index) => statementsOf({ ...part, sid: `${draft.sid}${'AB'[index]}` }, room));
}

const halves = (texts: readonly string[]): readonly (readonly string[])[] => [
  texts.slice(0, texts.length >> 1),
  texts.slice(texts.length >> 1),
];

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
