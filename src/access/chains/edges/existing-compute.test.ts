import { describe, expect, test } from 'vitest';
import { asked } from '../asked.fixture.ts';
import { RUNNING_WITH } from '../compute/role-uses.ts';
import { allow, deny, HOME, roleArn, type SketchRole, type SketchStatement, sketchEstate, trusts } from '../sketch.fixture.ts';

const TUNE = 'bedrock:CreateModelCustomizationJob';

const ask = (can: readonly SketchStatement[], worker: Partial<SketchRole>) =>
  asked(sketchEstate({ [HOME]: { roles: { source: { can }, worker: { can: [allow(TUNE)], ...worker } } } }), roleArn('source'), TUNE);

describe('what runs with a role lets in whoever puts code into it, if it exists', () => {
  test.each(RUNNING_WITH.map((use) => [use.id, use] as const))('%s', (id, use) => {
    const worker = { trust: [trusts(use.service)], instanceProfile: use.instanceProfile === true };
    const actions = use.needs.map((alternatives) => alternatives[0] as string);
    const { status, path } = ask([allow(actions)], worker);
    expect(status).toBe('conditional');
    expect(path?.steps).toMatchObject([{ kind: 'existing-compute', way: id, given: use.given, status: 'conditional' }]);
    expect(path?.steps[0]?.rights).toHaveLength(actions.length);
    for (const missing of actions) {
      expect(ask([allow(actions.filter((action) => action !== missing)), allow('s3:GetObject')], worker).path?.steps[0]?.way).not.toBe(id);
    }
    expect(ask([allow(actions)], { trust: [trusts(HOME)] }).status, 'the role trusts another').toBe('none');
  });
});

test('a Deny stops it', () => {
  const worker = { trust: [trusts('lambda.amazonaws.com')] };
  expect(ask([allow('lambda:*'), deny(['lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration'])], worker).status).toBe('none');
});
