// Reads every page of a built site as people do, in a real browser: `node check.mjs FOLDER`.
//
// Once at the root of a host that sends a strict Content-Security-Policy, with no network behind it: axe in light and
// dark at 390 and 1280 px, no sideways scrolling at 320 px, with text at 200 % and with wider spacing, nothing on the
// console, no request that fails or leaves the site, no cookie and nothing stored, budgets, no script. Then without
// JavaScript, in a subfolder, and opened as a file; and links lead somewhere in each.
// It knows nothing about missions: what a page is, the page says itself (`<body data-page>`).

import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { COLOURS, SPACED, cutOff, launch, override, sideways, violations } from './looking.mjs';
import { Facts, PAGE_LIMITS, REPORT_LIMITS, filesIn, isFile, readSite, urlPath, walk } from './pages.mjs';
import { POLICY, POLICY_SCRIPT, fileFor, serve } from './serve.mjs';

const [folderArgument] = process.argv.slice(2);
if (!folderArgument) {
  console.error('usage: node check.mjs FOLDER');
  process.exit(2);
}
const folder = resolve(folderArgument);
const BELOW = '/under/mappe/';
/**
 * What a page may weigh, in bytes as sent. `view` is all that the first view needs but pictures. The two files of the
 * typeface are IBM's own (43,244 bytes together); its licence reserves the name, so that we do not cut them smaller.
 */
const LIMITS = { ...PAGE_LIMITS, css: 8_000, fonts: 44_000, script: 0, view: 90_000, requests: 6 };
/** Pages that are another thing than a page to read: they say so, and may weigh otherwise. */
const OTHER_LIMITS = {
  // The one page with a script, and with a sheet of its own; it asks for the index of the site when somebody searches.
  search: { css: 9_000, script: 60_000, view: 150_000, requests: 7 },
  report: { ...REPORT_LIMITS, view: 150_000 },
};
/** So much of the view may move while a page loads: nothing, but for rounding. */
const STILL = 0.001;
const PHONE = { width: 390, height: 844 };
const LEAST = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };

const facts = new Facts();
const { check, lap } = facts;
const { pages, moved, byName } = await readSite(folder);
const placed = pages.filter((it) => it.placed);
const { origin, close } = await serve(folder, BELOW);
const browser = await launch();
const atRoot = (it) => `${origin}/${urlPath(it.name)}`;

const texts = new Map();
const ids = new Map();
const links = new Map();
const classes = new Map();
const heaviest = {};
const mainText = () => document.querySelector('main')?.innerText ?? '';

/** Runs in the page: what stands in it. */
const anatomy = () => ({
  h1: document.querySelectorAll('h1').length, lang: document.documentElement.lang, title: document.title,
  scripts: [...document.querySelectorAll('script:not([type="application/ld+json"])')].map((it) => it.src || 'inline'),
  handlers: [...document.querySelectorAll('*')].filter((e) => [...e.attributes].some((a) => /^on/i.test(a.name))).length,
  inline: document.querySelectorAll('[style], style').length, elements: document.querySelectorAll('*').length,
  classes: [...document.querySelectorAll('[class]')].flatMap((e) => [...e.classList]),
  ids: [...document.querySelectorAll('[id]')].map((e) => e.id),
  pictures: performance.getEntriesByType('resource').filter((it) => it.initiatorType === 'img' || /\.(png|jpe?g|webp|avif|gif|svg)$/.test(new URL(it.name).pathname)).map((it) => it.name),
  blocking: performance.getEntriesByType('resource').filter((it) => it.renderBlockingStatus === 'blocking').map((it) => it.name),
  links: [...document.querySelectorAll('a[href], area[href], link[href]:not([rel=canonical]):not([rel=alternate][hreflang]), img[src], source[src], script[src], use[href]')].map((e) => e.href?.baseVal ?? e.href ?? e.src),
});

/** Runs in the page: how far things moved while it was loading, and what moved. */
const shifts = () => document.fonts.ready.then(() => new Promise((done) => {
  const found = [];
  new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => setTimeout(() => done({
    score: found.reduce((sum, it) => sum + it.value, 0),
    what: found.flatMap((it) => it.sources.map((s) => `${s.node?.nodeName ?? ''} ${s.node?.textContent?.trim().slice(0, 50) ?? ''} ${s.previousRect.top} → ${s.currentRect.top}`)).slice(0, 4).join('\n'),
  }), 0));
}));

