// node bench/decisions.mjs: point decisions a second on one core, each with its request built and one reason read, against the reference
// evaluator in the same run. Needs `npm run build`.
import { world } from './decisions/world.mjs';

const dist = new URL('../dist/iam/', import.meta.url);
const load = (path) => import(new URL(path, dist));
const { compileLayers, decide } = await load('compiled/decide.js');
const { PreparedRequest } = await load('compiled/request.js');
const { referenceDecision } = await load('reference/reference-decision.js');
const { parsePolicy } = await load('parse.js');

const SECONDS = 3;
const { principals, requests } = world(7, parsePolicy);
const compiled = principals.map((layers) => compileLayers(layers));

/** One pass over all requests; the sum keeps the work from being left out. */
function pass() {
  let sum = 0;
  for (const { request, principal } of requests) {
    const decision = decide(new PreparedRequest(request), compiled[principal]);
    sum += decision.verdict.length + decision.layer.length + (decision.statement ?? 0);
  }
  return sum;
}

const time = (work) => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1_000;
};

const first = time(pass);
for (let i = 0; i < 5; i++) pass();
const rates = [];
for (let spent = 0; spent < SECONDS; ) {
  const took = time(pass);
  spent += took;
  rates.push(requests.length / took);
}
rates.sort((a, b) => a - b);
const rate = rates[Math.floor(rates.length / 2)];

const sample = requests.filter((_, index) => index % 20 === 0);
const counts = {};
const baseline =
  sample.length /
  time(() => {
    for (const { request, principal } of sample) {
      const { verdict } = referenceDecision(request, principals[principal]);
      counts[verdict] = (counts[verdict] ?? 0) + 1;
      if (verdict !== decide(new PreparedRequest(request), compiled[principal]).verdict) throw new Error('the evaluators disagree');
    }
  });

const whole = (n) => Math.round(n).toLocaleString('en');
const shares = Object.entries(counts).map(([verdict, n]) => `${verdict} ${((100 * n) / sample.length).toFixed(0)} %`);
console.log(
  `decisions: ${whole(rate)} a second (worst pass ${whole(rates[0])}, first pass ${whole(requests.length / first)}), reference evaluator ${whole(baseline)}, ratio ${(rate / baseline).toFixed(0)}`,
);
console.log(
  `decisions on ${whole(requests.length)} requests of ${principals.length} role sessions under 12 policies of 10 statements (7 identity, boundary, 3 SCP levels, resource policy): ${shares.join(', ')}`,
);
