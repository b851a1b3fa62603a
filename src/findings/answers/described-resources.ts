import { partitionOfRegion, splitArn } from '../../iam/arn.ts';
import type { DocumentRef } from '../../iam/policy.ts';
import type { Account, ApiAnswer, Resource } from '../../estate/estate.ts';
import { Detail } from './detail.ts';
import type { ResourceKind } from './resource-kinds.ts';

type Json = Readonly<Record<string, unknown>>;

/** A resource as far as the snapshot describes it. */
export interface DescribedResource {
  readonly arn: string;
  readonly kind: ResourceKind;
  readonly account: Account;
  readonly region: string | undefined;
  /** A fresh reading of its description, or why there is none. */
  readonly detail: Detail | string;
}

/** All resources of one kind in an account, and what was not read. */
export interface DescribedKind {
  readonly resources: readonly DescribedResource[];
  readonly gaps: readonly Gap[];
}

/** There may be resources of which nothing is known. */
export interface Gap {
  readonly region: string | undefined;
  /** A sentence. */
  readonly what: string;
}

/** One description, and where it stands. */
interface Found {
  readonly value: Json;
  readonly ref: DocumentRef;
  readonly region: string | undefined;
}

/** The resources of one kind: from `ai-resources.json`, and from what AWS answered to its list and describe operations. */
export function describedResources(account: Account, kind: ResourceKind): DescribedKind {
  const found = new Map<string, Found & { readonly arn: string; readonly whole: boolean }>();
  const refused = new Map<string, Gap>();
  const gaps: Gap[] = [];
  // lists of SageMaker write in lower case what descriptions write in capitals, and no two names differ by that alone
  const sameName = (text: string): string => (kind.prefix === 'sagemaker' ? text.toLowerCase() : text);
  const put = (one: Found, whole = Object.hasOwn(one.value, kind.whole)): void => {
    const arn = arnOf(one, kind, account);
    if (arn === undefined) {
      gaps.push({ region: one.region, what: `an answer about a ${kind.name} in ${one.ref.file ?? 'the snapshot'} does not name it` });
      return;
    }
    // AWS's own, which nobody else can set: the browser that everybody may use
    if (splitArn(arn)?.[3] === 'aws') return;
    const known = found.get(sameName(arn));
    if (known === undefined || (whole && !known.whole)) found.set(sameName(arn), { ...one, arn, whole });
  };
  for (const { description, ref, region } of resourcesOf(account, kind.type)) {
    if (description !== undefined) put({ value: description, ref, region });
  }
  const listed = listedIn(account, kind, put, gaps);
  const { operation, also, member } = kind.describe ?? {};
  for (const answer of [...answersTo(account, operation), ...answersTo(account, also)]) {
    const inner = answer.body === undefined ? undefined : member === undefined ? answer.body : answer.body[member];
    const ref = member === undefined ? answer.ref : { ...answer.ref, path: [member] };
    // whatever it holds, AWS has no more to tell of it
    if (isJson(inner)) put({ value: inner, ref, region: answer.region }, true);
    else if (answer.body !== undefined)
      gaps.push({ region: answer.region, what: `${answer.operation} in ${answer.ref.file} holds no description` });
    else refused.set(sameName(answer.subject), { region: answer.region, what: whyNot(answer) });
  }
  if (!listed && !account.listedTypes.has(kind.type)) {
    gaps.push({ region: undefined, what: `which ${plural(kind.name)} there are was not read` });
  }
  const resources = [...found.values()].map(({ arn, value, ref, region, whole }): DescribedResource => {
    const id = sameName(arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1));
    const why = (refused.get(id) ?? refused.get(sameName(arn)))?.what ?? 'the snapshot lists it and does not describe it';
    refused.delete(id);
    refused.delete(sameName(arn));
    return { arn, kind, account, region: region ?? splitArn(arn)?.[2], detail: whole ? new Detail(value, ref) : why };
  });
  // what is described nowhere and listed nowhere may be any resource
  gaps.push(...refused.values());
  return { resources: resources.sort((a, b) => (a.arn < b.arn ? -1 : 1)), gaps };
}

/** Of each account by type: every check asks for one type. */
const byType = new WeakMap<Account, ReadonlyMap<string, readonly Resource[]>>();
const NONE: readonly Resource[] = [];

function resourcesOf(account: Account, type: string): readonly Resource[] {
  const known = byType.get(account);
  if (known !== undefined) return known.get(type) ?? NONE;
  const types = new Map<string, Resource[]>();
  for (const resource of account.resources) {
    const same = types.get(resource.type);
    if (same === undefined) types.set(resource.type, [resource]);
    else same.push(resource);
  }
  byType.set(account, types);
  return types.get(type) ?? NONE;
}

/** Takes what the list operation answered; says whether it was asked. Regions of which other answers are there and no list are gaps. */
function listedIn(account: Account, { list, describe, name }: ResourceKind, put: (one: Found) => void, gaps: Gap[]): boolean {
  const answers = account.answers.get((list ?? describe)?.operation ?? '') ?? [];
  if (answers.length === 0) return false;
  // where nothing lists them, an account has one in a region, and the answer about it is all there is
  if (list === undefined) return true;
  const regions = new Set<string | undefined>();
  for (const answer of answers) {
    const { body, region, ref } = answer;
    if (body === undefined) {
      gaps.push({ region, what: `which ${plural(name)} there are was not read: ${whyNot(answer)}` });
      continue;
    }
    const elements = body[list.member];
    if (!Array.isArray(elements)) {
      gaps.push({ region, what: `${answer.operation} in ${ref.file} holds no list \`${list.member}\`` });
      continue;
    }
    regions.add(region);
    for (const [index, element] of elements.entries()) {
      if (isJson(element)) put({ value: element, ref: { ...ref, path: [list.member, index] }, region });
      else gaps.push({ region, what: `element ${index + 1} of \`${list.member}\` in ${ref.file} is not an object` });
    }
  }
  for (const region of regionsOf(account)) {
    if (!regions.has(region) && !answers.some((answer) => answer.region === region))
      gaps.push({ region, what: `which ${plural(name)} there are in ${region} was not read` });
  }
  return true;
}

/** The regions of which the snapshot holds any answer. */
function regionsOf({ answers }: Account): ReadonlySet<string> {
  const regions = new Set<string>();
  for (const some of answers.values()) for (const { region } of some) if (region !== undefined) regions.add(region);
  return regions;
}

const answersTo = ({ answers }: Account, operation: string | undefined): readonly ApiAnswer[] =>
  operation === undefined ? [] : (answers.get(operation) ?? []);

const whyNot = ({ errorCode, operation, ref }: ApiAnswer): string =>
  errorCode === undefined ? `${ref.file} cannot be read` : `AWS answered ${operation} with ${errorCode}`;

/** `policy` and `index` have plurals of their own. */
const plural = (name: string): string =>
  /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : name.endsWith('x') ? `${name}es` : `${name}s`;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function arnOf({ value, region }: Found, { arns, id }: ResourceKind, account: Account): string | undefined {
  for (const member of arns) {
    const arn = value[member];
    if (typeof arn === 'string' && splitArn(arn) !== undefined) return arn;
  }
  const name = id === undefined ? undefined : value[id.member];
  if (id === undefined || typeof name !== 'string' || name === '') return undefined;
  const outer = id.within === undefined ? '' : value[id.within];
  if (typeof outer !== 'string') return undefined;
  const path = outer === '' ? name : `${outer}/${name}`;
  return `arn:${partitionOfRegion(region ?? '')}:${id.service}:${region ?? ''}:${account.id}:${id.before}${path}`;
}
