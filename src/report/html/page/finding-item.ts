import { arnWords } from '../arn-words.ts';
import type { PageFinding } from '../page-data.ts';
import { copyButton } from './copy.ts';
import { element } from './dom.ts';
import { type State, STATES, stateOf } from './finding-rows.ts';

const STATE_WORDS = new Map(STATES);

/** The address of a finding in this page. */
export const anchorOf = (fingerprint: string): string => `#finding=${encodeURIComponent(fingerprint)}`;

/** A finding as one line that opens; what is inside is made when it is opened for the first time. */
export function findingItem(finding: PageFinding, severity: PageFinding['severity']): HTMLDetailsElement {
  const { subject, message } = finding;
  const { kind, name, account } = arnWords(subject.id);
  const state = stateOf(finding);
  const item = element(
    'details',
    { class: `finding is-${state}`, 'data-fingerprint': finding.fingerprint },
    element(
      'summary',
      {},
      element('span', { class: 'subject data' }, kind === '' ? '' : element('span', { class: 'quiet' }, `${kind} `), name),
      element(
        'span',
        { class: 'where quiet' },
        subject.account ?? (account === 'aws' ? 'managed by AWS' : (account ?? '')),
        subject.region === undefined ? '' : ` ${subject.region}`,
      ),
      element(
        'span',
        { class: 'tags' },
        finding.severity === severity ? undefined : element('span', { class: `severity is-${finding.severity}` }, finding.severity),
        state === 'open' ? undefined : element('span', { class: `state is-${state}` }, stateText(finding, state)),
      ),
      element('span', { class: 'message' }, marked(message)),
    ),
  );
  item.addEventListener('toggle', () => {
    if (item.open && item.childElementCount === 1) item.append(bodyOf(finding));
  });
  return item;
}

const stateText = ({ suppression }: PageFinding, state: State): string =>
  suppression === undefined ? (STATE_WORDS.get(state) ?? state) : `accepted until ${suppression.expires}`;

/** Words between backticks as code. */
const marked = (text: string): readonly (string | HTMLElement)[] =>
  text.split('`').map((part, i, all) => (i % 2 === 1 && i < all.length - 1 ? element('code', {}, part) : i % 2 === 1 ? `\`${part}` : part));

function bodyOf(finding: PageFinding): HTMLElement {
  const { subject, evidence, fix, suppression, fingerprint } = finding;
  const row = (term: string, ...content: readonly (HTMLElement | string | undefined)[]): readonly HTMLElement[] => [
    element('dt', {}, term),
    element('dd', {}, content),
  ];
  const { patch } = fix ?? {};
  return element(
    'dl',
    { class: 'body' },
    row(
      'Subject',
      element('span', { class: 'data' }, subject.id),
      subject.type === undefined ? '' : element('span', { class: 'quiet' }, ` ${subject.type}`),
    ),
    suppression === undefined
      ? []
      : row('Accepted', `by ${suppression.owner} until ${suppression.expires}: ${suppression.reason} (${suppression.ticket})`),
    evidence.length === 0
      ? []
      : row(
          'Proof',
          element(
            'ul',
            { class: 'proof' },
            evidence.map(({ label, text, place }) =>
              element(
                'li',
                {},
                label === 'not read' ? element('span', { class: 'label' }, 'not read: ') : undefined,
                text,
                place === undefined ? undefined : element('span', { class: 'place' }, place),
              ),
            ),
          ),
        ),
    fix === undefined ? [] : row('Fix', element('p', {}, marked(fix.summary))),
    patch === undefined ? [] : row('Patch', patchOf(patch)),
    row(
      'Link',
      element('a', { href: anchorOf(fingerprint), class: 'data' }, fingerprint),
      copyButton('Copy the link', () => new URL(anchorOf(fingerprint), location.href).href),
    ),
  );
}

function patchOf({ document, file, operations }: NonNullable<NonNullable<PageFinding['fix']>['patch']>): HTMLElement {
  const text = exactJson(operations);
  return element(
    'div',
    {},
    element(
      'p',
      { class: 'quiet' },
      `RFC 6902, for ${document}${file === undefined ? '' : ` in ${file}`}; it first tests that the statement is still the one that was judged`,
    ),
    element('pre', { class: 'patch', tabindex: '0' }, text),
    copyButton('Copy the patch', () => text),
  );
}

/** What is copied must be what is shown: marks that cannot be seen are written as escapes, which mean the same. */
const exactJson = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
