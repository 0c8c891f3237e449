// One page of each kind of a built site, in every way a reader may have it: `node kinds.mjs FOLDER [PICTURES]`.
//
// The keyboard alone, links that are clicked when the site is opened from a folder, forced colours, more contrast, less
// motion, paper, and no style at all. With PICTURES, each page in light and dark, wide and narrow, on paper, in forced
// colours, with more contrast and without style, and an index.html to look at them.
// It knows what a page says that it is (`<body data-page>`), and nothing about missions.

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, openAll, sideways } from './looking.mjs';
import { Facts, oneOfEach, readSite, short, urlPath, walk } from './pages.mjs';
import { serve } from './serve.mjs';

const [folderArgument, picturesArgument] = process.argv.slice(2);
if (!folderArgument) {
  console.error('usage: node kinds.mjs FOLDER [PICTURES]');
  process.exit(2);
}
const folder = resolve(folderArgument);
const pictures = picturesArgument && resolve(picturesArgument);
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** As wide as an A4 sheet between our margins. */
const SHEET = { width: 688, height: 1000 };
const SHEETS_MAX = { report: 80 };

const facts = new Facts();
const { check, lap } = facts;
const { pages } = await readSite(folder);
const first = pages.find((it) => it.name === 'index.html')?.lang;
const list = oneOfEach(pages, first);
const { origin, close } = await serve(folder);
const browser = await launch();
const atRoot = (it) => `${origin}/${urlPath(it.name)}`;
const asFile = (it) => pathToFileURL(join(folder, it.name)).href;

// ---- a click on a link, opened from a folder ----

await walk(browser, facts, list.filter((it) => it.placed), { viewport: DESK }, asFile, async (page, it) => {
  const target = page.locator('nav a[href]:visible').filter({ hasNot: page.locator('[aria-current=page]') }).first();
  const expected = await target.evaluate((a) => a.href);
  await Promise.all([page.waitForURL(expected, { timeout: 5000 }).catch(() => undefined), target.click()]);
  check(page.url() === expected && (await page.locator('h1').count()) === 1, it.name, 'a click on a link works when opened as a file', `${page.url()} instead of ${expected}`);
});

// ---- the keyboard ----

/** Runs in the page: where the keyboard is, whether that can be seen, and nothing lies over it. How large it is, axe asks on every page. */
const stop = () => {
  const e = document.activeElement;
  // After the last thing comes the browser's own, and then the first thing again.
  globalThis.visited ??= new Set();
  if (!e || e === document.body || globalThis.visited.has(e)) return undefined;
  globalThis.visited.add(e);
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  const over = document.elementFromPoint(Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), Math.min(Math.max(box.top + Math.min(box.height, 20) / 2, 0), innerHeight - 1));
  const wrapped = e.getClientRects().length > 1;
  return {
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.height > 0,
    free: wrapped || !over || e.contains(over) || over.contains(e) || Boolean(e.closest('svg')),
    inside: box.top < innerHeight && box.bottom > 0,
    what: `${e.outerHTML.replace(/\s+/g, ' ').slice(0, 110)} (${box.width.toFixed(0)} × ${box.height.toFixed(0)}, outline ${style.outlineStyle} ${style.outlineWidth})`,
  };
};

await walk(browser, facts, list, { viewport: DESK }, atRoot, async (page, it) => {
  const { name } = it;
  await page.keyboard.press('Tab');
  const skip = await page.evaluate(() => {
    const e = document.activeElement;
    const box = e.getBoundingClientRect();
    return { skip: e.matches('a[href^="#"]') && document.querySelector(e.getAttribute('href')) === document.querySelector('main'), shown: box.top >= 0 && box.left >= 0 && box.width > 24 && box.height >= 24 };
  });
  check(skip.skip && skip.shown, name, 'the first Tab shows the way past the menu', () => JSON.stringify(skip));
  await page.keyboard.press('Enter');
  check(await page.evaluate(() => document.activeElement === document.querySelector('main') || location.hash !== ''), name, 'the way past the menu goes to the content');
  await page.goto(page.url().replace(/#.*/, ''));
  await page.evaluate(openAll);
  // What scrolls must be reachable: each region that is wider or higher than its box.
  const stuck = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((e) => /auto|scroll/.test(getComputedStyle(e).overflowX + getComputedStyle(e).overflowY) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) && e.tabIndex < 0).map((e) => e.outerHTML.slice(0, 100)));
  check(stuck.length === 0, name, 'what scrolls can be reached', stuck.join('\n'));
  const wanted = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((e) => e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true })).length);
  const bad = [];
  let stops = 0;
  for (; stops < wanted + 20; stops += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(stop);
    if (!at) break;
    for (const [holds, what] of [[at.outlined, 'no outline'], [at.free, 'covered'], [at.inside, 'out of sight']]) if (!holds) bad.push(`${what}: ${at.what}`);
  }
  check(stops === wanted, name, 'Tab comes to everything once and out again', `${stops} stops, ${wanted} things`);
  check(bad.length === 0, name, 'each stop shows itself, and nothing lies over it', [...new Set(bad)].slice(0, 6).join('\n'));
});
lap(`clicks and the keyboard on ${list.length} pages`);

// ---- settings of the reader ----

/** Runs in the page: the text that is shown. */
const words = () => (document.querySelector('main')?.innerText ?? '').replace(/\s+/g, ' ').trim();
/** Runs in the page: what is drawn larger than its words need, when no style holds it. */
const huge = () => [...document.querySelectorAll('svg')].filter((e) => !e.parentElement.closest('svg') && e.checkVisibility() && e.getBoundingClientRect().width > 100 && !e.querySelector('text, path, line, circle, rect')).map((e) => e.outerHTML.slice(0, 100));
const unstyle = () => { for (const sheet of document.styleSheets) sheet.disabled = true; };

