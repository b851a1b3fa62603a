import type { Outsider } from '../../access/resource-policies/resource-holdings.ts';
import { withResourcePolicies } from '../../access/resource-policies/resource-holdings.ts';
import { ABSENT } from '../../estate/answers.ts';
import type { Account, ApiAnswer, Resource } from '../../estate/estate.ts';
import { partitionOfRegion, splitArn } from '../../iam/arn.ts';
import { parsePolicy } from '../../iam/parse.ts';
import { notAnswered } from './answers-about.ts';
import type { Scanned } from '../check.ts';
import { Detail, Unreadable } from './detail.ts';

/** An operation that answers with the policy of a resource. */
interface PolicySource {
  readonly type: string;
  readonly member: string;
  /** The member with the ARN; undefined: the answer does not say it, and is kept by the ARN or by the name. */
  readonly arn?: string;
  /** The member that holds several policies. */
  readonly list?: string;
  /** What stands before a name in the ARN. */
  readonly before?: readonly [service: string, resource: string];
}

/** By operation. Kendra has no such policies; data accessors of Q Business are asked for by another check. */
const SOURCES: Readonly<Record<string, PolicySource>> = {
  'bedrock.GetResourcePolicy': { type: 'AWS::Bedrock::CustomModel', member: 'resourcePolicy' },
  'bedrock-agentcore-control.GetResourcePolicy': { type: 'AWS::BedrockAgentCore::Runtime', member: 'policy' },
  'comprehend.DescribeResourcePolicy': { type: 'AWS::Comprehend::DocumentClassifier', member: 'ResourcePolicy' },
  'entityresolution.GetPolicy': { type: 'AWS::EntityResolution::MatchingWorkflow', member: 'policy', arn: 'arn' },
  'lexv2-models.DescribeResourcePolicy': { type: 'AWS::Lex::Bot', member: 'policy', arn: 'resourceArn' },
  'qbusiness.GetPolicy': { type: 'AWS::QBusiness::Application', member: 'policy', before: ['qbusiness', 'application/'] },
  'rekognition.ListProjectPolicies': {
    type: 'AWS::Rekognition::Project',
    member: 'PolicyDocument',
    arn: 'ProjectArn',
    list: 'ProjectPolicies',
  },
  'sagemaker.GetModelPackageGroupPolicy': {
    type: 'AWS::SageMaker::ModelPackageGroup',
    member: 'ResourcePolicy',
    before: ['sagemaker', 'model-package-group/'],
  },
};

/** Operations that tell of policies of AI resources. */
export const POLICY_READS: readonly string[] = Object.keys(SOURCES);

/** What policies that AWS answered with open to outsiders. */
export interface PolicyAnswers {
  readonly resources: readonly Resource[];
  readonly outsiders: readonly Outsider[];
  readonly gaps: readonly { readonly account: string; readonly region: string | undefined; readonly what: string }[];
}

/** Reads them beside those of `resource-policies.json`, which the estate holds already. */
export function policyAnswers({ estate, inventory }: Scanned): PolicyAnswers {
  const gaps: PolicyAnswers['gaps'][number][] = [];
  const accounts = new Map<string, Account>();
  const all: Resource[] = [];
  for (const [id, account] of estate.accounts) {
    const known = new Set(account.resources.flatMap(({ arn, policy }) => (policy === undefined ? [] : [arn])));
    const resources: Resource[] = [];
    for (const [operation, source] of Object.entries(SOURCES)) {
      for (const answer of account.answers.get(operation) ?? []) {
        try {
          resources.push(...resourcesOf(answer, source, account).filter(({ arn }) => !known.has(arn)));
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
          gaps.push({ account: id, region: answer.region, what: error.message });
        }
      }
    }
    accounts.set(id, { ...account, resources });
    all.push(...resources);
  }
  if (all.length === 0) return { resources: all, outsiders: [], gaps };
  const { outsiders } = withResourcePolicies({ ...inventory, estate: { ...estate, accounts } });
  return { resources: all, outsiders, gaps };
}

function resourcesOf(answer: ApiAnswer, source: PolicySource, account: Account): readonly Resource[] {
  const { body, errorCode, ref } = answer;
  if (body === undefined) {
    if (errorCode !== undefined && ABSENT.test(errorCode)) return [];
    throw new Unreadable(notAnswered(answer));
  }
  const whole = new Detail(body, ref);
  if (source.list !== undefined && !whole.has(source.list)) throw new Unreadable(`${ref.file} holds no list \`${source.list}\``);
  const holders = source.list === undefined ? [whole] : whole.list(source.list);
  return holders.flatMap((holder): readonly Resource[] => {
    const text = holder.text(source.member);
    // most services answer so where there is no policy; an answer with nothing in it at all is none
    if (text === undefined && source.arn === undefined && Object.keys(body).length === 0) return [];
    if (text === undefined) throw new Unreadable(`${ref.file} holds no text \`${source.member}\``);
    const arn = source.arn === undefined ? arnOf(answer, source, account) : holder.needText(source.arn);
    const place = {
      name: `policy of ${arn}`,
      ...(ref.file === undefined ? {} : { file: ref.file }),
      path: [...holder.path, source.member],
    };
    return [
      {
        arn,
        type: source.type,
        account: account.id,
        region: answer.region ?? splitArn(arn)?.[2],
        policy: { policy: parsePolicy(text, 'resource', place), ref: place, group: undefined },
        description: undefined,
        ref: place,
      },
    ];
  });
}

function arnOf({ subject, region = '' }: ApiAnswer, { before }: PolicySource, account: Account): string {
  if (splitArn(subject) !== undefined) return subject;
  if (before === undefined) throw new Unreadable(`whose policy was read as \`${subject}\` cannot be told`);
  const [service, resource] = before;
  return `arn:${partitionOfRegion(region)}:${service}:${region}:${account.id}:${resource}${subject}`;
}
