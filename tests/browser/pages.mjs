// What every check of a built site shares: which pages there are and what each says that it is, a walk over them in two
// pages of one browser, and a list of facts that hold or do not. It knows `<body data-page>` and nothing about missions.

import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const WORKERS = 2;
/** `PEJL_ONLY=index.html,om/index.html`: only these pages are opened, while you work. */
const ONLY = process.env.PEJL_ONLY?.split(',');

/**
 * What a page may weigh, for check.mjs and budgets.mjs alike: bytes as sent, and elements. A report is a whole mission in
 * one document, for paper: with 167 milestones, each a row of a table with a dozen small elements, it has some 6,200.
 */
export const PAGE_LIMITS = { html: 30_000, elements: 1_500 };
export const REPORT_LIMITS = { html: 90_000, elements: 7_000 };

/** Facts about pages: `check(holds, page, what, detail)`, notes that fail nothing, and the last line that tests/run reads. */
export class Facts {
  passed = 0;
  failures = [];
  notes = [];
  started = Date.now();

  /** One fact about one page; the detail is only asked for when it does not hold. */
  check = (holds, page, what, detail = '') => {
    if (holds) {
      this.passed += 1;
      return;
    }
    const text = String((typeof detail === 'function' ? detail() : detail) ?? '');
    this.failures.push(`${page}: ${what}${text ? `\n    ${text.replaceAll('\n', '\n    ')}` : ''}`);
  };

  lap = (what) => {
    console.log(`  ${what}: ${((Date.now() - this.started) / 1000).toFixed(1)} s`);
    this.started = Date.now();
  };

  /** Says everything and ends the program. */
  end() {
    for (const note of this.notes) console.log(`  note: ${note}`);
    for (const failure of this.failures.slice(0, 200)) console.log(`FAIL ${failure}`);
    console.log(`${this.passed} passed, ${this.failures.length} failed`);
    process.exit(this.failures.length === 0 ? 0 : 1);
  }
}

export const urlPath = (name) => name.replace(/(^|\/)index\.html$/, '$1').split('/').map(encodeURIComponent).join('/');
/** A page's name as part of a file name. */
export const short = (name) => name.replace(/(^|\/)index\.html$/, '').replace(/\.html$/, '').replaceAll('/', '-') || 'index';
export const isFile = async (path) => (await stat(path).catch(() => undefined))?.isFile() ?? false;

/** Every file below a folder with this ending, as a path with `/`, sorted. */
export async function filesIn(folder, ending) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((e) => e.isFile() && e.name.endsWith(ending)).map((e) => relative(folder, join(e.parentPath ?? e.path, e.name)).split(sep).join('/')).sort();
}

const decode = (text) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&#x27;', "'").replaceAll('&amp;', '&');

/** Reads a built site: its pages, each with what it says of itself, and addresses that only lead on. */
export async function readSite(folder) {
  const pages = [];
  const moved = [];
  for (const name of await filesIn(folder, '.html')) {
    const html = await readFile(join(folder, name), 'utf8');
    const to = /<meta http-equiv="refresh" content="0; url=([^"]*)"/i.exec(html);
    if (to) {
      moved.push([name, decode(to[1])]);
      continue;
    }
    pages.push({
      name,
      kind: /<body[^>]*\bdata-page="([^"]*)"/.exec(html)?.[1] ?? '',
      lang: /<html[^>]*\blang="([^"]*)"/.exec(html)?.[1] ?? '',
      policy: decode(/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/i.exec(html)?.[1] ?? ''),
      noindex: /<meta name="robots" content="[^"]*noindex/.test(html),
      alternates: [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)].map(([, lang, href]) => [lang, decode(href)]),
      canonical: decode(/<link rel="canonical" href="([^"]*)"/.exec(html)?.[1] ?? ''),
      /** Answered at any depth, so that its addresses start at the root: left out where depth matters. */
      placed: name.split('/').at(-1) !== '404.html',
      bytes: html.length,
      gz: gzipSync(html).length,
    });
  }
  if (pages.length === 0) {
    console.error(`no pages in ${folder}`);
    process.exit(2);
  }
  return { folder, pages, moved, byName: new Map(pages.map((it) => [it.name, it])) };
}

/**
 * One page of each kind in each of these languages (all, if none is named): the longest of its kind, since most can be
 * wrong on it. Of the free pages, which have most in common with nothing, the two longest.
 */
export function oneOfEach(pages, ...languages) {
  const kinds = new Map();
  for (const page of pages) {
    if (languages.length && !languages.includes(page.lang)) continue;
    const key = `${page.lang} ${page.kind}`;
    if (!kinds.has(key)) kinds.set(key, []);
    kinds.get(key).push(page);
  }
  const picked = [...kinds.values()].flatMap((list) => list.sort((a, b) => b.bytes - a.bytes || a.name.localeCompare(b.name)).slice(0, list[0].kind === 'page' ? 2 : 1));
  return picked.sort((a, b) => a.name.split('/').length - b.name.split('/').length || a.name.localeCompare(b.name));
}

/**
 * Opens pages of two contexts that note what goes wrong; `look(page, it, seen)` is called for every page of the list.
 * `address(it)` says where it is.
 */
export async function walk(browser, facts, list, options, address, look) {
  const queue = list.filter((it) => !ONLY || ONLY.includes(it.name));
  const worker = async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    let seen;
    page.on('console', (m) => ['error', 'warning'].includes(m.type()) && seen?.errors.push(m.text()));
    page.on('pageerror', (e) => seen?.errors.push(String(e)));
    page.on('request', (r) => seen?.requests.push(r.url()));
    // A request that the browser gave up because the page was left is no failure of the page.
    page.on('requestfailed', (r) => r.failure()?.errorText !== 'net::ERR_ABORTED' && seen?.failed.push(`${r.url()} ${r.failure()?.errorText}`));
    page.on('response', (r) => r.status() >= 400 && seen?.failed.push(`${r.url()} ${r.status()}`));
    for (let it = queue.shift(); it !== undefined; it = queue.shift()) {
      seen = { errors: [], requests: [], failed: [] };
      try {
        await page.goto(address(it), { waitUntil: 'load' });
        await look(page, it, seen);
      } catch (e) {
        facts.check(false, it.name, 'could not be looked at', e.message);
      }
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
}
