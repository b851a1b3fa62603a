import type { ScanReport } from '../scan-report.ts';
import { buildPageData } from './build-page-data.ts';
import { chainsSection } from './chains-section.ts';
import { checksSection } from './checks-section.ts';
import { coverageSection } from './coverage-section.ts';
import { embedJson } from './embed-json.ts';
import { externalSection } from './external-section.ts';
import { findingsSection } from './findings-section.ts';
import { PAGE } from './generated/page.ts';
import { holdersSection } from './holders-section.ts';
import { html, type Markup, trusted } from './markup.ts';
import { masthead } from './masthead.ts';
import { openSection } from './open-section.ts';
import { trapsSection } from './traps-section.ts';
import { WAY_FILLS } from './way-bar.ts';

/**
 * Nothing is loaded, nothing is sent, nothing runs but the one script that is named by its hash, and no text can become markup, whatever the
 * names in a snapshot hold (W3C, "Content Security Policy Level 3", "Trusted Types").
 */
const POLICY = [
  "default-src 'none'",
  `script-src '${PAGE.scriptHash}'`,
  `style-src '${PAGE.styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** A scan as one page that needs nothing beside itself. */
export function renderPage(report: ScanReport): string {
  const sections = SECTIONS.map(([id, title, section]) => ({ id, title, body: section(report) })).filter(({ body }) => body.markup !== '');
  const of = report.organization?.id ?? report.snapshot;
  const page = html`<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><meta name="generator" content="Mantlet ${report.mantlet}">
<title>AI permissions of ${of}</title><style>${trusted(PAGE.style)}</style></head>
<body><a class="skip" href="#main">Skip to the content</a>
${WAY_FILLS}
<nav class="top" aria-label="Sections"><a class="brand" href="#overview">Mantlet</a><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul><button type="button" id="theme" class="plain" hidden>Theme</button></nav>
<main id="main" tabindex="-1">
${masthead(report)}
${sections.map(({ body }): Markup => body)}
</main>
<footer><p>Made from files alone; this page loads nothing and sends nothing. Names in it are as they stand in the snapshot.</p></footer>
<dialog id="panel" aria-labelledby="panel-title"></dialog>
<script type="application/json" id="data">${trusted(embedJson(buildPageData(report)))}</script>
<script>${trusted(PAGE.script)}</script></body></html>`;
  return `<!doctype html>\n${page.markup}\n`;
}

const SECTIONS: readonly (readonly [id: string, title: string, section: (report: ScanReport) => Markup])[] = [
  ['holders', 'Who holds what', holdersSection],
  ['chains', 'Chains', chainsSection],
  ['findings', 'Findings', findingsSection],
  ['traps', 'Traps', trapsSection],
  ['outsiders', 'Outsiders', externalSection],
  ['checks', 'Checks', checksSection],
  ['frameworks', 'Frameworks', coverageSection],
  ['open', 'Not known', openSection],
];
