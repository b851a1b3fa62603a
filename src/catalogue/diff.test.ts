import { describe, expect, it } from 'vitest';
import { diffReferences } from './diff.ts';
import type { Reference, ReferenceAction, ServiceFacts } from './reference/facts.ts';
import { builtInReference } from './reference/reference.ts';

const before = builtInReference();
const after = (services: (services: readonly ServiceFacts[]) => readonly ServiceFacts[], passRole: readonly string[] = []): Reference => ({
  version: '2026-12-01',
  services: services(before.services),
  passRole,
});
const editService = (prefix: string, edit: (service: ServiceFacts) => ServiceFacts): Reference =>
  after((services) => services.map((service) => (service.prefix === prefix ? edit(service) : service)));
const editAction = (prefix: string, name: string, edit: Partial<ReferenceAction>): Reference =>
  editService(prefix, (service) => ({
    ...service,
    actions: service.actions.map((action) => (action.name === name ? { ...action, ...edit } : action)),
  }));
const action = (service: string, name: string, ...accessLevels: ReferenceAction['accessLevels']): ReferenceAction => ({
  service,
  name,
  accessLevels,
  resourceTypes: [],
  conditionKeys: [],
});
const newService = (prefix: string, name: string, ...actions: readonly ReferenceAction[]): ServiceFacts => ({
  prefix,
  name,
  rcp: false,
  actions,
  resourceTypes: [],
  conditionKeys: [],
});

describe('comparing references', () => {
  it('finds nothing between a reference and itself', () => {
    expect(diffReferences(before, before)).toEqual({
      from: '2026-09-26',
      to: '2026-09-26',
      addedPrefixes: [],
      removedPrefixes: [],
      added: [],
      removed: [],
      changed: [],
      newlyPrivileged: [],
    });
  });

  it('classifies new actions of an AI prefix by rules, cautiously', () => {
    const next = editService('bedrock', (service) => ({
      ...service,
      actions: [...service.actions, action('bedrock', 'CreateWeightEdit', 'Write'), action('bedrock', 'ListWeightEdits', 'List')],
    }));
    const diff = diffReferences(before, next);
    expect(diff.to).toBe('2026-12-01');
    expect(diff.added).toMatchObject([
      { action: 'bedrock:CreateWeightEdit', scope: 'ai', tier: 2, review: 'auto', accessLevels: ['Write'] },
      { action: 'bedrock:ListWeightEdits', scope: 'ai', class: 'metadata-read', tier: 4, review: 'auto' },
    ]);
    expect(diff.added[0]?.reason).toMatch(/^Not yet reviewed\. By rules/);
    expect(diff.newlyPrivileged.map((entry) => entry.action)).toEqual(['bedrock:CreateWeightEdit']);
  });

  it('a new action that passes a role is tier 1', () => {
    const next = {
      ...editService('bedrock', (service) => ({ ...service, actions: [...service.actions, action('bedrock', 'Frobnicate', 'Write')] })),
      passRole: ['bedrock:Frobnicate'],
    };
    expect(diffReferences(before, next).newlyPrivileged).toMatchObject([{ action: 'bedrock:Frobnicate', tier: 1 }]);
  });

  it('shows an action that is gone with what its row says', () => {
    const next = editService('bedrock', (service) => ({
      ...service,
      actions: service.actions.filter(({ name }) => name !== 'DeleteGuardrail'),
    }));
    expect(diffReferences(before, next).removed).toMatchObject([
      { action: 'bedrock:DeleteGuardrail', class: 'guardrail', tier: 1, review: 'row' },
    ]);
  });

  it('an action that comes back is judged by its row', () => {
    const earlier = editService('bedrock', (service) => ({
      ...service,
      actions: service.actions.filter(({ name }) => name !== 'DeleteGuardrail'),
    }));
    expect(diffReferences(earlier, before).newlyPrivileged).toMatchObject([{ action: 'bedrock:DeleteGuardrail', review: 'row', tier: 1 }]);
  });

  it.each([
    [
      'access levels',
      { accessLevels: ['Permissions management', 'Write'] },
      { accessLevels: { before: ['Write'], after: ['Permissions management', 'Write'] } },
    ],
    ['condition keys', { conditionKeys: ['bedrock:NewKey'] }, { conditionKeys: { added: ['bedrock:NewKey'], removed: [] } }],
    ['resource types', { resourceTypes: [] }, { resourceTypes: { added: [], removed: ['guardrail'] } }],
  ] as const)('finds changed %s', (_what, edit, expected) => {
    const [changed, ...others] = diffReferences(before, editAction('bedrock', 'DeleteGuardrail', edit)).changed;
    expect(others).toEqual([]);
    expect(changed).toMatchObject({ action: 'bedrock:DeleteGuardrail', scope: 'ai', tier: { now: 1 }, ...expected });
  });

  it('finds an action that passes a role from now on', () => {
    expect(
      diffReferences(
        before,
        after((services) => services, ['bedrock:GetGuardrail']),
      ).changed,
    ).toMatchObject([{ action: 'bedrock:GetGuardrail', passesRole: 'gained', tier: { now: 4, byRules: 1 } }]);
  });

  it('the order of access levels, keys and resource types is no change', () => {
    const next = after((services) => [...services].reverse().map((service) => ({ ...service, actions: [...service.actions].reverse() })));
    expect(diffReferences(before, next)).toMatchObject({ added: [], removed: [], changed: [] });
  });

  it.each([
    ['bedrock-agent-shop', 'Amazon Bedrock Agent Shop', [], 'ai'],
    ['gizmo', 'AWS Generative Gizmo', [], 'ai'],
    ['gizmo', 'AWS Gizmo', ['gizmo'], 'ai'],
    ['gizmo', 'AWS Gizmo', [], 'queue'],
    ['mailer', 'AWS Mailer', [], 'queue'],
  ] as const)('the new prefix %s (%s), in the AI category %j, is %s', (prefix, name, aiCategory, scope) => {
    const next = after((services) => [...services, newService(prefix, name, action(prefix, 'CreateThing', 'Write'))]);
    const diff = diffReferences(before, next, { aiCategory });
    expect(diff.addedPrefixes).toEqual([{ prefix, name, scope, actions: 1 }]);
    expect(diff.added.map((entry) => entry.scope)).toEqual([scope]);
    expect(diff.newlyPrivileged).toHaveLength(scope === 'ai' ? 1 : 0);
  });

  it('a supporting action that returns is not lost in the queue', () => {
    const earlier = editService('iam', (service) => ({
      ...service,
      actions: service.actions.filter(({ name }) => name !== 'PassRole' && name !== 'GetUser'),
    }));
    expect(diffReferences(earlier, before).added).toMatchObject([
      { action: 'iam:GetUser', scope: 'queue' },
      { action: 'iam:PassRole', scope: 'supporting', tier: 1 },
    ]);
  });

  it('names a prefix that is gone', () => {
    const next = after((services) => services.filter(({ prefix }) => prefix !== 'bedrock-mantle'));
    expect(diffReferences(before, next).removedPrefixes).toMatchObject([{ prefix: 'bedrock-mantle', scope: 'ai', actions: 38 }]);
  });
});
