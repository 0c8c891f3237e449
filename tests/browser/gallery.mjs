// Looks at every figure of a built gallery in a real browser: `node gallery.mjs FOLDER [SCREENSHOTS]`.
//
// On the real layout, wide and narrow, at 100 % and 200 % text, and on paper: no two words of a drawing lie on each
// other, none is cut off or leaves its drawing, nothing scrolls sideways. axe on every page in light and on every page
// with drawings in dark, forced colours, and a walk with the keyboard. With SCREENSHOTS, which tests/run does not ask
// for, also pictures for people: every page and sheets of all figures, in light, dark, forced colours, without colour,
// as seen by people who are colour-blind, with more contrast, and on paper.
// It knows what a figure is in a page (`figure`, `.plot`, `svg`), and nothing about missions.
//   PEJL_ONLY=part of a page's path: only these pages.   PEJL_MODES=light-1280,dark-360: only these pictures.
//   PEJL_STEPS=layout,axe,forced,print,keyboard,pictures: only these looks. Without them everything.

import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { launch, override, sideways, violations } from './looking.mjs';
import { serve } from './serve.mjs';

const [folderArgument, shotsArgument] = process.argv.slice(2);
if (!folderArgument) {
  console.error('usage: node gallery.mjs FOLDER [SCREENSHOTS]');
  process.exit(2);
}
const folder = resolve(folderArgument);
const shots = shotsArgument && resolve(shotsArgument);
const WORKERS = 2;
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };
const DARK = { width: 390, height: 844 };
const LEAST = { width: 320, height: 640 };
const asked = (step) => !process.env.PEJL_STEPS || process.env.PEJL_STEPS.split(',').includes(step);

let passed = 0;
const failures = [];
/** One fact about one page. */
function check(holds, page, what, detail = '') {
  if (holds) passed += 1;
  else failures.push(`${page}: ${what}${detail ? `\n    ${String(detail).replaceAll('\n', '\n    ')}` : ''}`);
}

