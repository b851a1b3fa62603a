import { ABSENT } from '../../estate/answers.ts';
import type { Estate } from '../../estate/estate.ts';
import { splitArn } from '../../iam/arn.ts';
import { answersOn, notAnswered } from './answers-about.ts';
import { type Detail, Unreadable } from './detail.ts';

const GET = 'lambda.GetFunction';

/** The configuration of a function by its ARN, with or without a version; undefined: AWS answered that there is no such function. */
export function functionAt(arn: string, near: Detail, { accounts }: Estate): Detail | undefined {
  const [, , region, owner, resource] = splitArn(arn) ?? [];
  const [, name = '', qualifier] = (resource ?? '').split(':');
  const whole = wholeFunction(arn);
  const about = [...accounts.values()].flatMap((account) =>
    account.id === owner
      ? answersOn(account, GET, [arn, whole, name, `${name}:${qualifier ?? ''}`]).filter((answer) => answer.region === region)
      : answersOn(account, GET, [arn, whole]),
  );
  const told = about.find(({ body }) => body !== undefined);
  if (told?.body !== undefined) return near.beside(told.body, told.ref).needAt('Configuration');
  const absent = about.find(({ errorCode }) => errorCode !== undefined && ABSENT.test(errorCode));
  if (absent !== undefined) {
    near.beside({ Code: absent.errorCode }, { ...absent.ref, path: ['Error'] }).text('Code');
    return undefined;
  }
  const [first] = about;
  throw new Unreadable(first === undefined ? `${GET} was not asked about ${arn}` : notAnswered(first));
}

/** The function without its version or alias, as policies about its code name it. */
export function wholeFunction(arn: string): string {
  const [, , qualifier] = (splitArn(arn)?.[4] ?? '').split(':');
  return qualifier === undefined ? arn : arn.slice(0, -qualifier.length - 1);
}
