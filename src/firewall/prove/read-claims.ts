import { isObject } from '../../estate/json.ts';
import type { Claim } from './claim.ts';

/** Claims as a file has them, or a sentence for each thing that is wrong, with its place. */
export type ReadClaims = { readonly claims: readonly Claim[] } | { readonly problems: readonly string[] };

interface Member {
  readonly is: 'texts' | 'blocks' | 'block' | 'denials' | 'calls';
  readonly needed: boolean;
}

const TEXTS: Member = { is: 'texts', needed: true };
const KINDS: Readonly<Record<Claim['claim'], Readonly<Record<string, Member>>>> = {
  complete: { actions: TEXTS, resources: { ...TEXTS, needed: false }, exempt: { is: 'blocks', needed: true } },
  harmless: {
    actions: TEXTS,
    resources: { ...TEXTS, needed: false },
    for: { is: 'blocks', needed: true },
    when: { is: 'block', needed: false },
    by: { ...TEXTS, needed: false },
  },
  closed: { members: TEXTS, deployers: TEXTS },
  'nothing-else': { meant: { is: 'denials', needed: true } },
  confined: { to: { is: 'calls', needed: true } },
};

/** Reads `{"claims": [...]}` strictly: a claim that is misread proves the wrong thing. */
export function readClaims(value: unknown): ReadClaims {
  const list = isObject(value) ? value['claims'] : undefined;
  if (!Array.isArray(list)) return { problems: ['it has no list `claims`: write {"claims": [{"id": "...", "claim": "complete", ...}]}'] };
  const problems = list.flatMap((claim, index) => problemsOf(claim, `claims[${index}]`));
  return problems.length > 0 ? { problems } : { claims: list as readonly Claim[] };
}

function problemsOf(claim: unknown, place: string): readonly string[] {
  if (!isObject(claim)) return [`${place} is no object`];
  const { id, claim: kind, targets, ...members } = claim;
  const known = typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? KINDS[kind as Claim['claim']] : undefined;
  const problems: string[] = [];
  if (typeof id !== 'string' || id === '') problems.push(`${place}.id is missing: give each claim a name`);
  if (targets !== undefined && !isTexts(targets)) problems.push(`${place}.targets is no list of ids of roots, OUs and accounts`);
  if (known === undefined) return [...problems, `${place}.claim is none of ${Object.keys(KINDS).join(', ')}`];
  for (const [name, { is, needed }] of Object.entries(known)) {
    const value = members[name];
    if (value === undefined) {
      if (needed) problems.push(`${place}.${name} is missing`);
    } else if (!HOLDS[is](value)) problems.push(`${place}.${name} is no ${WORDS[is]}`);
  }
  for (const name of Object.keys(members))
    if (!Object.hasOwn(known, name)) problems.push(`${place}.${name} is unknown to a claim of this kind`);
  return problems;
}

const WORDS = {
  texts: 'list of texts',
  block: 'block of conditions, such as {"ArnLike": {"aws:PrincipalArn": "..."}}',
  blocks: 'list of blocks of conditions, such as [{"ArnLike": {"aws:PrincipalArn": "..."}}]',
  denials: 'list of denials, such as [{"actions": ["bedrock:DeleteGuardrail"], "exempt": []}]',
  calls: 'list of calls, such as [{"actions": ["s3:GetObject"], "resources": ["arn:aws:s3:::vetted/*"]}]',
} as const;

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');
const isBlock = (value: unknown): boolean =>
  isObject(value) &&
  Object.values(value).every((keys) => isObject(keys) && Object.values(keys).every((one) => typeof one === 'string' || isTexts(one)));

const isBlocks = (value: unknown): boolean => Array.isArray(value) && value.every(isBlock);
const isDenial = (value: unknown): boolean =>
  isObject(value) &&
  isTexts(value['actions']) &&
  isBlocks(value['exempt']) &&
  (value['when'] === undefined || isBlock(value['when'])) &&
  Object.keys(value).every((name) => name === 'actions' || name === 'exempt' || name === 'when');

const isCall = (value: unknown): boolean =>
  isObject(value) &&
  isTexts(value['actions']) &&
  (value['resources'] === undefined || isTexts(value['resources'])) &&
  (value['when'] === undefined || isBlock(value['when'])) &&
  Object.keys(value).every((name) => name === 'actions' || name === 'resources' || name === 'when');

const HOLDS: Readonly<Record<Member['is'], (value: unknown) => boolean>> = {
  texts: isTexts,
  block: isBlock,
  blocks: isBlocks,
  denials: (value) => Array.isArray(value) && value.every(isDenial),
  calls: (value) => Array.isArray(value) && value.every(isCall),
};