await walk(browser, facts, list, { viewport: DESK, colorScheme: 'dark', forcedColors: 'active' }, atRoot, async (page, it) => {
  await page.emulateMedia({ forcedColors: 'active', contrast: 'no-preference' });
  check(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), it.name, 'is seen in forced colours');
  // In forced colours a box without a border is no box: what is chosen must not be told by a ground alone.
  const text = await page.evaluate(words);
  await page.emulateMedia({ forcedColors: 'none', contrast: 'more' });
  check(await page.evaluate(() => matchMedia('(prefers-contrast: more)').matches), it.name, 'is seen with more contrast');
  check((await page.evaluate(words)) === text, it.name, 'says the same with more contrast as in forced colours');
  // Everything is still there when a reader's own style replaces ours.
  await page.evaluate(unstyle);
  const big = await page.evaluate(huge);
  check(big.length === 0, it.name, 'no icon fills the page without our style', big.slice(0, 3).join('\n'));
  const bare = await page.evaluate(words);
  check(bare.length >= text.length * 0.98, it.name, 'says as much without our style', `${bare.length} of ${text.length} letters`);
});
// Somebody who gets ill from motion: nothing may move for them. Others see no more than a short change of colour.
await walk(browser, facts, list, { viewport: DESK, reducedMotion: 'reduce' }, atRoot, async (page, it) => {
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((e) => {
    const s = getComputedStyle(e);
    const long = (times) => times.split(',').some((t) => parseFloat(t) * (t.includes('ms') ? 1 : 1000) > 10);
    return (s.animationName !== 'none' && long(s.animationDuration)) || (s.transitionProperty !== 'none' && long(s.transitionDuration)) || s.scrollBehavior === 'smooth';
  }).map((e) => e.outerHTML.slice(0, 80)));
  check(moving.length === 0, it.name, 'nothing moves for somebody who asked for less motion', moving.slice(0, 3).join('\n'));
});
// Paper: nobody can open, scroll or follow a link there.
const sheets = new Map();
await walk(browser, facts, list, { viewport: SHEET }, atRoot, async (page, it) => {
  await page.emulateMedia({ media: 'print' });
  const wide = await page.evaluate(sideways);
  check(wide === undefined, it.name, 'is no wider than the paper', wide);
  const menu = await page.evaluate(() => [...document.querySelectorAll('nav')].filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.getAttribute('aria-label') && e.closest('body > header')).length);
  check(menu === 0, it.name, 'prints no menu');
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const count = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  const size = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)/.exec(pdf);
  sheets.set(it.name, count);
  check(count >= 1 && count <= (SHEETS_MAX[it.kind] ?? 16), it.name, 'prints on a sane number of sheets', `${count}`);
  check(size && Math.abs(size[1] - 595) < 3 && Math.abs(size[2] - 842) < 3, it.name, 'prints on A4', () => String(size?.slice(1)));
});
lap('forced colours, more contrast, less motion, no style, paper');
const thickest = [...sheets].sort((a, b) => b[1] - a[1]).slice(0, 3);
console.log(`    most sheets of paper: ${thickest.map(([name, count]) => `${count} (${name})`).join(', ')}`);

// ---- pictures for people ----

const MODES = [
  ['light-1280', { viewport: DESK, colorScheme: 'light' }], ['dark-1280', { viewport: DESK, colorScheme: 'dark' }],
  ['light-390', { viewport: PHONE, colorScheme: 'light' }], ['dark-390', { viewport: PHONE, colorScheme: 'dark' }],
  ['print', { viewport: SHEET, colorScheme: 'light' }, (page) => page.emulateMedia({ media: 'print' })],
  ['forced', { viewport: DESK, colorScheme: 'dark', forcedColors: 'active' }],
  ['contrast', { viewport: DESK, colorScheme: 'light', contrast: 'more' }],
  ['no-style', { viewport: DESK, colorScheme: 'light' }, (page) => page.evaluate(unstyle)],
];

if (pictures) {
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  for (const [mode, options, change] of MODES) {
    await walk(browser, facts, list, options, atRoot, async (page, it) => {
      await change?.(page);
      // What waits until it is scrolled to is not there for a picture.
      await page.evaluate(async () => { for (const img of document.images) img.loading = 'eager'; await Promise.all([...document.images].map((img) => img.decode().catch(() => undefined))); await document.fonts.ready; });
      await page.screenshot({ path: join(pictures, `${it.kind}-${short(it.name)}.${mode}.png`), fullPage: true });
    });
    lap(`pictures of ${list.length} pages, ${mode}`);
  }
  const rows = list.map((it) => `<tr><th>${it.kind}<br><small>${it.name}</small></th>${MODES.map(([mode]) => `<td><a href="${it.kind}-${short(it.name)}.${mode}.png"><img src="${it.kind}-${short(it.name)}.${mode}.png" alt="${mode}" loading="lazy"></a></td>`).join('')}</tr>`);
  await writeFile(join(pictures, 'index.html'), `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pages as readers have them</title><style>body{font:14px sans-serif}td{vertical-align:top;max-width:18vw;height:50vh;overflow:hidden;display:inline-block}th{text-align:left;vertical-align:top}img{width:100%;border:1px solid #999}</style><table><tr><th>page</th>${MODES.map(([mode]) => `<th>${mode}</th>`).join('')}</tr>${rows.join('\n')}</table>`);
  console.log(`    to look at: ${join(pictures, 'index.html')}`);
}

await browser.close();
close();
facts.end();
