import { z } from 'zod';
import { CLASSES } from '../catalogue/classes.ts';
import { nearest } from './nearest.ts';

/** What Mantlet knows beside the file: ids that it may name. */
export interface KnownIds {
  /** Ids of checks; undefined: any is taken. */
  readonly checks?: readonly string[];
}

/** Messages go on after the input: `x` is no date: write it as YYYY-MM-DD. */
const account = z.string().regex(/^\d{12}$/, "is no account id: write its twelve digits in quotes, such as `'111122223333'`");
const PRINCIPAL = /^arn:[^:\s]+:(?:iam|sts|\*):[^:\s]*:[\d*?]+:(?:root|(?:role|user|assumed-role|federated-user)\/\S+|[^\s*?]*[*?]\S*)$/;
const principal = z
  .string()
  .regex(
    PRINCIPAL,
    "is no ARN pattern of principals: write it as `'arn:aws:iam::111122223333:role/path/name-*'`, with `*` and `?` as in policies",
  );
const principals = z.array(principal);
const model = z
  .string()
  .regex(/^(?!arn:)\S+$|^arn:(?:[^:\s]*:){4}\S+$/, "is no model: write an id or an ARN pattern, such as `'anthropic.claude-*'`");
const subject = z
  .string()
  .regex(
    /^(?!arn:)\S[^\n]*$|^arn:(?:[^:\n]*:){4}\S[^\n]*$/,
    'is no pattern of subjects: write the ARN or id that the finding names, with `*` and `?` as in policies',
  );
const region = z.string().regex(/^[a-z]{2,4}(?:-[a-z]+)+-\d+$/, 'is no Region: write its code, such as `us-east-1`');
const guardrail = z
  .string()
  .regex(
    /^arn:[^:\s]+:bedrock:[^:\s]*:[\d*?]+:guardrail\/\S+$/,
    "is no ARN pattern of guardrails: write it as `'arn:aws:bedrock:*:111122223333:guardrail/*'`",
  );
const network = z
  .string()
  .regex(/^vpce?-[0-9a-f]+$/, 'is no VPC and no VPC endpoint: write its id, such as `vpc-0a1b2c3d4e5f67890` or `vpce-0a1b2c3d4e5f67890`');
const service = z.string().regex(/^[a-z0-9-]+$/, 'is no service: write the prefix of its actions, such as `bedrock`');
const words = z.string().regex(/\S/, 'says nothing: write a few words');
const date = z.iso.date('is no date: write it as YYYY-MM-DD');
const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

const classes = CLASSES.map((facts) => facts.class);
const ACTION = /^(?:\*|[a-z0-9*?-]+:[A-Za-z0-9*?]+)$/;
const capability = z.union([
  z.enum(classes),
  z.string().regex(ACTION, {
    error: ({ input }) => {
      const meant = nearest(String(input), classes);
      const fix =
        meant === undefined ? 'write such as `model-train`, `bedrock:InvokeModel` or `bedrock:Delete*`' : `did you mean \`${meant}\`?`;
      return `is neither a capability class nor an action: ${fix}`;
    },
  }),
]);

const atLeastOne = <T extends z.ZodType>(list: z.ZodArray<T>): z.ZodArray<T> => list.min(1, 'is an empty list: name at least one');

/** A member with what it is for and an example: comments of the template, hover texts of editors, and the fix where it is missing. */
const says = <T extends z.ZodType>(type: T, description: string, ...examples: readonly z.input<T>[]): T =>
  type.meta({ description, ...(examples.length === 0 ? {} : { examples }) });

const IDENTITIES = 'ARN patterns of principals, with `*` and `?` as in policies; a wildcard stays between two colons of the ARN';
const ROLE = 'arn:aws:iam::111122223333:role/ml/trainer-*';
const owner = says(words, 'Who answers for it: a person, a team or an address.', 'ml-platform@example.com');
const expires = says(date, 'The last day on which it is in force (UTC), as YYYY-MM-DD. After it, it counts no more.', '2027-06-30');

