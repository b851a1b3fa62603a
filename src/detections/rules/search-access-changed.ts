import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { isGiven, textAt } from '../requests/members.ts';

const change = (name: string, more: Readonly<Record<string, unknown>>) =>
  call(`kendra:${name}AccessControlConfiguration`, { indexId: 'i', ...more });
const list = (access: string) => ({ accessControlList: [{ name: 'finance', type: 'GROUP', access }] });

export default callDetection({
  id: 'search-access-changed',
  title: 'who finds which documents of an index changed past their source',
  why: 'Documents that only some may read come up in the searches and answers of others.',
  severity: 'medium',
  tried: 'low',
  events: ['kendra:CreateAccessControlConfiguration', 'kendra:UpdateAccessControlConfiguration'],
  techniques: ['T1565.001', 'AML.T0085.000'],
  respond: 'Compare the list with the rights at the source of the documents, and put it back (UpdateAccessControlConfiguration).',
  examples: {
    alarm: [
      story('a list of who may read is emptied', change('Update', { id: 'c', accessControlList: [] })),
      story('a list is made that lets somebody read', change('Create', list('ALLOW'))),
      story('somebody tries to', refused(change('Update', { id: 'c', accessControlList: [] }))),
    ],
    quiet: [
      story('a list is made that only denies', change('Create', list('DENY'))),
      story(
        'a configuration gets another name',
        change('Update', { id: 'c', name: 'n', accessControlList: 'HIDDEN_DUE_TO_SECURITY_REASONS' }),
      ),
    ],
  },
  judge: ({ name, request, cut }) => {
    if (request === undefined || cut === true) return undefined;
    const which = textAt(request, 'id') ?? textAt(request, 'name') ?? 'new';
    const lists = ['accessControlList', 'hierarchicalAccessControlList'];
    if (lists.some((one) => isGiven(request, one) === 'unknown')) return undefined;
    // documents without a list are found by everybody (Kendra API Reference, "UpdateAccessControlConfiguration")
    if (lists.every((one) => isGiven(request, one) === 'no'))
      return name.startsWith('Update')
        ? {
            message: `the access list \`${which}\` of index \`${textAt(request, 'indexId') ?? 'unknown'}\` was emptied: all find its documents`,
            severity: 'high',
          }
        : undefined;
    const allowed = lists.flatMap((one) => allowedIn(request[one]));
    return allowed.length === 0 ? undefined : `the access list \`${which}\` lets ${allowed.slice(0, 3).join(', ')} find its documents`;
  },
});

/** The users and groups that a list lets in; a hierarchy is a list of lists. */
function allowedIn(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one): readonly string[] => {
    const inner: unknown =
      typeof one === 'object' && one !== null ? (one as Readonly<Record<string, unknown>>)['principalList'] : undefined;
    if (Array.isArray(inner))
      return inner.flatMap((principal) => (textAt(principal, 'access') === 'ALLOW' ? (textAt(principal, 'name') ?? []) : []));
    return textAt(one, 'access') === 'ALLOW' ? [textAt(one, 'name') ?? 'somebody'] : [];
  });
}
