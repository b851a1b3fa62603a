import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reference, ServiceFacts } from './facts.ts';
import { renderReferenceFile } from './frozen-file.ts';
import type { ImportOptions, ReferenceImport } from './import-reference.ts';
import { importReference } from './import-reference.ts';
import { importLosses, passRoleActions } from './losses.ts';
import { builtInReference } from './reference.ts';

/** A small reference in the order that files have, so that equal facts are equal values. */
const shop: ServiceFacts = {
  prefix: 'shop',
  name: 'Amazon Shop',
  rcp: true,
  conditionKeys: [
    { key: 'shop:Colours', type: 'ArrayOfString' },
    { key: 'aws:ResourceTag/${TagKey}', type: 'String' },
    { key: 'shop:Colour', type: 'String' },
  ],
  resourceTypes: [
    { name: 'shelf', arn: 'arn:${Partition}:shop:${Region}:${Account}:shelf/${Id}', conditionKeys: ['aws:ResourceTag/${TagKey}'] },
  ],
  actions: [
    use('CreateShelf', ['Write'], true),
    use('GetShelf', ['Read'], true),
    use('ListShelves', ['List'], false),
    use('PutShelfPolicy', ['Permissions management', 'Write'], true),
    use('TagShelf', ['Write', 'Tagging'], true),
  ],
};
const known: Reference = { version: '2026-09-01', services: [shop], passRole: ['shop:CreateShelf'] };

function use(
  name: string,
  accessLevels: ServiceFacts['actions'][number]['accessLevels'],
  onShelf: boolean,
): ServiceFacts['actions'][number] {
  const shelf = {
    name: 'shelf',
    required: true,
    arn: 'arn:${Partition}:shop:${Region}:${Account}:shelf/${Id}',
    conditionKeys: ['aws:ResourceTag/${TagKey}'],
  };
  return {
    service: 'shop',
    name,
    accessLevels,
    resourceTypes: onShelf ? [shelf] : [],
    conditionKeys: name === 'CreateShelf' ? ['shop:Colour'] : [],
  };
}

type Files = Record<string, unknown>;

/** The same facts as an iam-data package of September 2026 would hold them. */
const iamData = (edit: (action: Files) => Files = (action) => action): Files => ({
  'package.json': { version: '0.0.1', updatedAt: '2026-09-26T04:46:59.905Z' },
  'data/services.json': ['shop'],
  'data/serviceNames.json': { shop: 'Amazon Shop' },
  'data/rcpSupportedServices.json': ['shop'],
  'data/categories/machine-learning-and-ai.json': { key: 'machine-learning-and-ai', services: ['shop'] },
  'data/conditionKeys/shop.json': Object.fromEntries(shop.conditionKeys.map(({ key, type }) => [key.toLowerCase(), { key, type }])),
  'data/resourceTypes/shop.json': {
    shelf: { key: 'shelf', arn: shop.resourceTypes[0]?.arn, conditionKeys: ['aws:ResourceTag/${TagKey}'] },
  },
  'data/actions/shop.json': Object.fromEntries(
    shop.actions.map((action) => [
      action.name.toLowerCase(),
      edit({
        name: action.name,
        description: 'Grants permission to do something',
        accessLevel: action.accessLevels.join(', '),
        resourceTypes: action.resourceTypes.map(({ name, required }) => ({ name, required, conditionKeys: [], dependentActions: [] })),
        conditionKeys: action.conditionKeys,
        dependentActions: action.name === 'CreateShelf' ? ['iam:PassRole'] : [],
      }),
    ]),
  ),
});

/** The same facts as a document of AWS's service reference. */
const document = (edit: (document: Files) => Files = (value) => value): Files =>
  edit({
    Name: 'shop',
    Version: 'v1.4',
    Actions: shop.actions.map((action) => ({
      Name: action.name,
      ActionConditionKeys: action.conditionKeys,
      Resources: action.resourceTypes.map(({ name }) => ({ Name: name })),
      Annotations: {
        Properties: {
          IsList: action.accessLevels.includes('List'),
          IsPermissionManagement: action.accessLevels.includes('Permissions management'),
          IsTaggingOnly: action.accessLevels.includes('Tagging'),
          IsWrite: action.accessLevels.includes('Write'),
        },
      },
      SupportedBy: { 'IAM Access Analyzer Policy Generation': true },
    })),
    ConditionKeys: shop.conditionKeys.map(({ key, type }) => ({ Name: key, Types: [type] })),
    Resources: [{ Name: 'shelf', ARNFormats: [shop.resourceTypes[0]?.arn], ConditionKeys: ['aws:ResourceTag/${TagKey}'] }],
    Operations: [
      {
        Name: 'CreateShelf',
        AuthorizedActions: [
          { Name: 'CreateShelf', Service: 'shop' },
          { Name: 'TagShelf', Service: 'shop' },
          { Name: 'PassRole', Service: 'iam', Context: { 'iam:PassedToService': ['shop.amazonaws.com'] } },
        ],
      },
      { Name: 'GetShelf' },
    ],
  });