/** Runs in the page: what it has left behind in the browser. */
const stored = async () => {
  const found = [];
  if (document.cookie) found.push(`cookie ${document.cookie}`);
  for (const which of ['localStorage', 'sessionStorage']) if (globalThis[which].length) found.push(`${which} ${Object.keys(globalThis[which])}`);
  for (const it of await indexedDB.databases()) found.push(`indexedDB ${it.name}`);
  for (const it of await caches.keys()) found.push(`cache ${it}`);
  for (const it of await navigator.serviceWorker.getRegistrations()) found.push(`service worker ${it.scope}`);
  return found;
};

const sizes = new Map();
/** How many bytes a file of ours has when it is sent: text is zipped. */
async function weight(url) {
  const path = new URL(url).pathname;
  if (!sizes.has(path)) {
    const file = await fileFor(folder, path);
    const bytes = file ? await readFile(file) : '';
    sizes.set(path, /\.(html|css|js|svg|json|xml)$/.test(file ?? '') ? gzipSync(bytes).length : bytes.length);
  }
  return sizes.get(path);
}

/** Holds what a page needs against what it may need, and remembers the heaviest of each. */
async function budgets(it, found, requests) {
  const limits = { ...LIMITS, ...OTHER_LIMITS[it.kind] };
  const own = { html: it.gz, css: 0, fonts: 0, script: 0, view: 0, requests: requests.length, elements: found.elements };
  for (const url of new Set(requests)) {
    const path = new URL(url).pathname;
    const bytes = url.startsWith('data:') ? 0 : await weight(url);
    if (path.endsWith('.css')) own.css += bytes;
    if (path.endsWith('.woff2')) own.fonts += bytes;
    if (path.endsWith('.js')) own.script += bytes;
    if (!found.pictures.includes(url)) own.view += bytes;
  }
  for (const [what, most] of Object.entries(limits)) {
    check(own[what] <= most, it.name, `${what}: at most ${most}`, () => `it is ${own[what]}${what === 'requests' ? `\n${requests.join('\n')}` : ''}`);
    if (!(heaviest[what]?.is > own[what]) && !OTHER_LIMITS[it.kind]) heaviest[what] = { is: own[what], name: it.name };
  }
}

const rules = (policy) => policy.split(';').map((it) => it.trim()).filter((it) => it && !it.startsWith('frame-ancestors')).sort().join('; ');

// ---- every page, at the root of a host ----

await walk(browser, facts, pages, { viewport: PHONE, colorScheme: 'light' }, atRoot, async (page, it, seen) => {
  const { name } = it;
  let moves = await page.evaluate(shifts);
  if (moves.score >= STILL) {
    // On a busy machine the typeface can come after the first picture, and where there is neither Arial nor Liberation Sans
    // to stand in for it, lines break otherwise. With the typeface there nothing may move; lighthouse.mjs holds the rest.
    seen.requests.length = 0;
    await page.reload({ waitUntil: 'load' });
    moves = await page.evaluate(shifts);
  }
  check(moves.score < STILL, name, 'nothing moves while it loads', `${moves.score}\n${moves.what}`);
  const found = await page.evaluate(anatomy);
  texts.set(name, await page.evaluate(mainText));
  for (const which of found.classes) if (!classes.has(which)) classes.set(which, name);
  ids.set(name, new Set(found.ids));
  links.set(name, found.links);
  const scripted = OTHER_LIMITS[it.kind]?.script > 0;
  check(it.kind !== '', name, 'says what kind of page it is');
  check(found.h1 === 1, name, 'has one h1', `it has ${found.h1}`);
  check(found.lang !== '' && found.title !== '', name, 'has a language and a title');
  check(found.scripts.length <= (scripted ? 1 : 0) && !found.scripts.includes('inline') && found.handlers === 0, name, scripted ? 'has one script' : 'has no script', found.scripts.join('\n'));
  check(rules(it.policy) === rules(scripted ? POLICY_SCRIPT : POLICY), name, 'carries the strict policy also where a host sends no headers', it.policy);
  check(found.inline === 0, name, 'has no inline style', `it has ${found.inline}`);
  check(found.ids.length === ids.get(name).size, name, 'has no id twice');
  check(texts.get(name).trim().length > 20, name, 'has content in main');
  check(found.blocking.every((url) => url.endsWith('.css')), name, 'nothing but its style must come before it is shown', () => found.blocking.join('\n'));
  await budgets(it, found, seen.requests);
  // Of axe's rules only those about colours can find anything else in the dark than in the light.
  for (const [mode, change, rules] of [
    ['light 390 px', () => undefined], ['dark 390 px', () => page.emulateMedia({ colorScheme: 'dark' }), COLOURS],
    ['dark 1280 px', () => page.setViewportSize(DESK), COLOURS], ['light 1280 px', () => page.emulateMedia({ colorScheme: 'light' })],
  ]) {
    await change();
    const wrong = await violations(page, rules);
    check(wrong === undefined, name, `axe, ${mode}`, wrong);
  }
  for (const [mode, viewport, css] of [['text at 200 %', DESK, 'html{font-size:200%}'], ['with wider text spacing at 390 px', PHONE, SPACED], ['at 320 px', LEAST, '']]) {
    await page.setViewportSize(viewport);
    await page.evaluate(override, css);
    const wide = await page.evaluate(sideways);
    check(wide === undefined, name, `does not scroll sideways, ${mode}`, wide);
    const cut = await page.evaluate(cutOff);
    check(cut === undefined, name, `no words are cut off, ${mode}`, cut);
  }
  const left = [...(await page.evaluate(stored)), ...(await page.context().cookies()).map((c) => `cookie ${c.name}`)];
  check(left.length === 0, name, 'leaves nothing in the browser', left.join('\n'));
  check(seen.errors.length === 0, name, 'says nothing on the console', () => seen.errors.join('\n'));
  check(seen.failed.length === 0, name, 'no failed request', () => seen.failed.join('\n'));
  check(seen.requests.every((u) => u.startsWith(`${origin}/`) || u.startsWith('data:')), name, 'no request to another host', () => seen.requests.join('\n'));
  await page.setViewportSize(PHONE);
});
lap(`${pages.length} pages: axe in four ways, three ways of larger and narrower, budgets, policy, storage`);
for (const [what, { is, name }] of Object.entries(heaviest)) console.log(`    ${what}: at most ${is} of ${LIMITS[what]} (${name})`);

