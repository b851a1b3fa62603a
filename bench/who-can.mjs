// node bench/who-can.mjs: who-can over 10,000 principals, cold (first question) and warm (median of 50 different questions).
import { available, estate } from './estates.mjs';
import { median } from './measured.mjs';

if (!available) {
  console.log('who-can: skipped, there is no generator of synthetic estates beside the project');
  process.exit(0);
}
const { openEstate } = await import('../dist/app/open-estate.js');
const { CallerIndex } = await import('../dist/access/caller-index.js');
const { whoCan } = await import('../dist/access/resource-policies/who-can.js');
const { buildInventory } = await import('../dist/access/inventory.js');
const { buildUniverse } = await import('../dist/access/universe.js');
const { privilegedActions } = await import('../dist/catalogue/catalogue.js');

const since = (start) => Number(process.hrtime.bigint() - start) / 1e6;
const snapshot = await openEstate(estate('--preset', 'medium'));
const question = (action) => ({
  actions: [action],
  resource: undefined,
  assumptions: { region: undefined, context: {} },
  home: 'us-east-1',
});
const actions = [...privilegedActions()];

let start = process.hrtime.bigint();
const index = new CallerIndex(snapshot);
const first = whoCan(snapshot, index, question('bedrock:CreateModelCustomizationJob'));
const cold = since(start);

const warm = [];
for (let i = 0; i < 50; i++) {
  const action = actions[(i * 37) % actions.length];
  start = process.hrtime.bigint();
  whoCan(snapshot, index, question(action));
  warm.push(since(start));
}
const again = [];
for (let i = 0; i < 20; i++) {
  start = process.hrtime.bigint();
  whoCan(snapshot, index, question('bedrock:CreateModelCustomizationJob'));
  again.push(since(start));
}
start = process.hrtime.bigint();
buildInventory(snapshot, buildUniverse(['bedrock:CreateModelCustomizationJob']));
const whole = since(start);
console.log(
  `who-can over ${index.callers.length} principals: cold ${cold.toFixed(0)} ms (${first.length} holders), warm ${median(warm).toFixed(1)} ms median of 50 actions, ` +
    `${Math.max(...warm).toFixed(1)} ms worst, same action again ${median(again).toFixed(1)} ms; asking every principal without the index ${whole.toFixed(0)} ms, ratio ${(whole / median(again)).toFixed(1)}`,
);
