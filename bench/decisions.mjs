// node bench/decisions.mjs: point decisions a second on one core, each with its request built and one reason read, against the reference
// evaluator in the same run. Needs `npm run build`.
import { world } from './decisions/world.mjs';

const dist = new URL('../dist/iam/', import.meta.url);
const load = (path) => import(new URL(path, dist));
const { compileLayers, decide } = await load('compiled/decide.js');
const { PreparedRequest } = await load('compiled/request.js');
const { referenceDecision } = await load('reference/reference-decision.js');
const parsers = { ...(await load('parse.js')), ...(await load('evaluation-input.js')) };

const SECONDS = 2;
/** Processor time is counted in steps too coarse for one pass. */
const PASSES = 10;
/** Seconds of processor time, so that what else the machine does does not count. */
const time = (work) => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};
const whole = (n) => Math.round(n).toLocaleString('en');

/** Decisions a second: the median of many passes over all requests, and the first pass. */
function rateOf({ principals, requests }) {
  const compiled = principals.map((layers) => compileLayers(layers));
  // the sum keeps the work from being left out
  let sum = 0;
  const pass = () => {
    for (const { request, principal } of requests) {
      const decision = decide(new PreparedRequest(request), compiled[principal]);
      sum += decision.verdict.length + decision.layer.length + (decision.statement ?? 0);
    }
  };
  const first = requests.length / time(pass);
  const rates = [];
  for (let spent = 0; spent < SECONDS; ) {
    const took = time(() => {
      for (let i = 0; i < PASSES; i++) pass();
    });
    spent += took;
    rates.push((PASSES * requests.length) / took);
  }
  rates.sort((a, b) => a - b);
  return { first, median: rates[Math.floor(rates.length / 2)], best: rates[rates.length - 1], sum };
}

const near = world(7, { principals: 100, requests: 2_000 }, parsers);
const far = world(8, { principals: 300, requests: 20_000 }, parsers);
const rate = rateOf(near);
const spread = rateOf(far);

const counts = {};
const took = time(() => {
  for (const { request, principal } of near.requests) {
    const { verdict } = referenceDecision(request, near.principals[principal]);
    counts[verdict] = (counts[verdict] ?? 0) + 1;
    if (verdict !== decide(new PreparedRequest(request), compileLayers(near.principals[principal])).verdict)
      throw new Error('the evaluators disagree');
  }
});
const baseline = near.requests.length / took;

const shares = Object.entries(counts).map(([verdict, n]) => `${verdict} ${((100 * n) / near.requests.length).toFixed(0)} %`);
console.log(
  `decisions: ${whole(rate.median)} a second (best pass ${whole(rate.best)}, first pass ${whole(rate.first)}), reference evaluator ${whole(baseline)}, ratio ${(rate.median / baseline).toFixed(0)}`,
);
console.log(
  `decisions, ten times the requests, beyond the caches of the processor: ${whole(spread.median)} a second (best pass ${whole(spread.best)})`,
);
console.log(
  `on ${whole(near.requests.length)} requests of ${near.principals.length} role sessions under 12 policies of 10 statements (7 identity, boundary, 3 SCP levels, resource policy): ${shares.join(', ')}`,
);