const folder = (edit?: (document: Files) => Files): Files => ({
  'v1/service-list.json': [{ service: 'shop', url: 'https://servicereference.us-east-1.amazonaws.com/v1/shop/shop.json' }],
  'v1/shop/shop.json': document(edit),
  'v1/mapping.json': {},
});

function importFiles(files: Files, options: ImportOptions = {}): ReferenceImport {
  const text = (path: string): string | undefined => {
    if (!Object.hasOwn(files, path)) return undefined;
    const value = files[path];
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return importReference(text, { before: known, files: Object.keys(files), dated: '2026-10-01', ...options });
}

const names = ({ problems }: ReferenceImport): readonly string[] => problems.map(({ problem }) => problem);

describe('every form of the source yields the same facts', () => {
  it.each([
    ['iam-data', iamData()],
    ['service-reference', folder()],
    ['service-reference', { 'service-list.json': [{ service: 'shop' }], 'shop.json': document() }],
    ['service-documents', { 'shop.json': document() }],
  ] as const)('%s', (source, files) => {
    const imported = importFiles(files);
    expect(imported).toMatchObject({ source, problems: [] });
    expect(imported.reference).toEqual({ ...known, version: '2026-10-01' });
  });

  it('our own frozen file, with its own date', () => {
    const imported = importFiles({ 'october.json': renderReferenceFile({ ...known, version: '2026-10-05' }) });
    expect(imported).toEqual({ source: 'frozen', reference: { ...known, version: '2026-10-05' }, problems: [], aiCategory: [] });
  });

  it('iam-data brings its date and its category of AI', () => {
    const { dated: _dated, ...undated } = { dated: '', before: known };
    const files = iamData();
    const imported = importReference((path) => (Object.hasOwn(files, path) ? JSON.stringify(files[path]) : undefined), undated);
    expect(imported).toMatchObject({ reference: { version: '2026-09-26' }, aiCategory: ['shop'] });
  });

  it('a single document replaces its service and leaves the others', () => {
    const other: ServiceFacts = { ...shop, prefix: 'other', actions: [{ ...use('GetShelf', ['Read'], false), service: 'other' }] };
    const before: Reference = { ...known, services: [other, shop], passRole: ['other:X', 'shop:CreateShelf'] };
    const edited = document((value) => ({
      ...value,
      Actions: [...(value['Actions'] as Files[]), { Name: 'NewThing', Annotations: { Properties: { IsWrite: true } } }],
    }));
    const { reference, problems } = importFiles({ 'shop.json': edited }, { before });
    expect(problems).toEqual([]);
    expect(reference?.services.map(({ prefix, actions }) => [prefix, actions.length])).toEqual([
      ['other', 1],
      ['shop', 6],
    ]);
    expect(reference?.passRole).toEqual(['other:X', 'shop:CreateShelf']);
  });

  it('a document of a service that is new is added', () => {
    const { reference } = importFiles({ 'mall.json': document((value) => ({ ...value, Name: 'mall', Operations: [] })) });
    expect(reference?.services.map(({ prefix }) => prefix)).toEqual(['mall', 'shop']);
  });

  it('the role of an operation belongs to the action of its name, not to the tagging beside it', () => {
    expect(importFiles(folder()).reference?.passRole).toEqual(['shop:CreateShelf']);
  });

  it.each(['Permissions management, Write', 'Write,Permissions management', ['Permissions management', 'Write']])(
    'access levels written as %j are a set',
    (accessLevel) => {
      const files = iamData((action) => (action['name'] === 'PutShelfPolicy' ? { ...action, accessLevel } : action));
      const found = importFiles(files).reference?.services[0]?.actions.find(({ name }) => name === 'PutShelfPolicy');
      expect(found?.accessLevels).toEqual(['Permissions management', 'Write']);
    },
  );
});

const withoutOperations = (value: Files): Files => ({ ...value, Operations: [] });

describe('an import is refused by name', () => {
  it.each<readonly [string, Files, ImportOptions, readonly string[]]>([
    ['an empty folder', {}, {}, ['no-source']],
    ['a folder of something else', { 'readme.txt': 'x' }, {}, ['no-source']],
    ['no date', folder(), { dated: '' }, ['no-date']],
    ['a date that is none', folder(), { dated: 'today' }, ['no-date']],
    ['a service without its file', { 'service-list.json': [{ service: 'shop' }] }, {}, ['missing-file']],
    ['broken JSON', { 'service-list.json': '[{', 'shop.json': document() }, {}, ['not-json']],
    ['a list of nothing', { 'service-list.json': [] }, {}, ['damaged']],
    ['a prefix that leads elsewhere', { 'service-list.json': [{ service: '../../etc' }] }, {}, ['damaged']],
    ['a document that is none', { 'x.json': { hello: 1 } }, {}, ['damaged']],
    ['a document without actions', { 'shop.json': document((value) => ({ ...value, Actions: [] })) }, {}, ['no-actions']],
    [
      'access levels left out (service reference)',
      folder((value) => ({ ...value, Actions: [{ Name: 'GetShelf' }] })),
      {},
      ['no-access-level'],
    ],
    ['access levels left out (iam-data)', iamData(({ accessLevel: _level, ...action }) => action), {}, Array(5).fill('no-access-level')],
    [
      'an access level of another kind',
      iamData((action) => ({ ...action, accessLevel: 'Admin' })),
      {},
      Array(5).fill('unknown-access-level'),
    ],
    [
      'a resource type that is not defined',
      { ...iamData(), 'data/resourceTypes/shop.json': {} },
      {},
      Array(4).fill('unknown-resource-type'),
    ],
    ['a prefix lost', { 'service-list.json': [{ service: 'mall' }], 'mall.json': document() }, {}, ['prefix-lost', 'pass-role-lost']],
    [
      'permissions management no longer told from writing',
      iamData((action) => ({ ...action, accessLevel: String(action['accessLevel']).replace('Permissions management, ', '') })),
      {},
      ['access-level-lost'],
    ],
    // What iam-data did in July 2026: no error, and no PassRole left.
    ['PassRole no longer named (iam-data)', iamData((action) => ({ ...action, dependentActions: [] })), {}, ['pass-role-lost']],
    ['PassRole no longer named (service reference)', folder(withoutOperations), {}, ['pass-role-lost']],
    ['PassRole no longer named (a document)', { 'shop.json': document(withoutOperations) }, {}, ['pass-role-lost']],
    ['a frozen file of another format', { 'x.json': '{"format":"mantlet-reference-9","services":{}}' }, {}, ['damaged']],
  ])('%s', (_what, files, options, expected) => {
    const imported = importFiles(files, options);
    expect(names(imported)).toEqual(expected);
    expect(imported.reference).toBeUndefined();
  });

  it('a prefix that a person has seen go may go', () => {
    const imported = importFiles(
      { 'service-list.json': [{ service: 'mall' }], 'mall.json': document((value) => ({ ...value, Name: 'mall' })) },
      { withdrawn: ['shop'] },
    );
    expect(names(imported)).toEqual([]);
  });

  it('says the same thing of thousands of actions only so often', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`a${index}`, { name: `Act${index}` }]));
    const { problems } = importFiles({ ...iamData(), 'data/actions/shop.json': many });
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe('and 80 more of this kind');
  });
});

