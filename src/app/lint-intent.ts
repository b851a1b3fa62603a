import { readFileSync } from 'node:fs';
import type { Intent } from '../estate/intent.ts';
import type { LintedPolicy } from '../firewall/lint.ts';
import { lints } from '../firewall/lints/index.ts';
import { parsePolicy } from '../iam/parse.ts';
import type { ReportLint } from '../report/lint-report.ts';
import { positionInText } from '../snapshot/locate.ts';
import { openIntent } from './open-intent.ts';

/**
 * Looks for traps in `mantlet.yaml`: whom it exempts becomes an exemption of organisation policies, and is looked at as one. Throws an
 * `IntentError` where it cannot be read.
 */
export async function lintIntent(file: string): Promise<readonly ReportLint[]> {
  const intent = await openIntent(file);
  const text = readFileSync(file, 'utf8');
  return exemptingOf(intent).flatMap(({ where, patterns }) => patterns.flatMap((pattern) => lintPattern(pattern, where, file, text)));
}

interface Exempting {
  /** As the file names it. */
  readonly where: string;
  /** ARN patterns of principals. */
  readonly patterns: readonly string[];
}

const exemptingOf = ({ breakGlass, firewall, exemptions, useCases = [] }: Intent): readonly Exempting[] => [
  { where: 'breakGlass', patterns: breakGlass },
  { where: 'firewall.deployers', patterns: firewall.deployers },
  { where: 'firewall.grants', patterns: firewall.grants },
  ...exemptions.map(({ identities }, index) => ({ where: `exemptions[${index}].identities`, patterns: identities })),
  ...useCases.map(({ name, identities }) => ({ where: `useCases ${name}`, patterns: identities })),
];

function lintPattern(pattern: string, where: string, file: string, text: string): readonly ReportLint[] {
  const document = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Deny', Action: 'bedrock:DeleteGuardrail', Resource: '*', Condition: { ArnNotLike: { 'aws:PrincipalArn': pattern } } },
    ],
  };
  const written = JSON.stringify(document).length;
  const linted: LintedPolicy = {
    type: 'scp',
    policy: parsePolicy(document, 'scp', { name: file }),
    written,
    minified: written,
    ascii: true,
  };
  const offset = text.indexOf(pattern);
  const place = offset < 0 ? undefined : positionInText(text, offset);
  return lints.flatMap((lint) =>
    [...lint.check(linted)]
      // what stands in the condition stands in the file
      .filter(({ path }) => path[0] === 'Condition')
      .map(({ message, fix }) => ({
        lint: lint.id,
        severity: lint.severity,
        file,
        line: place?.line,
        column: place?.column,
        policy: where,
        type: 'intent' as const,
        statement: undefined,
        sid: undefined,
        message,
        fix,
      })),
  );
}
