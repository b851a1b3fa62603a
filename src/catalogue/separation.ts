import type { CapabilityClass } from './types.ts';

/** One side of a pair of duties: holding any of these. */
export type Duty =
  | { readonly classes: readonly CapabilityClass[] }
  | { readonly actions: readonly string[] }
  /** Any action that passes a role. */
  | { readonly flag: 'passesRole' }
  /** Any action whose policy decides by a tag that the other side can set. */
  | { readonly guardedBySameTag: true };

/** Two duties that one identity should not hold together. */
export interface SeparationPair {
  /** A released id never changes. */
  readonly id: string;
  readonly a: Duty;
  readonly b: Duty;
  /** Hard: a finding. Soft: a hint. */
  readonly strength: 'hard' | 'soft';
  readonly scope: 'everywhere' | 'production';
  /** What lifts the pair. */
  readonly unless: string | undefined;
  readonly why: string;
}

const classes = (...list: readonly CapabilityClass[]): Duty => ({ classes: list });

const pair = (
  id: string,
  a: Duty,
  b: Duty,
  why: string,
  options: Partial<Pick<SeparationPair, 'strength' | 'scope' | 'unless'>> = {},
): SeparationPair => ({
  id,
  a,
  b,
  strength: options.strength ?? 'hard',
  scope: options.scope ?? 'everywhere',
  unless: options.unless,
  why,
});

/** The 13 pairs; the first three have been asked for by published guidance on AI permissions, the others follow from the classes. */
export const SEPARATION_PAIRS: readonly SeparationPair[] = [
  pair('trainer-reads-telemetry', classes('model-train'), classes('obs-read'), 'Who trains needs no view of how training is watched.', {
    strength: 'soft',
  }),
  pair(
    'data-supplier-trains',
    classes('training-data'),
    classes('model-train'),
    'One person who both supplies data and trains on it can poison a model alone.',
    { unless: 'a second person approved the provenance record of the dataset' },
  ),
  pair(
    'shaper-invokes',
    classes('model-train', 'model-deploy', 'agent-shape'),
    classes('invoke'),
    'Who changes a model or agent should not be the one who lives off its answers in production.',
    { scope: 'production' },
  ),
  pair(
    'trainer-edits-evidence',
    classes('model-train'),
    classes('obs-write'),
    'A trainer who edits logs and evaluations grades the own work.',
  ),
  pair('trainer-deploys', classes('model-train'), classes('model-deploy'), 'Promotion to production needs a second pair of eyes.', {
    scope: 'production',
  }),
  pair('guardrail-owner-invokes', classes('guardrail'), classes('invoke'), 'Who is held by a limit must not be able to move it.'),
  pair(
    'guardrail-owner-shapes',
    classes('guardrail'),
    classes('model-train', 'agent-shape', 'agent-exec'),
    'Who builds or drives an agent must not set the bounds of that agent.',
  ),
  pair(
    'sharer-holds-data',
    classes('sharing'),
    classes('content-read', 'training-data', 'model-train'),
    'Access to data or weights plus the right to share them is a complete way out.',
  ),
  pair(
    'key-maker-uses',
    classes('identity'),
    classes('invoke', 'agent-exec'),
    'Who mints keys and also uses them can hide behind any name.',
  ),
  pair(
    'buyer-invokes',
    classes('cost-quota'),
    classes('invoke'),
    'Unlocking models and using them together is what hijackers of accounts need.',
    {
      strength: 'soft',
    },
  ),
  pair(
    'role-author-passes',
    { actions: ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'] },
    { flag: 'passesRole' },
    'Who writes a role and passes it gives a job any right that the role can be given.',
  ),
  pair(
    'log-editor-acts',
    classes('obs-write'),
    classes('invoke', 'agent-exec', 'guardrail'),
    'Who can blind the log can act in front of it unseen.',
  ),
  pair('tagger-exempt', classes('tagging'), { guardedBySameTag: true }, 'Who sets the tag that a rule decides by is exempt at will.'),
];
