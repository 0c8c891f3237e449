// What every look in a browser shares: the browser itself, axe, and questions that are asked in a page.
// It knows nothing about pejl.

import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
/** `require` among the packages that tests/run installed. */
export const tools = createRequire(join(here, '.tools', 'package.json'));
const { chromium } = tools('playwright-core');
const axe = await readFile(tools.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Nothing may answer but this machine: a request that leaves the site is seen, counted and goes nowhere.
export const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'];
export const CHROMIUM = process.env.PEJL_CHROMIUM ?? '/usr/bin/chromium';

export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** Runs in the page: what sticks out to the right. */
export const sideways = () => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return undefined;
  const scrolls = (e) => e && e !== document.body && (/auto|scroll|hidden/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
  return [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(e.parentElement))
    .slice(0, 4).map((e) => `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') ?? ''}"> ${(e.textContent ?? '').trim().slice(0, 60)}`).join('\n') || `${root.scrollWidth} px wide`;
};

/** Runs in the page: words that their own box cuts off. What only a screen reader should find is small on purpose. */
export const cutOff = () => [...document.querySelectorAll('body *')].filter((e) => {
  const style = getComputedStyle(e);
  if (!/hidden|clip/.test(style.overflowX + style.overflowY) || e.closest('svg') || !e.textContent.trim()) return false;
  if (e.clientWidth <= 1 || e.clientHeight <= 1 || style.clipPath !== 'none' || parseFloat(style.textIndent) < -99 || !e.checkVisibility({ visibilityProperty: true })) return false;
  return e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
}).slice(0, 4).map((e) => `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') ?? ''}"> ${e.textContent.trim().slice(0, 60)}`).join('\n') || undefined;

/** Runs in the page: opens what can be opened. */
export const openAll = () => document.querySelectorAll('details').forEach((d) => { d.open = true; });

/** Runs in the page: a style sheet above all others. */
export const override = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];
};
/** What a reader may set who needs more space between letters, words and lines (WCAG 1.4.12). */
export const SPACED = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important} p{margin-block-end:2em!important}';

/** The rules of axe that look at colours. */
export const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds on a page, with everything opened; undefined when it finds nothing. `rules`: only these. */
export async function violations(page, rules) {
  await page.evaluate(openAll);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const found = await page.evaluate((only) => globalThis.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), rules ? { type: 'rule', values: rules } : TAGS);
  if (found.violations.length === 0) return undefined;
  return found.violations.map((v) => `${v.id} (${v.impact}): ${v.help}\n` + v.nodes.slice(0, 3).map((n) => `  ${n.html.slice(0, 140)}\n  ${(n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? ''}`).join('\n')).join('\n');
}
