// node bench/worst-glob.mjs: the slowest that a policy of 6,144 characters can make one match of its longest glob, against texts made for it.
// Needs `npm run build`.
const dist = new URL('../dist/iam/', import.meta.url);
const load = (path) => import(new URL(path, dist));
const { compileGlob, matchesGlob } = await load('glob.js');
const { decideRequest } = await load('compiled/decide.js');
const { parseEvaluationInput } = await load('evaluation-input.js');

/** Characters of a managed policy (IAM and AWS STS quotas); the longest pattern is the whole policy. */
const POLICY = 6_144;
const fill = (unit, length) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
/** A run of text, the stars and question marks of which the pattern is made, cut to the size of a policy. */
const PATTERNS = [
  ...[1, 2, 3, 8, 32, 128, 512, 1_024, 3_000].flatMap((run) => [
    fill(`*${fill('a', run)}`, POLICY - 1) + 'b',
    fill(`*${fill('a?', run)}`, POLICY - 1) + 'b',
    fill(`*${fill('?', run)}a`, POLICY - 1) + 'b',
    fill(`*${fill('a', run)}b`, POLICY),
    fill(`*?${fill('a', run)}b?`, POLICY),
    fill(`*${fill('?a', run)}b`, POLICY),
    fill(`*${fill('ab', run)}c`, POLICY),
  ]),
  ...[256, 1_000, 2_000, 4_000].flatMap((run) => [
    `*${fill('a', run)}b*`,
    `*${fill('a?', run)}b*`,
    `*${fill('?', run)}b*`,
    `*${fill('ab?', run)}c*`,
  ]),
  fill('*', POLICY),
  fill('?', POLICY),
  fill('*?', POLICY),
];
/** ARNs have up to 2,048 characters, keys of objects 1,024 bytes; longer texts are for values of conditions. */
const LENGTHS = [1_000, 2_048, 6_144, 8_192];
const TEXTS = LENGTHS.flatMap((length) => [
  fill('a', length),
  fill('ab', length),
  `${fill('a', length - 1)}b`,
  fill('aab', length),
  `${fill('a', length / 2)}${fill('ab', length / 2)}`,
]);

const time = (work) => {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
};

const globs = PATTERNS.map((pattern) => ({ pattern, glob: compileGlob(pattern) }));
for (const length of LENGTHS) {
  let worst = { took: 0, pattern: '' };
  for (const { pattern, glob } of globs) {
    for (const text of TEXTS.filter((one) => one.length === length)) {
      const took = time(() => matchesGlob(glob, text));
      if (took > worst.took) worst = { took, pattern };
    }
  }
  console.log(
    `worst glob on a text of ${length}: ${worst.took.toFixed(3)} ms, \`${worst.pattern.slice(0, 12)}...\` of ${worst.pattern.length} characters`,
  );
}

/** The same pattern in a policy, as a resource and as the value of a condition. */
function decisionOf(pattern, text) {
  const statement = {
    Effect: 'Allow',
    Action: 's3:*',
    Resource: `arn:aws:s3:::${pattern}`,
    Condition: { StringNotLike: { 'aws:UserAgent': pattern } },
  };
  const { request, layers } = parseEvaluationInput({
    request: {
      principal: { type: 'user', arn: 'arn:aws:iam::111122223333:user/u', account: '111122223333' },
      action: 's3:GetObject',
      resource: { arn: `arn:aws:s3:::${text}`, account: '111122223333' },
      context: { 'aws:UserAgent': text },
    },
    policies: { identity: { Version: '2012-10-17', Statement: statement } },
  });
  return time(() => decideRequest(request, layers));
}

console.log(
  `worst decision of a policy with such globs: ${Math.max(...PATTERNS.map((pattern) => decisionOf(pattern, fill('a', 2_048)))).toFixed(3)} ms`,
);
