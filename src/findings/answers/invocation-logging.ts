import type { Account } from '../../estate/estate.ts';
import { notAnswered } from './answers-about.ts';
import { bedrockUse, LOGGING_TYPE } from './bedrock-use.ts';
import { Detail } from './detail.ts';

/** The operation that tells of the logging of a region. */
export const GET_LOGGING = 'bedrock.GetModelInvocationLoggingConfiguration';

/** How one account logs what models are asked and answer in one region. */
export interface InvocationLogging {
  readonly account: Account;
  readonly region: string;
  /** A fresh reading of the answer, or why there is none. */
  readonly detail: Detail | string;
}

/** The logging of every region of which the snapshot tells, in use or not. */
export function invocationLogging(account: Account): readonly InvocationLogging[] {
  const found = new Map<string, InvocationLogging>();
  for (const answer of account.answers.get(GET_LOGGING) ?? []) {
    const { region = '', body, ref } = answer;
    found.set(region, { account, region, detail: body === undefined ? notAnswered(answer) : new Detail(body, ref) });
  }
  const { regions } = bedrockUse(account);
  const [only] = regions.keys();
  for (const { type, description, region, ref } of account.resources) {
    if (type !== LOGGING_TYPE || description === undefined) continue;
    // the answer itself does not name its region: where Bedrock is used in one region only, it is of that one
    const of = region ?? (regions.size === 1 ? only : undefined);
    if (of !== undefined && !found.has(of)) found.set(of, { account, region: of, detail: new Detail(description, ref) });
  }
  return [...found.values()];
}
