import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Colours of a theme by name. */
function themes(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const folder = new URL('page/style/', import.meta.url);
  const [base, print] = ['1-base.css', '7-print.css'].map((file) => readFileSync(new URL(file, folder), 'utf8')) as [string, string];
  const blocks: readonly (readonly [string, string, RegExp])[] = [
    ['light', base, /^:root \{([^}]*)\}/m],
    ['dark by the system', base, /:root:not\(\[data-theme='light'\]\) \{([^}]*)\}/],
    ['dark by choice', base, /^:root\[data-theme='dark'\] \{([^}]*)\}/m],
    ['paper', print, /:root\[data-theme='dark'\] \{([^}]*)\}/],
  ];
  return new Map(
    blocks.map(([name, text, block]) => {
      const body = block.exec(text)?.[1] ?? '';
      return [name, new Map([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, key = '', value = '']) => [key, value]))];
    }),
  );
}

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [a, b].map(luminance).sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
function luminance(colour: string): number {
  const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
}

/** Text and what it stands on: 4.5 (WCAG 2.2, 1.4.3); marks and edges of fields: 3 (1.4.11). */
const PAIRS: readonly (readonly [number, string, string])[] = [
  ...['ink', 'quiet', 'link', 'medium', 'good', 'critical', 'high'].map((text) => [4.5, text, 'paper'] as const),
  ...['ink', 'quiet', 'link'].map((text) => [4.5, text, 'raised'] as const),
  ...['h1', 'h2', 'h3'].map((shade) => [4.5, 'on-light', shade] as const),
  ...['h4', 'h5'].map((shade) => [4.5, 'on-dark', shade] as const),
  ...['critical', 'high'].map((severity) => [4.5, 'on-severity', severity] as const),
  ...['way', 'edge', 'focus'].map((mark) => [3, mark, 'paper'] as const),
];

test.each([...themes()])('every colour that carries meaning can be told from what it stands on: %s', (name, colours) => {
  const weak = PAIRS.flatMap(([least, text, ground]) => {
    const [a, b] = [colours.get(text), colours.get(ground)];
    if (a === undefined || b === undefined) return text === 'focus' && name === 'paper' ? [] : [`${text} or ${ground} is missing`];
    const ratio = contrast(a, b);
    return ratio < least ? [`${text} on ${ground}: ${ratio.toFixed(2)}`] : [];
  });
  expect(weak).toEqual([]);
});

test('both ways to be dark are the same', () => {
  expect(themes().get('dark by the system')).toEqual(themes().get('dark by choice'));
});

test('planted grey on grey is found', () => {
  expect(contrast('#777777', '#888888')).toBeLessThan(1.3);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});