// ---- without JavaScript, below another folder, and as files ----

await walk(browser, facts, pages, { viewport: PHONE, javaScriptEnabled: false }, atRoot, async (page, it, seen) => {
  check(await page.locator('h1').first().isVisible(), it.name, 'shows its h1 without JavaScript');
  const text = await page.locator('main').innerText();
  const says = OTHER_LIMITS[it.kind]?.script > 0 ? text.trim().length > 20 : text === texts.get(it.name);
  check(says, it.name, 'says the same without JavaScript');
  check(seen.errors.length === 0, it.name, 'no error on the console without JavaScript', () => seen.errors.join('\n'));
});
lap('without JavaScript');

await walk(browser, facts, placed, { viewport: PHONE }, (it) => `${origin}${BELOW}${urlPath(it.name)}`, async (page, it, seen) => {
  check(seen.failed.length === 0, it.name, 'no failed request in a subfolder', () => seen.failed.join('\n'));
  check(seen.requests.every((u) => u.startsWith(origin + BELOW) || u.startsWith('data:')), it.name, 'asks for nothing above its subfolder', () => seen.requests.join('\n'));
});
lap('in a subfolder');

// Links: over HTTP every address of ours exists with its place on the page; relative ones so that a subfolder and a folder work.
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
      // Where only some pages are opened, the places of others are not known.
      const known = ids.get(there);
      if (known ? !known.has(decodeURIComponent(url.hash.slice(1))) : !byName.has(there)) bad.push(`${url.pathname}${url.hash}: no such place on the page`);
    }
  }
  check(bad.length === 0, name, 'links lead somewhere', () => bad.join('\n'));
}
for (const [name, to] of moved) {
  // Elsewhere only over https (the accessibility statement has an address that the law fixes).
  const file = await fileFor(folder, new URL(to, `http://127.0.0.1/${urlPath(name)}`).pathname);
  check(to.startsWith('https://') || (file && !/^[a-z]+:|^\//i.test(to)), name, 'has moved to a page that is there', to);
}
await walk(browser, facts, placed, { viewport: DESK }, (it) => pathToFileURL(join(folder, it.name)).href, async (page, it, seen) => {
  const { name } = it;
  const style = await page.evaluate(() => ({ sheets: document.styleSheets.length, brand: getComputedStyle(document.documentElement).getPropertyValue('--brand') }));
  check(style.sheets > 0 && style.brand !== '', name, 'has its style when opened as a file');
  // Chromium refuses to fetch a font *ahead* from a file, and loads it all the same where the style asks for it. It
  // loads no script of its own page from a file, so that a page with one is what it is without.
  const failed = seen.failed.filter((f) => !/\.woff2 |\.js /.test(f));
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

let styled = '';
for (const sheet of await filesIn(folder, '.css')) styled += await readFile(join(folder, sheet), 'utf8');
// Not wrong, but often a template and a style sheet that have grown apart. Languages of code and parts of it are many.
const bare = [...classes].filter(([it]) => !/^(hl|language)-/.test(it) && !new RegExp(`\\.${it.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`).test(styled));
if (bare.length) facts.notes.push(`classes without a rule in the style: ${bare.map(([it, name]) => `${it} (${name})`).join(', ')}`);

await browser.close();
close();
facts.end();
