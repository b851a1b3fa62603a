import fc from 'fast-check';
import { type Json, KEYS, NAMED, OPERATORS, OTHER_ACTIONS, OTHER_RESOURCES } from './world.ts';

/** What policies are written about: their patterns are made from it, so that they often match. */
export interface Question {
  readonly action: string;
  readonly arn: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly principal: Json;
}

/** A part of a policy that is not written before the question is known. */
type Recipe<T> = (question: Question) => T;

/** Something in so many cases of ten. */
export const inTen = <T>(times: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 10 - times, arbitrary: fc.constant(undefined) }, { weight: times, arbitrary });

const fixed =
  <T>(value: T): Recipe<T> =>
  () =>
    value;

const actionPattern: fc.Arbitrary<Recipe<string>> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<Recipe<string>[]>(
      ({ action }) => action,
      ({ action }) => action.toUpperCase(),
      ({ action }) => action.replace(/:.*/, ':*'),
      ({ action }) => `${action.slice(0, -3)}*`,
      ({ action }) => action.replace(/[aeiou]/g, '?'),
      ({ action }) => action.replace(/:./, ':*'),
      fixed('*'),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...OTHER_ACTIONS).map(fixed) },
);

const inSegments = (arn: string, change: (segments: string[]) => void): string => {
  const segments = arn.split(':');
  change(segments);
  return segments.join(':');
};

const resourcePattern: fc.Arbitrary<Recipe<string>> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(fixed('*')) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Recipe<string>[]>(
      ({ arn }) => arn,
      ({ arn }) => `${arn.slice(0, -2)}*`,
      ({ arn }) => `${arn.slice(0, arn.lastIndexOf('/') + 1)}*`,
      ({ arn }) => arn.replace(/[aeiou](?=[^:]*$)/g, '?'),
      ({ arn }) => arn.replace(/(?<=[^:]*\/)./, '*'),
      ({ arn }) => inSegments(arn, (segments) => void (segments[3] = '*')),
      ({ arn }) => inSegments(arn, (segments) => void (segments[4] = '*')),
      ({ arn }) => inSegments(arn, (segments) => segments.splice(4)),
      ({ arn }) => arn.replace(/ml/, '${aws:PrincipalTag/team}'),
      ({ arn }) => arn.replace(/ml/, "${aws:SourceVpce, 'ml'}"),
      ({ arn }) => arn.replace(/bob/, '${aws:username}'),
      ({ arn }) => `${arn.slice(0, -4)}\${aws:PrincipalTag/none}`,
      ({ arn }) => `${arn}*\${aws:RequestedRegion}`,
      ({ arn }) => arn.replaceAll('*', '${*}'),
      ({ arn }) => arn.toUpperCase(),
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom(...OTHER_RESOURCES).map(fixed) },
);

/** One or several, as scalar or list. */
const several = <T>(one: fc.Arbitrary<Recipe<T>>): fc.Arbitrary<Recipe<T | readonly T[]>> =>
  fc.oneof(
    { weight: 3, arbitrary: one as fc.Arbitrary<Recipe<T | readonly T[]>> },
    {
      weight: 2,
      arbitrary: fc.array(one, { minLength: 1, maxLength: 3 }).map(
        (recipes): Recipe<readonly T[]> =>
          (question) =>
            recipes.map((recipe) => recipe(question)),
      ),
    },
  );

const element = (name: string, pattern: fc.Arbitrary<Recipe<string>>, notWeight: number): fc.Arbitrary<Recipe<Json>> =>
  fc
    .tuple(fc.oneof({ weight: 10, arbitrary: fc.constant('') }, { weight: notWeight, arbitrary: fc.constant('Not') }), several(pattern))
    .map(([not, recipe]) => (question) => ({ [not + name]: recipe(question) }));

const valueIn = (context: Question['context'], key: string): string | undefined => {
  const value = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
  return typeof value === 'string' ? value : Array.isArray(value) && typeof value[0] === 'string' ? value[0] : undefined;
};

/** Keys that every action may have and only a request tells. */
const OPEN_KEYS = KEYS.filter(({ key }) =>
  /^aws:(multifactor|principaltag|sourceip|sourcevpce|currenttime|requestedregion|userid)/i.test(key),
);

const anyOperator = fc.constantFrom(...new Set(Object.values(OPERATORS).flat()));

