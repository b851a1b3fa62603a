import { API_PARAMS, DEPENDENT_PASS_ROLE, WITHOUT_SDK_MODEL } from './api-params.generated.ts';

/** What an SDK operation's input names: a role to pass, code to run, a place to read from or write to. */
export type ParamKind = 'role' | 'lambda' | 'image' | 'policy' | 'secret' | 's3' | 'kms' | 'vpc' | 'guardrail';

const NONE: readonly ParamKind[] = [];
const kinds = new Map<string, readonly ParamKind[]>();
for (const [action, text] of Object.entries(API_PARAMS)) kinds.set(action.toLowerCase(), text.split(' ') as ParamKind[]);

const dependent = new Set(DEPENDENT_PASS_ROLE.map((action) => action.toLowerCase()));
const withoutModel = new Set<string>(WITHOUT_SDK_MODEL);

/** The kinds that the SDK model shows for this action; empty also where there is no model. */
export const paramKinds = (action: string): readonly ParamKind[] => kinds.get(action.toLowerCase()) ?? NONE;

/** Whether the caller passes a role, by SDK models and AWS's dependent actions; unknown for a prefix without an SDK model. */
export function passRoleFacts(action: string): 'yes' | 'no' | 'unknown' {
  const lower = action.toLowerCase();
  if (dependent.has(lower) || kinds.get(lower)?.includes('role')) return 'yes';
  return withoutModel.has(lower.slice(0, Math.max(0, lower.indexOf(':')))) ? 'unknown' : 'no';
}