const files = await readdir(folder, { recursive: true });
const pages = [];
for (const file of files.filter((it) => it.endsWith('.html')).sort()) {
  const name = relative(folder, join(folder, file)).split(sep).join('/');
  const text = await readFile(join(folder, file), 'utf8');
  if (!/http-equiv="refresh"/.test(text) && name.includes(process.env.PEJL_ONLY ?? '')) pages.push(name);
}
const gallery = pages.filter((it) => /(^|\/)galleri-/.test(it));
if (gallery.length === 0) {
  console.error(`no pages of a gallery in ${folder}`);
  process.exit(2);
}
/** Pages with drawings: all of the gallery, and in the first language also indicators, missions and the others. */
const drawn = pages.filter((it) => gallery.includes(it) || !/^en\//.test(it));

const { origin, close } = await serve(folder);
const browser = await launch();
const address = (name) => `${origin}/${name.replace(/(^|\/)index\.html$/, '$1')}`;
const short = (name) => name.replace(/(\/index)?\.html$/, '').replaceAll('/', '-') || 'index';

/** `look(page, name)` for every name, in pages of their own. */
async function walk(names, options, look) {
  const queue = [...names];
  const worker = async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      try {
        await page.goto(address(name), { waitUntil: 'load' });
        await page.evaluate(() => document.fonts.ready);
        await look(page, name);
      } catch (e) {
        check(false, name, 'could not be looked at', e.message);
      }
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
}

let started = Date.now();
const lap = (what) => {
  console.log(`  ${what}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  started = Date.now();
};

// ---- the real layout ----

/** Runs in the page: what is wrong with the words of its drawings. */
const words = () => {
  const wrong = [];
  // An eighth of the reader's letter: nobody sees it, and no two machines agree on less.
  const least = parseFloat(getComputedStyle(document.documentElement).fontSize) / 8;
  // Around paper there is a margin, around a window there is nothing.
  const width = document.documentElement.clientWidth + (matchMedia('print').matches ? least : 0);
  const say = (e) => `“${e.textContent.trim().slice(0, 40)}”`;
  const drawings = [...document.querySelectorAll('main svg')].filter((e) => !e.parentElement.closest('svg') && e.querySelector('text') && e.checkVisibility({ visibilityProperty: true }));
  let count = 0;
  for (const svg of drawings) {
    const figure = svg.closest('figure');
    const where = figure?.querySelector('figcaption')?.textContent.trim().slice(0, 50) ?? svg.closest('li, article, section')?.textContent.trim().slice(0, 50) ?? '';
    const frame = (svg.closest('.plot') ?? svg).getBoundingClientRect();
    const boxes = [];
    for (const text of svg.querySelectorAll('text')) {
      const style = getComputedStyle(text);
      if (!text.checkVisibility({ visibilityProperty: true }) || style.opacity === '0' || !text.textContent.trim()) continue;
      // Words in two lines are two boxes. A box is as high as the font allows; letters are less.
      const spans = [...text.querySelectorAll('tspan')];
      for (const part of spans.length > 1 ? spans : [text]) {
        const box = part.getBoundingClientRect();
        if (!(box.width > 0)) continue;
        count += 1;
        boxes.push({ part, left: box.left, right: box.right, top: box.top + box.height * 0.22, bottom: box.bottom - box.height * 0.18 });
      }
    }
    for (const [at, one] of boxes.entries()) {
      if (one.left < -0.5 || one.right > width + 0.5) wrong.push(`${where}: ${say(one.part)} leaves the window (${one.left.toFixed(0)} to ${one.right.toFixed(0)} of ${width})`);
      else if (one.left < frame.left - least || one.right > frame.right + least || one.top < frame.top - least || one.bottom > frame.bottom + least) {
        wrong.push(`${where}: ${say(one.part)} leaves its drawing (${(one.left - frame.left).toFixed(0)} ${(one.top - frame.top).toFixed(0)} to ${(one.right - frame.right).toFixed(0)} ${(one.bottom - frame.bottom).toFixed(0)})`);
      }
      for (let e = svg.parentElement; e && e !== document.body; e = e.parentElement) {
        if (getComputedStyle(e).overflowX === 'visible') continue;
        const clip = e.getBoundingClientRect();
        const scrolls = e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX);
        if (!scrolls && (one.left < clip.left - 0.5 || one.right > clip.right + 0.5)) wrong.push(`${where}: ${say(one.part)} is cut off`);
      }
      for (const other of boxes.slice(at + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 1 && down > 1) wrong.push(`${where}: ${say(one.part)} lies on ${say(other.part)} (${across.toFixed(0)} × ${down.toFixed(0)} px)`);
      }
    }
  }
  return { wrong, count, drawings: drawings.length };
};

/** Runs in the page: shapes and words of drawings that have the colour of what they lie on. */
const vanished = () => {
  const back = getComputedStyle(document.body).backgroundColor;
  const gone = (colour) => colour === 'none' || colour === back || /, 0\)$|^transparent$/.test(colour);
  return [...document.querySelectorAll('main svg:is(figure *) :is(text, path, line, polyline, circle, rect)')].filter((e) => !e.closest('defs, symbol') && e.checkVisibility({ visibilityProperty: true })).filter((e) => {
    const style = getComputedStyle(e);
    const stroke = style.strokeWidth !== '0px' && !gone(style.stroke);
    // The hole of a ring is drawn upon the ring.
    const hole = e.matches('path') && [...e.parentElement.children].some((it) => it !== e && it.getAttribute('d') === e.getAttribute('d') && !gone(getComputedStyle(it).stroke));
    return !stroke && gone(style.fill) && !hole;
  }).map((e) => `${e.tagName} class="${e.getAttribute('class') ?? ''}" fill ${getComputedStyle(e).fill} stroke ${getComputedStyle(e).stroke}`);
};

let seen = { words: 0, drawings: 0 };
const SIZES = [['wide', WIDE, 100], ['narrow', NARROW, 100], ['320 px', LEAST, 100], ['wide, text 200 %', WIDE, 200], ['640 px, text 200 %', { width: 640, height: 800 }, 200]];
if (asked('layout')) await walk(drawn, { viewport: WIDE }, async (page, name) => {
  // So they say the same without JavaScript.
  check(await page.evaluate(() => document.querySelectorAll('script:not([type="application/ld+json"]), [onclick], [onload]').length === (document.body.dataset.page === 'search' ? 1 : 0)), name, 'has no script, but the search page its own');
  for (const [mode, viewport, percent] of SIZES) {
    await page.setViewportSize(viewport);
    await page.evaluate(override, percent === 100 ? '' : `html{font-size:${percent}%}`);
    const found = await page.evaluate(words);
    seen = { words: seen.words + found.count, drawings: seen.drawings + found.drawings };
    check(found.wrong.length === 0, name, `${found.wrong.length} words of drawings are badly placed, ${mode}`, found.wrong.slice(0, 6).join('\n'));
    const wide = await page.evaluate(sideways);
    check(wide === undefined, name, `does not scroll sideways, ${mode}`, wide);
  }
});
lap(`${drawn.length} pages with ${seen.drawings} drawings and ${seen.words} words in ${SIZES.length} sizes`);
if (asked('layout')) check(seen.drawings > gallery.length, 'the gallery', 'has drawings', `${seen.drawings}`);

if (asked('axe')) await walk(pages, { viewport: WIDE, colorScheme: 'light' }, async (page, name) => {
  const found = await violations(page);
  check(found === undefined, name, 'axe, light 1280 px', found);
});
lap(`axe on ${pages.length} pages, light`);
if (asked('axe')) await walk(drawn, { viewport: DARK, colorScheme: 'dark' }, async (page, name) => {
  const found = await violations(page);
  check(found === undefined, name, 'axe, dark 390 px', found);
});
lap(`axe on ${drawn.length} pages, dark`);

// Forced colours: what is drawn is still there, in the colours that the reader chose.
if (asked('forced')) await walk(gallery.filter((it) => !/^en\//.test(it)), { viewport: NARROW, colorScheme: 'dark', forcedColors: 'active' }, async (page, name) => {
  const lost = await page.evaluate(vanished);
  check(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), name, 'is seen in forced colours');
  check(lost.length === 0, name, 'nothing drawn vanishes in forced colours', [...new Set(lost)].slice(0, 5).join('\n'));
});
lap('forced colours');

// Paper: as wide as an A4 sheet between our margins; nobody can open or scroll there.
if (asked('print')) await walk(drawn, { viewport: { width: 688, height: 1000 } }, async (page, name) => {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(words);
  check(found.wrong.length === 0, name, `${found.wrong.length} words of drawings are badly placed on paper`, found.wrong.slice(0, 6).join('\n'));
  const wide = await page.evaluate(sideways);
  check(wide === undefined, name, 'is no wider than the paper', wide);
});
lap('print');

// ---- the keyboard ----

if (asked('keyboard')) await walk(gallery.filter((it) => !/^en\//.test(it)), { viewport: WIDE }, async (page, name) => {
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
  // What scrolls must be reachable: each region that is wider or higher than its box.
  const unreachable = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((e) => /auto|scroll/.test(getComputedStyle(e).overflowX + getComputedStyle(e).overflowY) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) && e.tabIndex < 0).map((e) => e.outerHTML.slice(0, 100)));
  check(unreachable.length === 0, name, 'what scrolls can be reached', unreachable.join('\n'));
  const bad = [];
  let stops = 0;
  for (; stops < 250; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return undefined;
      const s = getComputedStyle(e);
      const box = e.getBoundingClientRect();
      const inSentence = e.matches('a') && s.display === 'inline' && [...e.parentElement.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim().length > 1);
      return {
        outlined: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && box.width > 0,
        big: inSentence || (box.width >= 24 && box.height >= 23.9),
        what: `${e.outerHTML.slice(0, 110)} (${box.width.toFixed(0)} × ${box.height.toFixed(0)})`,
      };
    });
    if (!stop) break;
    if (!stop.outlined) bad.push(`no outline: ${stop.what}`);
    if (!stop.big) bad.push(`too small: ${stop.what}`);
  }
  check(stops > 3, name, 'can be walked with Tab', `${stops} stops`);
  check(bad.length === 0, name, 'each stop shows itself and is at least 24 px', [...new Set(bad)].slice(0, 5).join('\n'));
});
lap('keyboard');

// ---- pictures for people ----

const MODES = [
  ['light-1280', { viewport: WIDE, colorScheme: 'light' }], ['light-360', { viewport: NARROW, colorScheme: 'light' }], ['light-320', { viewport: LEAST, colorScheme: 'light' }],
  ['dark-1280', { viewport: WIDE, colorScheme: 'dark' }], ['dark-360', { viewport: NARROW, colorScheme: 'dark' }],
  ['forced-1280', { viewport: WIDE, colorScheme: 'dark', forcedColors: 'active' }], ['forced-light-360', { viewport: NARROW, colorScheme: 'light', forcedColors: 'active' }],
  ['grey-1280', { viewport: WIDE, colorScheme: 'light' }, { deficiency: 'achromatopsia' }], ['protanopia-1280', { viewport: WIDE, colorScheme: 'light' }, { deficiency: 'protanopia' }],
  ['deuteranopia-1280', { viewport: WIDE, colorScheme: 'light' }, { deficiency: 'deuteranopia' }], ['tritanopia-1280', { viewport: WIDE, colorScheme: 'light' }, { deficiency: 'tritanopia' }],
  ['grey-dark-1280', { viewport: WIDE, colorScheme: 'dark' }, { deficiency: 'achromatopsia' }],
  ['contrast-1280', { viewport: WIDE, colorScheme: 'light', contrast: 'more' }], ['print-794', { viewport: { width: 794, height: 1123 }, colorScheme: 'light' }, { media: 'print' }],
];

/** Pictures side by side on sheets, so that a person can look at all of them. */
async function sheets(mode, pictures, columns, rows) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
  const page = await context.newPage();
  const each = columns * rows;
  for (let at = 0; at < pictures.length; at += each) {
    const cells = pictures.slice(at, at + each).map(([name, png]) => `<div><p>${name}</p><img src="data:image/png;base64,${png.toString('base64')}"></div>`).join('');
    await page.setContent(`<style>body{margin:4px;display:grid;grid-template-columns:repeat(${columns},1fr);gap:6px;align-items:start;font:11px sans-serif;background:#999}div{background:#fff;border:1px solid #000;min-width:0}p{margin:1px 3px}img{max-width:100%;display:block}</style>${cells}`);
    await page.screenshot({ path: join(shots, 'sheets', `${mode}-${String(at / each + 1).padStart(2, '0')}.png`), fullPage: true });
  }
  await context.close();
}

if (shots && asked('pictures')) {
  const wanted = process.env.PEJL_MODES?.split(',');
  if (!wanted) await rm(shots, { recursive: true, force: true });
  await mkdir(join(shots, 'sheets'), { recursive: true });
  for (const [mode, options, more = {}] of MODES) {
    if (wanted && !wanted.includes(mode)) continue;
    const figures = new Map();
    await walk(gallery.filter((it) => !/^en\//.test(it)), options, async (page, name) => {
      if (more.media) await page.emulateMedia({ media: more.media });
      if (more.deficiency) {
        const session = await page.context().newCDPSession(page);
        await session.send('Emulation.setEmulatedVisionDeficiency', { type: more.deficiency });
      }
      await page.screenshot({ path: join(shots, `${short(name)}.${mode}.png`), fullPage: true });
      const found = [];
      const all = await page.locator('main figure').all();
      for (const [at, figure] of all.entries()) {
        if (await figure.isVisible()) found.push([`${short(name).replace('galleri-', '')} ${at + 1}`, await figure.screenshot()]);
      }
      figures.set(name, found);
      if (options.forcedColors) check(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), name, 'is seen in forced colours');
      if (options.contrast) check(await page.evaluate(() => matchMedia('(prefers-contrast: more)').matches), name, 'is seen with more contrast');
    });
    const narrow = options.viewport.width < 700;
    await sheets(mode, [...figures.entries()].sort(([a], [b]) => a.localeCompare(b)).flatMap(([, it]) => it), narrow ? 6 : 2, 3);
    lap(`pictures of ${figures.size} pages, ${mode}`);
  }
  await writeFile(join(shots, 'findings.txt'), failures.join('\n'));
}

await browser.close();
close();

for (const failure of failures) console.log(`FAIL ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