describe('losses against the built-in reference', () => {
  const before = builtInReference();
  const flagged = [...passRoleActions(before)];
  const without = (gone: ReadonlySet<string>): Reference => ({
    ...before,
    services: before.services.map((service) => ({
      ...service,
      actions: service.actions.filter(({ name }) => !gone.has(`${service.prefix}:${name}`)),
    })),
  });

  it('it knows at least 240 actions that pass a role', () => {
    expect(flagged.length).toBeGreaterThanOrEqual(240);
  });

  it.each([
    [0.04, []],
    [0.06, ['pass-role-lost']],
  ] as const)('a share of %d of the PassRole flags lost: %j', (share, expected) => {
    // Spread over the prefixes, so that no single one goes silent.
    const every = Math.round(1 / share);
    const gone = new Set(flagged.filter((_action, index) => index % every === 0));
    expect(importLosses(before, without(gone)).map(({ problem }) => problem)).toEqual(expected);
  });

  it('a prefix that loses all its flags is refused though they are few in all', () => {
    const gone = new Set(flagged.filter((action) => action.startsWith('lookoutequipment:')));
    expect(gone.size / flagged.length).toBeLessThan(0.05);
    expect(importLosses(before, without(gone)).map(({ message }) => message)).toEqual([
      `\`lookoutequipment\` loses all its ${gone.size} PassRole flags`,
    ]);
  });

  it('a reference loses nothing against itself', () => {
    expect(importLosses(before, before)).toEqual([]);
  });
});

describe('laws', () => {
  it('an import never throws, and yields either a reference or a problem', () => {
    const file = fc.oneof(fc.jsonValue(), fc.string());
    const paths = [
      'service-list.json',
      'services.json',
      'shop.json',
      'actions/shop.json',
      'x.json',
      'data/services.json',
      'data/actions/shop.json',
    ];
    const files = fc.dictionary(
      fc.constantFrom(...paths),
      fc.oneof(file, fc.constant(['shop']), fc.constant([{ service: 'shop' }]), fc.constant(document())),
    );
    fc.assert(
      fc.property(files, (given) => {
        const imported = importFiles(given);
        expect(imported.reference === undefined).toBe(imported.problems.length > 0);
      }),
      { numRuns: 300 },
    );
  });

  it('a frozen file reads back as the reference it was written from', () => {
    const reference = { ...builtInReference(), passRole: ['bedrock:CreateAgent'] };
    const text = renderReferenceFile(reference);
    const imported = importReference((path) => (path === 'x.json' ? text : undefined), { files: ['x.json'] });
    expect(imported.problems).toEqual([]);
    expect(imported.reference).toEqual(reference);
  });
});
