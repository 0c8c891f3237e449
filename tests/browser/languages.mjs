// A site in many languages: `node languages.mjs FOLDER I18N [LANGUAGE...]`.
//
// All pages: each says which other languages it is in, each of those says the same back, and the reader's own way from
// one language to another stays on the page. In the languages that are named (all but the first, if none is): nobody meets
// the name of a text instead of the text, words of another language are marked as that language, and nothing sticks out at
// 320 px. One page of each kind: axe as well.
// I18N is the theme's folder of interface texts; of them only names and sentences are read. It knows nothing about missions.

import { readFile, readdir } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import { launch, openAll, sideways, violations } from './looking.mjs';
import { Facts, isFile, oneOfEach, readSite, urlPath, walk } from './pages.mjs';
import { serve } from './serve.mjs';

const [folderArgument, textsArgument, ...asked] = process.argv.slice(2);
if (!folderArgument || !textsArgument) {
  console.error('usage: node languages.mjs FOLDER I18N [LANGUAGE...]');
  process.exit(2);
}
const facts = new Facts();
const { check, lap } = facts;
const folder = resolve(folderArgument);
const { pages, byName } = await readSite(folder);
const first = byName.get('index.html')?.lang;
const languages = [...new Set(pages.map((it) => it.lang))];
const looked = asked.length ? asked : languages.filter((it) => it !== first);
for (const lang of looked) check(languages.includes(lang), lang, 'is a language of the site');

