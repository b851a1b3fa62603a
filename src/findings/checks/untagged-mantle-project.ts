import type { Account, ApiAnswer } from '../../estate/estate.ts';
import { splitArn } from '../../iam/arn.ts';
import { notAnswered } from '../answers/answers-about.ts';
import type { Check } from '../check.ts';
import { Detail, Unreadable } from '../answers/detail.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import type { Judgement, Subject } from '../finding.ts';
import { fail, pass } from '../rules/resource-check.ts';

const TYPE = 'AWS::BedrockMantle::Project';
const LIST = 'cloudcontrol.ListResources';
const GET = 'cloudcontrol.GetResource';
const PROJECT = `arn:aws:bedrock-mantle:us-east-1:${EXAMPLE_ACCOUNT}:project/proj_abcdefghijkl`;

const project = (Tags?: unknown): Example => ({
  answers: [
    [LIST, TYPE, { TypeName: TYPE, ResourceDescriptions: [{ Identifier: PROJECT, Properties: JSON.stringify({ Arn: PROJECT }) }] }],
    [
      GET,
      PROJECT,
      { TypeName: TYPE, ResourceDescription: { Identifier: PROJECT, Properties: JSON.stringify({ Arn: PROJECT, Name: 'support', Tags }) } },
    ],
  ],
});

/** The SDKs know no client for this plane: projects come through Cloud Control, with their properties as text. */
const check: Check = {
  id: 'untagged-mantle-project',
  title: 'Projects of the Mantle endpoint say whose they are',
  why: 'Jobs, files and tuned models of a project that nobody owns are reviewed by nobody, and tags are what grants there hang on.',
  kind: 'posture',
  severity: 'low',
  planes: ['bedrock-mantle'],
  reads: [LIST, GET],
  known: { gaps: ['GAP-15'] },
  topics: ['inventory'],
  examples: {
    pass: [project([{ Key: 'owner', Value: 'support' }])],
    fail: [project(), project([]), project([{ Key: 'aws:cloudformation:stack-name', Value: 'x' }])],
  },
  *judge({ estate }) {
    for (const account of estate.accounts.values()) {
      const lists = (account.answers.get(LIST) ?? []).filter(isAboutProjects);
      if (lists.length === 0) yield unread(account, undefined, 'which projects of Mantle there are was not read');
      for (const answer of lists) yield* judgementsOf(account, answer);
    }
  },
};

export default check;

const isAboutProjects = ({ body, subject }: ApiAnswer): boolean => (body?.['TypeName'] ?? subject) === TYPE || subject.startsWith(TYPE);

function* judgementsOf(account: Account, answer: ApiAnswer): Iterable<Judgement> {
  const { body, ref, region } = answer;
  try {
    if (body === undefined) throw new Unreadable(notAnswered(answer));
    const list = new Detail(body, ref);
    if (!list.has('ResourceDescriptions')) throw new Unreadable(`${LIST} in ${ref.file} holds no list \`ResourceDescriptions\``);
    for (const one of list.list('ResourceDescriptions')) {
      const id = one.needText('Identifier');
      // every region has one that nobody made
      if (!id.endsWith('/default')) yield judgementOf(account, id, splitArn(id)?.[2] ?? region);
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield unread(account, region, error.message);
  }
}

function judgementOf(account: Account, id: string, region: string | undefined): Judgement {
  const subject: Subject = { kind: 'resource', id, type: TYPE, account: account.id, region };
  const answer = (account.answers.get(GET) ?? []).find(({ body, subject: about }) => about === id || identifierOf(body) === id);
  try {
    if (answer === undefined) throw new Unreadable(`${GET} was not asked about ${id}`);
    if (answer.body === undefined) throw new Unreadable(notAnswered(answer));
    const description = new Detail(answer.body, answer.ref).needAt('ResourceDescription');
    const properties = description.beside(parsed(description.needText('Properties'), answer), {
      ...answer.ref,
      path: ['ResourceDescription', 'Properties'],
    });
    const tags = properties.list('Tags').map((tag) => tag.needText('Key'));
    // those of AWS say how it was made, not whose it is
    const told = tags.filter((tag) => !tag.startsWith('aws:'));
    const outcome =
      told.length > 0
        ? pass(`it has the tags ${told.join(', ')}`)
        : fail('it has no tag', 'tag it with its owner and with what its approval can be found by');
    return { ...outcome, subject, evidence: description.evidence };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { verdict: 'unknown', subject, message: error.message, evidence: [{ kind: 'gap', what: error.message }] };
  }
}

function identifierOf(body: ApiAnswer['body']): unknown {
  const description = body?.['ResourceDescription'];
  return typeof description === 'object' && description !== null && 'Identifier' in description ? description.Identifier : undefined;
}

function parsed(text: string, { ref }: ApiAnswer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  } catch {
    // said below
  }
  throw new Unreadable(`the properties in ${ref.file} are not a JSON object`);
}

function unread({ id }: Account, region: string | undefined, what: string): Judgement {
  const subject: Subject = { kind: 'account', id, type: undefined, account: id, region };
  return { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }], about: region ?? '' };
}