/** A condition on one key: mostly with an operator of its kind and a value that the request may have. */
const condition: fc.Arbitrary<Recipe<Json>> = fc
  .oneof(fc.constantFrom(...KEYS), fc.constantFrom(...OPEN_KEYS))
  .chain(({ key, kind, values }) =>
    fc
      .record({
        written: fc.constantFrom(key, key, key.toLowerCase(), key.toUpperCase()),
        set: fc.constantFrom('', '', '', 'ForAllValues:', 'ForAnyValue:'),
        operator: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...OPERATORS[kind]) }, { weight: 1, arbitrary: anyOperator }),
        ifExists: fc.constantFrom('', '', 'IfExists'),
        wanted: several(
          fc.oneof(
            { weight: 3, arbitrary: fc.constantFrom(...values).map(fixed) },
            {
              weight: 2,
              arbitrary: fc.constant<Recipe<string>>(({ context }) => valueIn(context, key) ?? (values[0] as string)),
            },
            {
              weight: 1,
              arbitrary: fc
                .constantFrom('${aws:PrincipalTag/team}', "${aws:username, 'ml'}", '*', '', '${aws:PrincipalOrgPaths}')
                .map(fixed),
            },
          ),
        ),
        boolean: fc.boolean(),
      })
      .map(({ written, set, operator, ifExists, wanted, boolean }) => (question: Question): Json => {
        const value = wanted(question);
        // JSON booleans stand for their text
        const scalar = boolean && (value === 'true' || value === 'false') ? value === 'true' : value;
        return { [set + operator + ifExists]: { [written]: scalar } };
      }),
  );

const existence: fc.Arbitrary<Recipe<Json>> = fc
  .tuple(fc.constantFrom(...KEYS), fc.constantFrom<unknown>('true', 'false', true, 'FALSE', ['true', 'false'], 'x'))
  .map(([{ key }, value]) => fixed({ Null: { [key]: value } }));

const oddCondition: fc.Arbitrary<Recipe<Json>> = fc.constantFrom(
  ...[
    { StringMatches: { 'aws:username': 'bob' } },
    { 'ForSomeValues:StringEquals': { 'aws:username': 'bob' } },
    { NullIfExists: { 'aws:username': 'true' } },
    { StringEquals: { 'aws:username': { nested: 1 } } },
    { StringEquals: { 'aws:username': [] } },
    { StringNotEquals: { 'aws:username': [] } },
    { NumericEquals: { 'aws:MultiFactorAuthAge': 300 } },
    { StringEquals: {} },
    { 'ForAllValues:StringEquals': { 'aws:TagKeys': [] } },
    { 'ForAllValues:StringNotEqualsIfExists': { 'aws:TagKeys': [] } },
    { 'ForAllValues:Null': { 'aws:TagKeys': 'true' } },
    { Null: { 'aws:username': [] } },
  ].map(fixed),
);

const conditions: fc.Arbitrary<Recipe<Json>> = fc
  .array(fc.oneof({ weight: 14, arbitrary: condition }, { weight: 2, arbitrary: existence }, { weight: 1, arbitrary: oddCondition }), {
    minLength: 1,
    maxLength: 2,
  })
  .map((recipes) => (question: Question): Json => {
    const block: Record<string, Json> = {};
    for (const recipe of recipes) {
      // several keys of one operator stand side by side
      for (const [operator, keys] of Object.entries(recipe(question))) block[operator] = { ...block[operator], ...(keys as Json) };
    }
    return { Condition: block };
  });

type Named = readonly [type: string, value: string];

/** What the caller is called: itself, the role or user behind it, its account, its provider or service. */
function namesOf({ kind, type, arn, roleArn, federatedBy, account, uniqueId, canonicalUserId }: Json): readonly Named[] {
  const named = (as: string, value: unknown): readonly Named[] => (typeof value === 'string' ? [[as, value]] : []);
  const isProvider = type === 'web-identity' || type === 'saml' || kind === 'saml';
  return [
    ...named(type === 'service' ? 'Service' : isProvider ? 'Federated' : 'AWS', arn),
    ...[roleArn, federatedBy, account, uniqueId].flatMap((value) => named('AWS', value)),
    ...named('CanonicalUser', canonicalUserId),
  ];
}

/** One name: of the caller, or of anybody. */
const oneName: fc.Arbitrary<Recipe<Named>> = fc.tuple(fc.constantFrom(...NAMED), fc.nat(9)).map(([other, pick]) => ({ principal }) => {
  const own = namesOf(principal);
  return own[pick] ?? other;
});

/** `Principal` and its like, with one to three names. */
export const principal: fc.Arbitrary<Recipe<Json>> = fc
  .tuple(
    fc.oneof({ weight: 8, arbitrary: fc.constant('Principal') }, { weight: 2, arbitrary: fc.constant('NotPrincipal') }),
    fc.oneof(
      { weight: 1, arbitrary: fc.constant('*' as const) },
      { weight: 9, arbitrary: fc.array(oneName, { minLength: 1, maxLength: 3 }) },
    ),
  )
  .map(([name, named]) => (question) => {
    if (named === '*') return { [name]: named };
    const byType: Record<string, string | string[]> = {};
    for (const recipe of named) {
      const [type, value] = recipe(question);
      const others = byType[type];
      byType[type] = others === undefined ? value : [...(typeof others === 'string' ? [others] : others), value];
    }
    return { [name]: byType };
  });

