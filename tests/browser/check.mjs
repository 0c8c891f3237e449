// Reads a built site as people do, in a real browser: `node check.mjs FOLDER [SCREENSHOTS]`.
//
// Every page: axe in light (1280 px) and dark (390 px), no sideways scrolling at 320 px, no errors on the console, no
// request that fails or leaves the site, at the root of a host and in a subfolder, without JavaScript, and links that
// lead somewhere over HTTP and from a folder. A page of each kind: keyboard, larger text, print, forced colours, pictures for people.
// It knows nothing about missions: it takes the folder as it is.

import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, sideways, violations } from './looking.mjs';
import { fileFor, serve } from './serve.mjs';

const [folderArgument, shotsArgument] = process.argv.slice(2);
if (!folderArgument) {
  console.error('usage: node check.mjs FOLDER [SCREENSHOTS]');
  process.exit(2);
}
const folder = resolve(folderArgument);
const shots = shotsArgument && resolve(shotsArgument);
const BELOW = '/under/mappe/';
// The search page has a sheet and a script of its own; searching.mjs looks at what the script does.
const LIMITS = { htmlGz: 30_000, cssGz: 8_000, requests: 6, searchRequests: 7, elements: 1_500 };
const searches = new Set();
const WORKERS = 2;

let passed = 0;
const failures = [];
const notes = [];
/** One fact about one page; the detail is only asked for when it does not hold. */
function check(holds, page, what, detail = '') {
  if (holds) {
    passed += 1;
  } else {
    const text = typeof detail === 'function' ? detail() : detail;
    failures.push(`${page}: ${what}${text ? `\n    ${String(text).replaceAll('\n', '\n    ')}` : ''}`);
  }
}

async function filesIn(dir, ending) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries.filter((e) => e.isFile() && e.name.endsWith(ending)).map((e) => relative(folder, join(e.parentPath ?? e.path, e.name)).split(sep).join('/')).sort();
}
const urlPath = (page) => page.replace(/(^|\/)index\.html$/, '$1').split('/').map(encodeURIComponent).join('/');

// A page that has moved only says where to; it is no page to read.
const pages = [];
const moved = [];
for (const name of await filesIn(folder, '.html')) {
  const text = await readFile(join(folder, name), 'utf8');
  const to = /<meta http-equiv="refresh" content="0; url=([^"]*)"/i.exec(text);
  if (to) moved.push([name, to[1].replaceAll('&amp;', '&')]);
  else pages.push(name);
}
if (pages.length === 0) {
  console.error(`no pages in ${folder}`);
  process.exit(2);
}

