import type { Intent } from '../estate/intent.ts';
import { IntentError } from './intent-error.ts';
import { parseTree } from './parse-tree.ts';
import { problemLines } from './problem.ts';
import { type IntentFile, intentSchema, type KnownIds } from './schema.ts';
import { shapeProblems } from './shape-problems.ts';

/** Reads the text of an intent file; `file` is how messages call it. Throws an `IntentError` that lists every problem. */
export function parseIntent(text: string, file: string, known: KnownIds = {}): Intent {
  const tree = parseTree(text);
  if (tree.value === undefined || tree.value === null) {
    const lines = problemLines(file, text, tree.problems);
    throw new IntentError(
      lines.length > 0 ? lines : [`${file}:1:1: the file says nothing: \`mantlet init\` writes one with all that can be said`],
    );
  }
  const schema = intentSchema(known);
  const { success, data, error } = schema.safeParse(tree.value);
  if (success && tree.problems.length === 0) return intentOf(data);
  // where YAML itself says something else than was meant, its shape is wrong for that
  const said = new Set(tree.problems.map(({ offset }) => offset));
  const ofShape = success ? [] : shapeProblems(error.issues, tree, schema).filter(({ offset }) => !said.has(offset));
  throw new IntentError(problemLines(file, text, [...tree.problems, ...ofShape]));
}

/** With what the file leaves out. */
function intentOf(file: IntentFile): Intent {
  return {
    productionAccounts: file.productionAccounts,
    approvedModels: file.approvedModels,
    approvedRegions: file.approvedRegions,
    inferenceProfilesMayLeaveRegions: file.inferenceProfilesMayLeaveRegions ?? false,
    approvedGroups: file.approvedGroups,
    useCases: file.useCases?.map(({ models, ...one }) => ({ ...one, models })),
    trustedAccounts: file.trustedAccounts?.map(({ services, ...one }) => ({ ...one, services })) ?? [],
    breakGlass: file.breakGlass ?? [],
    exemptions: file.exemptions?.map(({ actions = [], checks = [], ticket, ...one }) => ({ ...one, actions, checks, ticket })) ?? [],
    suppressions: file.suppressions ?? [],
    severities: file.severities ?? {},
    approvers: file.approvers ?? [],
    dataOwners: file.dataOwners ?? [],
    firewall: {
      deployers: file.firewall?.deployers ?? [],
      grants: file.firewall?.grants ?? [],
      guardrails: file.firewall?.guardrails,
      networks: file.firewall?.networks,
      mfaOfUsers: file.firewall?.mfaOfUsers ?? false,
      scpCharacters: file.firewall?.scpCharacters,
      scpsPerTarget: file.firewall?.scpsPerTarget,
    },
  };
}
