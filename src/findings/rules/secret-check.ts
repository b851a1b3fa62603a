import type { Check } from '../check.ts';
import type { Detail } from '../answers/detail.ts';
import { fail, pass, resourceCheck } from './resource-check.ts';
import type { ResourceKind } from '../answers/resource-kinds.ts';
import { secretIn } from '../answers/secrets-in-text.ts';

/** A text inside of a description: the object that holds it, and its member. */
export type TextPlace = readonly [at: Detail, member: string];

interface SecretRule extends Pick<Check, 'id' | 'title' | 'why' | 'severity' | 'known'> {
  readonly resource: ResourceKind;
  readonly texts: (detail: Detail) => readonly TextPlace[];
  /** For examples: descriptions with a text in each place. */
  readonly with: readonly ((text: string) => Readonly<Record<string, unknown>>)[];
}

/** Makes a check that no text which a model is given holds a secret. Evidence is where it stands, never what it says. */
export function secretCheck({ texts, with: places, ...rule }: SecretRule): Check {
  return resourceCheck({
    ...rule,
    topics: ['secrets'],
    examples: {
      pass: places.map((place) => ({ described: place('Answer questions about {{product}}; the password is never told.') })),
      // put together here so that no scanner takes this file for a leak
      fail: places.map((place) => ({ described: place(`Sign requests with AKIA${'ABCDEFGHIJKLMNOP'}.`) })),
    },
    judge: (detail) => {
      const found: string[] = [];
      let read = 0;
      for (const [at, member] of texts(detail)) {
        const text = at.hidden(member);
        if (text === undefined) continue;
        read++;
        const secret = secretIn(text);
        if (secret !== undefined) found.push(`${secret} in \`${[...at.path, member].join('.')}\``);
      }
      if (found.length > 0) {
        return fail(`there is ${found.join(', ')}`, 'take the secret out, revoke it, and let a tool fetch it where it is needed');
      }
      return read === 0 ? undefined : pass(`none of its ${read} texts looks as if it held a secret`);
    },
  });
}

/** The texts of a prompt template, as prompts and flows hold it. */
export function templateTexts(template: Detail | undefined): readonly TextPlace[] {
  const text = template?.at('text');
  const chat = template?.at('chat');
  return [
    ...(text === undefined ? [] : [[text, 'text'] as const]),
    ...(chat?.list('system') ?? []).map((block) => [block, 'text'] as const),
    ...(chat?.list('messages') ?? []).flatMap((message) => message.list('content').map((block) => [block, 'text'] as const)),
  ];
}