/** The shape of `mantlet.yaml`. */
export function intentSchema(known: KnownIds = {}) {
  const ids = known.checks === undefined ? undefined : new Set(known.checks);
  const check = z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is no id of a check: write it as findings show it, such as `condition-trap`')
    .refine((id) => ids?.has(id) ?? true, {
      error: ({ input }) => {
        const meant = nearest(String(input), known.checks ?? []);
        return `is no check of this version of Mantlet: ${meant === undefined ? 'write the id that findings show' : `did you mean \`${meant}\`?`}`;
      },
    });
  const trustedAccount = z.strictObject({
    account: says(account, 'The account id, in quotes.', '444455556666'),
    reason: says(words, 'What it is let in for.', 'monitoring by a vendor'),
    services: says(z.optional(atLeastOne(z.array(service))), 'Prefixes of the services that it may be let into. Left out: any.', [
      'bedrock',
    ]),
  });
  const useCase = z.strictObject({
    name: says(words, 'What it is called; each use case has a name of its own.', 'support-model'),
    identities: says(atLeastOne(principals), `Who does it: ${IDENTITIES}.`, [ROLE]),
    needs: says(
      atLeastOne(z.array(capability)),
      'What it needs: capability classes (`mantlet catalogue list` shows them) and actions, with `*` and `?` as in policies.',
      ['model-train', 'bedrock:InvokeModel'],
    ),
    models: says(z.optional(z.array(model)), 'The models that it uses, as in approvedModels. Left out: any approved model.', [
      'anthropic.claude-*',
    ]),
    purpose: says(words, 'What it is for, in a sentence.', 'Tunes the model that answers support requests.'),
    owner,
    reviewBy: says(date, 'The day by which somebody looks at it again, as YYYY-MM-DD.', '2027-06-30'),
  });
  const exemption = z
    .strictObject({
      identities: says(atLeastOne(principals), `Who is exempt: ${IDENTITIES}.`, [ROLE]),
      actions: says(
        z.optional(z.array(capability)),
        "What they may hold beyond any use case: capability classes and actions; `'*'` is everything.",
        ['guardrail'],
      ),
      checks: says(z.optional(z.array(check)), 'Ids of checks that do not speak of them.', ['condition-trap']),
      owner,
      reason: says(words, 'Why they are exempt.', 'Moves guardrails to the new account.'),
      ticket: says(z.optional(words), 'Where it was decided.', 'SEC-1234'),
      expires,
    })
    .refine(
      (one: { readonly actions?: unknown; readonly checks?: unknown } | undefined) =>
        [one?.actions, one?.checks].some((list) => list !== undefined && !(Array.isArray(list) && list.length === 0)),
      {
        error: "says not from what: add `actions: ['*']`, or `checks` with the ids of checks",
        // beside what else is wrong with it
        when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
      },
    );
  const suppression = z.strictObject({
    check: says(check, 'The id of the check.', 'condition-trap'),
    subjects: says(
      atLeastOne(z.array(subject)),
      'What the findings are about, as they name it: ARNs or ids, with `*` and `?` as in policies.',
      ['arn:aws:iam::111122223333:policy/legacy-tuning'],
    ),
    owner,
    reason: says(words, 'Why it is accepted.', 'The policy goes away with the old pipeline.'),
    ticket: says(words, 'Where it was decided.', 'SEC-1240'),
    expires,
  });
  const firewall = z.strictObject({
    deployers: says(z.optional(principals), `Who deploys organisation policies and the roles that are exempt from them: ${IDENTITIES}.`, [
      'arn:aws:iam::*:role/deployment/organization-policies',
    ]),
    grants: says(z.optional(principals), `Roles that are given out for a time, by approval: ${IDENTITIES}.`, [
      'arn:aws:iam::*:role/mantlet/grants/*',
    ]),
    guardrails: says(
      z.optional(atLeastOne(z.array(guardrail))),
      'Guardrails of which every call of a model must name one, as ARN patterns. Left out: none is asked for.',
      ['arn:aws:bedrock:*:111122223333:guardrail/*'],
    ),
    networks: says(
      z.optional(atLeastOne(z.array(network))),
      'VPCs and VPC endpoints from which models are called, by their ids. Left out: from anywhere.',
      ['vpce-0a1b2c3d4e5f67890'],
    ),
    mfaOfUsers: says(z.optional(z.boolean()), 'Whether IAM users who are exempt must have signed in with MFA. Left out: no.', true),
    scpCharacters: says(
      z.optional(z.int().min(1000).max(100_000)),
      'Characters of one SCP that AWS allows. Left out: 10240; write 5120 where the quota has not been raised.',
      10_240,
    ),
    scpsPerTarget: says(
      z.optional(z.int().min(1).max(100)),
      'SCPs of one root, OU or account that AWS allows. Left out: 10; write 5 where the quota has not been raised.',
      10,
    ),
  });
  return z.strictObject({
    productionAccounts: says(
      z.optional(z.array(account)),
      'Ids of the accounts that serve customers, in quotes: without them YAML reads a number and drops leading zeros. Left out: nobody has said which they are.',
      ['111122223333'],
    ),
    approvedModels: says(
      z.optional(z.array(model)),
      'Models that may be used: ids as AWS writes them, or ARN patterns, with `*` and `?` as in policies. Left out: nobody has said. `[]`: none.',
      ['anthropic.claude-*', 'arn:aws:bedrock:*:111122223333:custom-model/*'],
    ),
    approvedRegions: says(z.optional(z.array(region)), 'Regions in which AI services may be used. Left out: nobody has said. `[]`: none.', [
      'us-east-1',
      'eu-west-1',
    ]),
    inferenceProfilesMayLeaveRegions: says(
      z.optional(z.boolean()),
      'Whether cross-Region inference profiles may route calls to Regions that are not approved. Left out: no.',
      false,
    ),
    approvedGroups: says(
      z.optional(z.array(words)),
      'Groups of IAM Identity Center, by display name, whose members may be given AI permissions. Left out: nobody has said. `[]`: none.',
      ['data-scientists'],
    ),
    useCases: says(
      z.optional(
        z.array(useCase).superRefine((list, context) => {
          const seen = new Map<string, number>();
          for (const [index, { name }] of list.entries()) {
            const first = seen.get(name);
            if (first === undefined) seen.set(name, index);
            else
              context.addIssue({
                code: 'custom',
                path: [index, 'name'],
                message: `is the name of useCases[${first}] too: give each its own`,
              });
          }
        }),
      ),
      'Who needs which AI permissions for what. Left out: nobody has said. `[]`: nobody needs any.',
    ),
    trustedAccounts: says(z.optional(z.array(trustedAccount)), 'Accounts outside the organisation that may be let in.'),
    breakGlass: says(z.optional(principals), `Principals for emergencies, who may hold everything: ${IDENTITIES}.`, [
      'arn:aws:iam::*:role/break-glass/*',
    ]),
    exemptions: says(z.optional(z.array(exemption)), 'Identities that may hold more than any use case needs, for a time.'),
    suppressions: says(
      z.optional(z.array(suppression)),
      'Findings that are accepted for a time. They stay counted, and come back when the time is over.',
    ),
    severities: says(
      z.optional(z.record(check, z.enum(SEVERITIES))),
      'Other severities than those of Mantlet, by id of the check: critical, high, medium or low.',
      { 'condition-trap': 'critical' },
    ),
    approvers: says(
      z.optional(principals),
      `Principals who may approve that somebody else gets AI permissions for a time: ${IDENTITIES}.`,
      ['arn:aws:iam::111122223333:role/security/approver'],
    ),
    dataOwners: says(z.optional(principals), `Principals who supply training data and answer for it: ${IDENTITIES}.`, [
      'arn:aws:iam::111122223333:role/data/steward-*',
    ]),
    firewall: says(z.optional(firewall), 'What `mantlet firewall` must know to plan organisation policies.'),
  });
}

/** What a valid file holds, before what it leaves out is filled in. */
export type IntentFile = z.infer<ReturnType<typeof intentSchema>>;
