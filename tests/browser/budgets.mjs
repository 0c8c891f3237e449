// Reads every page of a very large site without a browser, and its largest pages in one: `node budgets.mjs FOLDER`.
//
// Every page: at most so many elements and bytes as sent, no id twice, one h1, a title of its own in its language, and
// every link within the site, with its anchor, leads somewhere. Then in Chromium the largest pages of each kind: axe in
// light and dark, and no sideways scrolling at 320 and 1280 px. The pages are well-formed: the demonstration site and the
// gallery have gone through two HTML checkers, so that counting tags is counting elements.

import { readFile, readdir } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { join, posix, relative, resolve, sep } from 'node:path';
import { launch, sideways, violations } from './looking.mjs';
import { Facts, PAGE_LIMITS, REPORT_LIMITS } from './pages.mjs';
import { serve } from './serve.mjs';

const [folderArgument] = process.argv.slice(2);
if (!folderArgument) {
  console.error('usage: node budgets.mjs FOLDER');
  process.exit(2);
}
const folder = resolve(folderArgument);
const facts = new Facts();
const { check } = facts;
/** How many pages are opened in a browser. */
const LOOKED_AT = 15;

const TAG = /<([a-zA-Z][\w-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/g;
const ATTRIBUTE = /\s([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/g;
const plain = (text) => text.replace(/&#x([0-9a-f]+);/gi, (_, it) => String.fromCodePoint(parseInt(it, 16))).replace(/&#(\d+);/g, (_, it) => String.fromCodePoint(it))
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');

const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((it) => it.isFile())
  .map((it) => relative(folder, join(it.parentPath, it.name)).split(sep).join('/')).sort();
const known = new Set(files);
const pages = new Map();
const titles = new Map();

for (const name of files.filter((it) => it.endsWith('.html'))) {
  const text = await readFile(join(folder, name), 'utf8');
  if (/<meta http-equiv="refresh"/.test(text)) continue;
  const bare = text.replace(/<!--[\s\S]*?-->/g, '').replace(/(<script[^>]*>)[\s\S]*?(<\/script>)/g, '$1$2');
  const page = { name, kind: '', lang: '', elements: 0, gz: gzipSync(text).length, ids: new Set(), links: [] };
  let h1 = 0;
  const twice = [];
  for (const [, tag, rest] of bare.matchAll(TAG)) {
    page.elements += 1;
    if (tag === 'h1') h1 += 1;
    for (const [, key, ...values] of rest.matchAll(ATTRIBUTE)) {
      const value = plain(values.find((it) => it !== undefined) ?? '');
      if (key === 'id') {
        if (page.ids.has(value)) twice.push(value);
        page.ids.add(value);
      } else if (key === 'data-page') page.kind = value;
      else if (tag === 'html' && key === 'lang') page.lang = value;
      else if ((key === 'href' || key === 'src') && tag !== 'link') page.links.push(value);
    }
  }
  check(twice.length === 0, name, 'has no id twice', twice.join('\n'));
  check(h1 === 1, name, 'has one h1', `it has ${h1}`);
  const limits = page.kind === 'report' ? REPORT_LIMITS : PAGE_LIMITS;
  check(page.gz <= limits.html, name, `html: at most ${limits.html}`, `it is ${page.gz} (${page.kind})`);
  check(page.elements <= limits.elements, name, `elements: at most ${limits.elements}`, `it is ${page.elements} (${page.kind})`);
  const title = `${page.lang} ${/<title[^>]*>([^<]*)/.exec(bare)?.[1]}`;
  if (page.kind !== 'not-found') {
    check(!titles.has(title), name, 'has a title of its own', `${title}: also ${titles.get(title)}`);
    titles.set(title, name);
  }
  pages.set(name, page);
}

// The page that is shown where there is none has addresses from the host's root.
let leads = 0;
for (const page of pages.values()) {
  const wrong = [];
  for (const href of new Set(page.links)) {
    if (/^[a-z][a-z+.-]*:/i.test(href) || href.startsWith('//')) continue;
    const [path, anchor] = href.split('#');
    let to = decodeURIComponent(path.split('?')[0]);
    to = to === '' ? page.name : to.startsWith('/') ? to.slice(1) : posix.normalize(posix.join(posix.dirname(page.name), to));
    if (to === '' || to === '.' || to.endsWith('/')) to = posix.join(to, 'index.html');
    leads += 1;
    const there = pages.get(to);
    if (!known.has(to) || (anchor && there && !there.ids.has(decodeURIComponent(anchor)))) wrong.push(href);
  }
  check(wrong.length === 0, page.name, 'links and their anchors lead somewhere', wrong.slice(0, 5).join('\n'));
}

const all = [...pages.values()];
const kinds = new Map();
for (const page of all) {
  const is = kinds.get(page.kind) ?? { pages: 0, elements: page, gz: page };
  is.pages += 1;
  for (const what of ['elements', 'gz']) if (page[what] > is[what][what]) is[what] = page;
  kinds.set(page.kind, is);
}
console.log(`${all.length} pages, ${leads} links`);
for (const [kind, is] of [...kinds].sort((a, b) => b[1].elements.elements - a[1].elements.elements)) {
  console.log(`${kind.padEnd(14)} ${String(is.pages).padStart(6)} pages, at most ${is.elements.elements} elements (${is.elements.name}), ${is.gz.gz} bytes (${is.gz.name})`);
}

if (!process.env.PEJL_NO_BROWSER) {
  // The largest of each kind, and then the largest.
  const largest = [...kinds.values()].map((it) => it.elements).sort((a, b) => b.elements - a.elements).slice(0, LOOKED_AT);
  const { origin, close } = await serve(folder, '/under/');
  const browser = await launch();
  for (const [width, scheme] of [[320, 'light'], [1280, 'dark']]) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme });
    const page = await context.newPage();
    for (const it of largest) {
      await page.goto(`${origin}/${it.name}`);
      const wide = await page.evaluate(sideways);
      check(!wide, `${it.name} (${width} px)`, 'does not scroll sideways', wide);
      const wrong = await violations(page);
      check(!wrong, `${it.name} (${scheme})`, 'axe has nothing to say', wrong);
    }
    await context.close();
  }
  await browser.close();
  close();
}
facts.end();