/** One page of each kind: the first of every top folder (below a language) and depth. */
function kinds() {
  const seen = new Map();
  for (const page of pages) {
    const parts = page.split('/');
    const lang = /^[a-z]{2}$/.test(parts[0]) && parts.length > 1 ? parts.shift() : '';
    const shape = `${lang}:${parts.length > 1 ? parts[0] : parts[0].replace(/^index$/, '')}:${parts.length}`;
    if (!seen.has(shape)) seen.set(shape, page);
  }
  // The first language before the others, the front page first, then as in the alphabet.
  return [...seen.values()].sort((a, b) => a.split('/').length - b.split('/').length || a.localeCompare(b)).sort((a, b) => /^[a-z]{2}\//.test(a) - /^[a-z]{2}\//.test(b));
}
const oneOfEach = kinds();
const spread = (list, n) => [...new Set(Array.from({ length: Math.min(n, list.length) }, (_, i) => list[Math.floor((i * list.length) / Math.min(n, list.length))]))];

const { origin, close } = await serve(folder, BELOW);
const browser = await launch();

/** Opens a context whose pages note what goes wrong; `look(page, name, seen)` is called for every name. */
async function walk(names, options, address, look) {
  const queue = [...names];
  const worker = async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    let seen;
    page.on('console', (m) => m.type() === 'error' && seen?.errors.push(m.text()));
    page.on('pageerror', (e) => seen?.errors.push(String(e)));
    page.on('request', (r) => seen?.requests.push(r.url()));
    // A request that the browser gave up because the page was left is no failure of the page.
    const failed = (r) => r.failure()?.errorText !== 'net::ERR_ABORTED' && seen?.failed.push(`${r.url()} ${r.failure()?.errorText}`);
    page.on('requestfailed', failed);
    page.on('response', (r) => r.status() >= 400 && seen?.failed.push(`${r.url()} ${r.status()}`));
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      seen = { errors: [], requests: [], failed: [] };
      try {
        await page.goto(address(name), { waitUntil: 'load' });
        await look(page, name, seen);
      } catch (e) {
        check(false, name, 'could not be looked at', e.message);
      }
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
}

async function accessible(page, name, mode) {
  const found = await violations(page);
  check(found === undefined, name, `axe, ${mode}`, found);
}

// ---- every page ----

const texts = new Map();
const ids = new Map();
const links = new Map();
const classes = new Map();
const visibleText = () => document.querySelector('main')?.innerText ?? '';
let started = Date.now();
const lap = (what) => {
  console.log(`  ${what}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  started = Date.now();
};

// 404.html is answered at any depth, so its addresses start at the root; it is left out where depth matters.
const placed = pages.filter((p) => p.split('/').at(-1) !== '404.html');

await walk(pages, { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }, (name) => `${origin}/${urlPath(name)}`, async (page, name, seen) => {
  const facts = await page.evaluate(() => ({
    h1: document.querySelectorAll('h1').length, lang: document.documentElement.lang, title: document.title, scripts: document.querySelectorAll('script:not([type="application/ld+json"])').length,
    search: document.querySelector('template#search-form') !== null, inline: document.querySelectorAll('[style], style').length, elements: document.querySelectorAll('*').length,
    classes: [...document.querySelectorAll('[class]')].flatMap((e) => [...e.classList]),
    ids: [...document.querySelectorAll('[id]')].map((e) => e.id),
    links: [...document.querySelectorAll('a[href], area[href], link[href]:not([rel=canonical]):not([rel=alternate][hreflang]), img[src], source[src], use[href]')].map((e) => e.href?.baseVal ?? e.href ?? e.src),
  }));
  texts.set(name, await page.evaluate(visibleText));
  for (const it of facts.classes) if (!classes.has(it)) classes.set(it, name);
  ids.set(name, new Set(facts.ids));
  links.set(name, facts.links);
  check(facts.h1 === 1, name, 'has one h1', `it has ${facts.h1}`);
  check(facts.lang !== '' && facts.title !== '', name, 'has a language and a title');
  if (facts.search) searches.add(name);
  check(facts.scripts === (facts.search ? 1 : 0), name, 'has no script, but the search page one', `it has ${facts.scripts}`);
  check(facts.inline === 0, name, 'has no inline style', `it has ${facts.inline}`);
  check(facts.ids.length === ids.get(name).size, name, 'has no id twice');
  check(texts.get(name).trim().length > 20, name, 'has content in main');
  const most = facts.search ? LIMITS.searchRequests : LIMITS.requests;
  check(seen.requests.length <= most, name, `makes at most ${most} requests`, () => seen.requests.join('\n'));
  const gz = gzipSync(await readFile(join(folder, name))).length;
  check(gz <= LIMITS.htmlGz, name, `is at most ${LIMITS.htmlGz} bytes zipped`, `it is ${gz}`);
  check(facts.elements <= LIMITS.elements, name, `has at most ${LIMITS.elements} elements`, `it has ${facts.elements}`);
  await accessible(page, name, 'light 1280 px');
  check(seen.errors.length === 0, name, 'no error on the console', () => seen.errors.join('\n'));
  check(seen.failed.length === 0, name, 'no failed request', () => seen.failed.join('\n'));
  check(seen.requests.every((u) => u.startsWith(origin) || u.startsWith('data:')), name, 'no request to another host', () => seen.requests.join('\n'));
});
lap(`${pages.length} pages, light 1280 px`);

await walk(placed, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }, (name) => `${origin}${BELOW}${urlPath(name)}`, async (page, name, seen) => {
  await accessible(page, name, 'dark 390 px');
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(sideways);
  check(wide === undefined, name, 'does not scroll sideways at 320 px', wide);
  await page.setViewportSize({ width: 390, height: 844 });
  check(seen.failed.length === 0, name, 'no failed request in a subfolder', () => seen.failed.join('\n'));
  check(seen.requests.every((u) => u.startsWith(origin + BELOW) || u.startsWith('data:')), name, 'asks for nothing above its subfolder', () => seen.requests.join('\n'));
});
lap(`${placed.length} pages, dark 390 px and 320 px, in a subfolder`);

await walk(pages, { viewport: { width: 1280, height: 800 }, javaScriptEnabled: false }, (name) => `${origin}/${urlPath(name)}`, async (page, name, seen) => {
  check(await page.locator('h1').first().isVisible(), name, 'shows its h1 without JavaScript');
  const text = await page.locator('main').innerText();
  check(text === texts.get(name) || searches.has(name), name, 'says the same without JavaScript');
  check(seen.errors.length === 0, name, 'no error on the console without JavaScript', () => seen.errors.join('\n'));
});
lap(`${pages.length} pages without JavaScript`);

// Links: over HTTP every address of ours exists with its place on the page; relative ones so that a subfolder and a folder work.
const isFile = async (path) => (await stat(path).catch(() => undefined))?.isFile() ?? false;
for (const [name, list] of links) {
  const bad = [];
  for (const link of new Set(list)) {
    if (!link.startsWith(origin)) continue;
    const url = new URL(link);
    const file = await fileFor(folder, url.pathname);
    if (!file) {
      bad.push(`${url.pathname} does not exist`);
    } else if (url.hash && file.endsWith('.html')) {
      const there = relative(folder, file).split(sep).join('/');
      if (!ids.get(there)?.has(decodeURIComponent(url.hash.slice(1)))) bad.push(`${url.pathname}${url.hash}: no such place on the page`);
    }
  }
  check(bad.length === 0, name, 'links lead somewhere', () => bad.join('\n'));
}
for (const [name, to] of moved) {
  // Elsewhere only over https (the accessibility statement has an address that the law fixes).
  const file = await fileFor(folder, new URL(to, `http://127.0.0.1/${urlPath(name)}`).pathname);
  check(to.startsWith('https://') || (file && !/^[a-z]+:|^\//i.test(to)), name, 'has moved to a page that is there', to);
}
await walk(placed, { viewport: { width: 1280, height: 800 } }, (name) => pathToFileURL(join(folder, name)).href, async (page, name, seen) => {
  const style = await page.evaluate(() => ({ sheets: document.styleSheets.length, brand: getComputedStyle(document.documentElement).getPropertyValue('--brand') }));
  check(style.sheets > 0 && style.brand !== '', name, 'has its style when opened as a file');
  // Chromium refuses to fetch a font *ahead* from a file, and loads it all the same where the style asks for it.
  const failed = seen.failed.filter((f) => !/\.woff2 /.test(f));
  check(failed.length === 0, name, 'no failed request when opened as a file', () => failed.join('\n'));
  const faces = await page.evaluate(() => document.fonts.ready.then(() => [...document.fonts].filter((f) => f.family === 'Plex').map((f) => f.status)));
  check(faces.includes('loaded'), name, 'has its typeface when opened as a file', () => faces.join(' '));
  const bad = [];
  for (const link of new Set(await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((a) => a.href)))) {
    if (link.startsWith('file:') && !(await isFile(fileURLToPath(link.replace(/[?#].*$/, ''))))) bad.push(`${link.replace(pathToFileURL(folder).href, '')} is not a file`);
  }
  check(bad.length === 0, name, 'links lead to files when opened as a file', () => bad.join('\n'));
});
lap('links, and opened as files');

// ---- a page of each kind ----

const some = spread(oneOfEach, 5);
await walk(some.filter((p) => placed.includes(p)), { viewport: { width: 1280, height: 800 } }, (name) => pathToFileURL(join(folder, name)).href, async (page, name) => {
  const target = page.locator('nav a[href]:visible').filter({ hasNot: page.locator('[aria-current=page]') }).first();
  const expected = await target.evaluate((a) => a.href);
  await target.click();
  await page.waitForLoadState('load');
  check(page.url() === expected && (await page.locator('h1').count()) === 1, name, 'a click on a link works when opened as a file', `${page.url()} instead of ${expected}`);
});

await walk(some, { viewport: { width: 1280, height: 800 } }, (name) => `${origin}/${urlPath(name)}`, async (page, name) => {
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => {
    const e = document.activeElement;
    const box = e.getBoundingClientRect();
    return { skip: e.matches('a[href^="#"]') && document.querySelector(e.getAttribute('href')) === document.querySelector('main'), shown: box.top >= 0 && box.left >= 0 && box.width > 24 && box.height >= 24 };
  });
  check(first.skip && first.shown, name, 'the first Tab shows the way past the menu', () => JSON.stringify(first));
  const bad = [];
  let stops = 0;
  for (; stops < 80; stops += 1) {
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (e === document.body || !e) return undefined;
      const s = getComputedStyle(e);
      const box = e.getBoundingClientRect();
      const seen = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && box.width > 0 && box.height > 0;
      return { seen, what: `${e.outerHTML.slice(0, 100)} outline ${s.outlineStyle} ${s.outlineWidth}` };
    });
    if (!stop) break;
    if (!stop.seen) bad.push(stop.what);
    await page.keyboard.press('Tab');
  }
  check(stops > 3, name, 'can be walked with Tab', `${stops} stops`);
  check(bad.length === 0, name, 'shows where the keyboard is', () => bad.slice(0, 5).join('\n'));
  await page.goto(page.url().replace(/#.*/, ''));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  check(await page.evaluate(() => document.activeElement === document.querySelector('main') || location.hash !== ''), name, 'the skip link goes to the content');
  const override = (css) => page.evaluate((text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet]; }, css);
  await override('html{font-size:200%}');
  const big = await page.evaluate(sideways);
  check(big === undefined, name, 'text at 200 % does not scroll sideways', big);
  await page.setViewportSize({ width: 390, height: 844 });
  await override('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important} p{margin-block-end:2em!important}');
  const spaced = await page.evaluate(sideways);
  check(spaced === undefined, name, 'wider text spacing does not scroll sideways at 390 px', spaced);
  await page.setViewportSize({ width: 1280, height: 800 });
});
lap(`keyboard, larger text and clicks on ${some.length} pages`);

// The longest page that belongs to a mission, else the longest of all, on paper.
const longest = (list) => [...list].sort((a, b) => texts.get(b).length - texts.get(a).length)[0];
const printed = longest(oneOfEach.filter((p) => /mission/.test(p) && p.split('/').length > 2 && texts.has(p))) ?? longest(oneOfEach.filter((p) => texts.has(p)));
{
  const page = await browser.newPage();
  await page.goto(`${origin}/${urlPath(printed)}`);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  const size = pdf.toString('latin1').match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)/);
  check(sheets >= 1 && sheets <= 16, printed, 'prints on a sane number of sheets', `${sheets}`);
  check(size && Math.abs(size[1] - 595) < 3 && Math.abs(size[2] - 842) < 3, printed, 'prints on A4', () => String(size?.slice(1)));
  console.log(`  ${printed} prints on ${sheets} sheets`);
  await page.close();
}

let styled = '';
for (const sheet of (await filesIn(folder, '.css'))) {
  styled += await readFile(join(folder, sheet), 'utf8');
  const gz = gzipSync(await readFile(join(folder, sheet))).length;
  check(gz <= LIMITS.cssGz, sheet, `is at most ${LIMITS.cssGz} bytes zipped`, `it is ${gz}`);
}

// Not wrong, but often a template and a style sheet that have grown apart. Languages of code and parts of it are many.
const bare = [...classes].filter(([it]) => !/^(hl|language)-/.test(it) && !new RegExp(`\\.${it.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`).test(styled));
if (bare.length) notes.push(`classes without a rule in the style: ${bare.map(([it, name]) => `${it} (${name})`).join(', ')}`);

if (shots) {
  await rm(shots, { recursive: true, force: true });
  await mkdir(shots, { recursive: true });
  // The front page, then one page of each kind of thing, then the lists.
  const key = [...oneOfEach].sort((a, b) => (b === 'index.html') - (a === 'index.html') || (b.split('/').length === 3 && !/^[a-z]{2}\//.test(b)) - (a.split('/').length === 3 && !/^[a-z]{2}\//.test(a))).slice(0, 18);
  for (const [mode, options] of [['light-1280', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }], ['dark-390', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
    ['dark-1280', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }], ['light-390', { viewport: { width: 390, height: 844 }, colorScheme: 'light' }]]) {
    await walk(key, options, (name) => `${origin}/${urlPath(name)}`, async (page, name) => {
      await page.screenshot({ path: join(shots, `${name.replace(/(\/index)?\.html$/, '').replaceAll('/', '-')}.${mode}.png`), fullPage: true });
    });
  }
  await walk([printed], { viewport: { width: 1280, height: 800 }, forcedColors: 'active', colorScheme: 'dark' }, (name) => `${origin}/${urlPath(name)}`, async (page, name) => {
    await page.screenshot({ path: join(shots, `${name.replace(/(\/index)?\.html$/, '').replaceAll('/', '-')}.forced-colours.png`), fullPage: true });
    check(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), name, 'is seen in forced colours');
  });
  lap(`pictures of ${key.length} pages`);
}

await browser.close();
close();

for (const note of notes) console.log(`  note: ${note}`);
for (const failure of failures) console.log(`FAIL ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