/** Interface texts as `group.name` → text. The files are plain: two levels, a text a line. */
async function interfaceTexts(lang) {
  const found = new Map();
  const above = [];
  for (const line of (await readFile(join(textsArgument, `${lang}.yml`), 'utf8')).split('\n')) {
    const parts = /^(\s*)([\w-]+):\s*(.*)$/.exec(line);
    if (!parts) continue;
    const depth = parts[1].length / 2;
    above.length = depth;
    above.push(parts[2]);
    for (const [, text] of parts[3].startsWith('{') ? parts[3].matchAll(/:\s*"?([^",}]+(?:\{[^}]*\}[^",}]*)*)"?/g) : [[, parts[3].replace(/^["']|["']$/g, '')]]) if (text) found.set(`${above.join('.')} ${found.size}`, text);
  }
  return found;
}
const names = new Set();
const sentences = new Map();
for (const file of await readdir(textsArgument)) {
  const lang = file.replace(/\.yml$/, '');
  const texts = await interfaceTexts(lang);
  for (const key of texts.keys()) names.add(key.split(' ')[0]);
  sentences.set(lang, [...texts.values()]);
}
check(names.size > 100, textsArgument, 'has interface texts', `${names.size}`);
const groups = [...new Set([...names].map((it) => it.split('.')[0]))];
/** The name of a text where the text should be, as somebody would meet it. */
const KEY = new RegExp(`\\b(?:${groups.join('|')})\\.[a-z][a-z_]+(?:\\.[a-z_]+)*\\b`, 'g');
/** A place for a number or a text that was not filled. */
const HOLE = /\{[a-z_]+\}/g;

// ---- every page leads to itself in every other language, and back ----

const fileOf = (href, base) => {
  const path = decodeURIComponent(href.slice(base.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
};
const base = byName.get('index.html')?.canonical ?? '';
check(/^https:\/\/.+\/$/.test(base), 'index.html', 'has an address of its own', base);
for (const page of pages.filter((it) => it.placed)) {
  const html = await readFile(join(folder, page.name), 'utf8');
  const list = /<ul class="langs"[^>]*>(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
  const offered = [...list.matchAll(/<a href="([^"]*)" lang="([^"]*)" hreflang="([^"]*)"/g)];
  check([...list.matchAll(/<a /g)].length === languages.length && offered.length === languages.length, page.name, 'offers every language to a reader');
  if (page.noindex) {
    // What search engines should leave alone says nothing to them about languages; its readers can change all the same.
    check(page.alternates.length === 0, page.name, 'names no languages, as it is not to be found');
    for (const [, href, lang, hreflang] of offered) {
      const there = byName.get(posix.normalize(posix.join(posix.dirname(page.name), decodeURIComponent(href))));
      check(lang === hreflang && there?.lang === lang && there.kind === page.kind, page.name, `a reader stays on this kind of page in ${lang}`, href);
    }
    continue;
  }
  const said = new Map(page.alternates);
  const missing = [...languages, 'x-default'].filter((it) => !said.has(it));
  check(missing.length === 0 && said.size === page.alternates.length && said.size === languages.length + 1, page.name, 'names every language once, and which is the first', missing.join(' '));
  check(said.get(page.lang) === page.canonical, page.name, 'is itself in its own language', `${said.get(page.lang)} and ${page.canonical}`);
  check(said.get('x-default') === said.get(first), page.name, 'is in the first language for everybody else');
  for (const [lang, href] of page.alternates) {
    const there = byName.get(fileOf(href, base));
    const back = there?.alternates.some(([its, to]) => its === page.lang && to === page.canonical);
    check(there && (lang === 'x-default' || there.lang === lang) && there.kind === page.kind && back, page.name, `leads to itself in ${lang}, and back`, href);
  }
  for (const [, href, lang, hreflang] of offered) {
    const to = posix.normalize(posix.join(posix.dirname(page.name), decodeURIComponent(href)));
    check(lang === hreflang && to === fileOf(said.get(lang) ?? '', base) && (await isFile(join(folder, to))), page.name, `a reader stays on the page in ${lang}`, href);
  }
}
lap(`${pages.length} pages in ${languages.length} languages lead to each other`);

// ---- what stands on the pages ----

const { origin, close } = await serve(folder);
const browser = await launch();
const atRoot = (it) => `${origin}/${urlPath(it.name)}`;

/** Runs in the page: every text with the language it is marked as. */
const texts = () => {
  const found = [];
  const add = (text, e) => {
    const words = text.replace(/\s+/g, ' ').trim();
    if (words) found.push([words, e.closest('[lang]')?.getAttribute('lang') ?? '']);
  };
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement.closest('script, style, code')) add(node.textContent, node.parentElement);
  for (const e of document.querySelectorAll('[alt], [aria-label], [title]')) for (const name of ['alt', 'aria-label', 'title']) if (e.hasAttribute(name)) add(e.getAttribute(name), e);
  return found;
};
const inFirst = new Map();
/** Words that say something: no names, no addresses. */
const plain = (text) => text.replace(/\S+[@/.]\S+|\d[\d.,]*\s+\p{L}+\.?( \p{L}+)?/gu, ' ').match(/(?<![\p{L}\d])\p{Ll}{2,}(?!\p{L})/gu) ?? [];
const months = (lang) => Array.from({ length: 12 }, (_, month) => new Date(2026, month, 1).toLocaleString(lang, { month: 'long' }));
const known = new Map([...sentences].map(([lang, list]) => [lang, new Set([...list, ...months(lang)].flatMap((it) => it.replace(/\{[^}]*\}/g, ' ').toLowerCase().match(/\p{L}{2,}/gu) ?? []))]));
/** Neighbours share words, so that only several words that the interface never says in a language are another language. */
const foreign = (text, lang) => {
  const all = plain(text);
  const unknown = all.filter((it) => !known.get(lang)?.has(it));
  // A unit of the author's in a sentence of ours ("Dage pr. elev. Skal ned.") is not the sentence.
  return unknown.length >= 2 && unknown.length * 2 > all.length && (all.length >= 5 || unknown.length === all.length);
};
const native = (text, lang) => plain(text).length >= 3 && plain(text).every((it) => known.get(lang)?.has(it));

const picked = oneOfEach(pages, ...looked);
const originals = new Set(picked.map((it) => fileOf(new Map(it.alternates).get(first) ?? '', base)));
await walk(browser, facts, pages.filter((it) => originals.has(it.name)), { viewport: { width: 1280, height: 800 } }, atRoot, async (page, it) => {
  inFirst.set(it.name, new Set((await page.evaluate(texts)).map(([text]) => text)));
});
await walk(browser, facts, picked, { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }, atRoot, async (page, it) => {
  const { name, lang } = it;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(openAll);
  const found = await page.evaluate(texts);
  check((await page.evaluate(() => document.documentElement.lang)) === lang, name, 'is marked as its own language');
  const keys = found.flatMap(([text]) => [...(text.match(KEY) ?? []).filter((key) => names.has(key)), ...(text.match(HOLE) ?? [])]);
  check(keys.length === 0, name, 'no text is missing or unfilled', keys.join('\n'));
  const original = inFirst.get(fileOf(new Map(it.alternates).get(first) ?? '', base)) ?? new Set();
  // The same words as on the page in the first language are words of that language, and must be marked so.
  const unmarked = found.filter(([text, its]) => its === lang && original.has(text) && foreign(text, lang));
  check(unmarked.length === 0, name, 'what stands there in another language is marked as that language', () => unmarked.slice(0, 5).map(([text]) => text.slice(0, 140)).join('\n'));
  const strange = found.filter(([text, its]) => its === first && !original.has(text) && native(text, lang) && foreign(text, first));
  check(strange.length === 0, name, 'what stands there in its own language is not marked as another', () => strange.slice(0, 5).map(([text]) => text.slice(0, 140)).join('\n'));
  const wrong = await violations(page);
  check(wrong === undefined, name, 'axe', wrong);
});
lap(`${picked.length} pages: texts, marks of language, axe`);

await walk(browser, facts, pages.filter((it) => looked.includes(it.lang)), { viewport: { width: 320, height: 640 } }, atRoot, async (page, it, seen) => {
  await page.evaluate(openAll);
  const wide = await page.evaluate(sideways);
  check(wide === undefined, it.name, 'does not scroll sideways at 320 px', wide);
  check(seen.failed.length === 0 && seen.errors.length === 0, it.name, 'nothing on the console', () => [...seen.failed, ...seen.errors].join('\n'));
});
lap('every page of these languages at 320 px');

await browser.close();
close();
facts.end();