export type Kind = 'identity' | 'ceiling' | 'resource' | 'trust' | 'rcp' | 'endpoint';

const odd: fc.Arbitrary<Json> = fc.constantFrom<Json[]>(
  { Effect: 'allow' },
  { Effect: undefined },
  { Unknown: 1 },
  { Sid: 7 },
  { Action: ['s3:GetObject', 1] },
  { Action: 's3:*', NotAction: 'ec2:*' },
  { Resource: 'x', NotResource: 'y' },
  { Action: undefined, NotAction: undefined },
  { Resource: undefined, NotResource: undefined },
  { Condition: 'x' },
  { Condition: {} },
  { Action: [] },
  { NotAction: [], Action: undefined },
  { Resource: [] },
  { NotResource: [], Resource: undefined },
  { Principal: 'bob' },
  { Principal: { Other: 'x' } },
  { Principal: {} },
  { Principal: { AWS: [] } },
  { NotPrincipal: { AWS: [] }, Principal: undefined },
);

export interface Leaning {
  /** Of ten statements so many deny. */
  readonly denies: number;
  /** Of ten statements so many have a condition. */
  readonly conditional: number;
}

function statement(kind: Kind, { denies, conditional }: Leaning): fc.Arbitrary<Recipe<Json>> {
  const names = kind === 'resource' || kind === 'trust' || kind === 'endpoint';
  return fc
    .record({
      effect: fc.oneof({ weight: 10 - denies, arbitrary: fc.constant('Allow') }, { weight: denies, arbitrary: fc.constant('Deny') }),
      action: element('Action', actionPattern, 1),
      resource: element('Resource', resourcePattern, 1),
      who: names ? principal : fc.constant(fixed<Json>(kind === 'rcp' ? { Principal: '*' } : {})),
      when: inTen(conditional, conditions),
      sid: fc.constantFrom<Json[]>({}, { Sid: 'One' }),
      strange: inTen(1, inTen(3, odd)),
    })
    .map(({ effect, action, resource, who, when, sid, strange }) => (question: Question): Json => {
      const parts: Json = {
        ...sid,
        Effect: effect,
        ...who(question),
        ...action(question),
        ...(kind === 'trust' ? {} : resource(question)),
        ...when?.(question),
      };
      const whole = { ...parts, ...strange };
      return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
    });
}

/** Documents that cannot be read, and one that says nothing. */
const unreadableDocument = fc.constantFrom<unknown[]>(
  '{',
  '[]',
  null,
  { Version: '2012-10-17' },
  { Version: '2020-01-01', Statement: [] },
  { Version: '2012-10-17', Statement: [] },
);

/** A policy document, now and then one that cannot be read. */
export function document(kind: Kind, leaning: Leaning): fc.Arbitrary<Recipe<unknown>> {
  const readable = fc
    .record({
      version: fc.constantFrom<Json[]>(
        { Version: '2012-10-17' },
        { Version: '2012-10-17' },
        { Version: '2012-10-17' },
        { Version: '2008-10-17' },
        {},
      ),
      statements: fc.array(statement(kind, leaning), { minLength: 1, maxLength: 2 }),
      form: fc.constantFrom('object', 'object', 'object', 'text', 'encoded'),
    })
    .map(({ version, statements, form }) => (question: Question): unknown => {
      const written = statements.map((recipe) => recipe(question));
      const whole = { ...version, Statement: written.length === 1 && form === 'text' ? written[0] : written };
      if (form === 'object') return whole;
      return form === 'text' ? JSON.stringify(whole) : encodeURIComponent(JSON.stringify(whole));
    });
  return fc.oneof({ weight: 40, arbitrary: readable }, { weight: 1, arbitrary: unreadableDocument.map(fixed) });
}

const everything = (kind: Kind): Json => ({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    ...(kind === 'resource' || kind === 'trust' || kind === 'endpoint' ? { Principal: '*' } : {}),
  },
});

/** How many layers of ten hold a document that allows everything, so that no layer shuts most requests out. */
const OPENNESS: Readonly<Record<Kind, number>> = { identity: 4, ceiling: 5, resource: 1, trust: 2, rcp: 0, endpoint: 5 };

/** Documents of one layer: now and then beside one that allows everything. */
export const layer = (kind: Kind, leaning: Leaning, most = 2): fc.Arbitrary<Recipe<readonly unknown[]>> =>
  fc
    .tuple(fc.array(document(kind, leaning), { minLength: 1, maxLength: most }), fc.integer({ min: 0, max: 9 }))
    .map(([documents, open]) => (question) => [
      ...documents.map((recipe) => recipe(question)),
      ...(open < OPENNESS[kind] ? [everything(kind)] : []),
    ]);
