// QualWeb's ACT rules, the engine of the Danish regulator, on every page of a built site: `node act.mjs FOLDER`.
//
// QualWeb's own core opens a browser of another make, one page at a time. We put the same four scripts of its into our
// page in the same order, ask the same questions at the same width (1366 px, and 640 px for text that is enlarged), and
// take its report as it is. A rule that failed fails; what it cannot decide ("warning") is counted and printed.
// It knows nothing about pejl.

import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launch, openAll, tools } from './looking.mjs';
import { Facts, readSite, urlPath, walk } from './pages.mjs';
import { serve } from './serve.mjs';

const [folderArgument] = process.argv.slice(2);
if (!folderArgument) {
  console.error('usage: node act.mjs FOLDER');
  process.exit(2);
}
const folder = resolve(folderArgument);
/** Rules that are not asked, each with its reason. */
const NOT_ASKED = {
  'QW-ACT-R76': 'contrast of 7:1 is WCAG 1.4.6, level AAA; the law asks for AA (EN 301 549, chapter 9)',
};
/** Why a rule may warn on a good page: what it asks a person to look at, and where that is looked at. */
const WARNINGS = {
  'QW-ACT-R40': 'text that its box cuts off when enlarged: check.mjs looks at every page',
  'QW-ACT-R41': 'words about a wrong answer in a field: the only field is that of the search, where no answer is wrong',
  'QW-ACT-R44': 'the same words lead to different places, each below the heading of its own figure: reading.mjs counts them',
  'QW-ACT-R62': 'whether focus is seen: kinds.mjs walks each kind of page with the keyboard',
  'QW-ACT-R63': 'it sees one page and cannot know what repeats: there is one main, reading.mjs',
  'QW-ACT-R64': 'as R63: there is one h1 in main, reading.mjs',
  'QW-ACT-R73': 'as R63: one of four ways past what repeats; ours is the first link, kinds.mjs',
  'QW-ACT-R74': 'as R63: the first link leads to main, kinds.mjs',
  'QW-ACT-R9': 'as R44, without the words around them (WCAG 2.4.9, level AAA)',
  'QW-ACT-R75': 'what R63, R64, R73 and R74 say together',
};
const DESK = { width: 1366, height: 768 };
const ENLARGED = { width: 640, height: 512 };
const scripts = await Promise.all(['@qualweb/qw-page', '@qualweb/util', '@qualweb/locale', '@qualweb/act-rules'].map((it) => readFile(tools.resolve(it), 'utf8')));

const facts = new Facts();
const { pages } = await readSite(folder);
const { origin, close } = await serve(folder);
const browser = await launch();
const warned = new Map();
let asked = 0;

await walk(browser, facts, pages, { viewport: DESK, bypassCSP: true }, (it) => `${origin}/${urlPath(it.name)}`, async (page, it) => {
  const source = (await readFile(join(folder, it.name), 'utf8')).trim();
  await page.evaluate(openAll);
  for (const script of scripts) await page.evaluate(script);
  await page.evaluate(([sourceHtml, exclude]) => {
    globalThis.act = new globalThis.ACTRulesRunner({ exclude }, { translate: 'en', fallback: 'en' }).configure({ exclude }).test({ sourceHtml });
  }, [source, Object.keys(NOT_ASKED)]);
  await page.setViewportSize(ENLARGED);
  const report = await page.evaluate(() => { globalThis.act.testSpecial(); return globalThis.act.getReport(); });
  await page.setViewportSize(DESK);
  const rules = Object.values(report.assertions);
  asked = Math.max(asked, rules.length);
  // A report without rules is an engine that did not run.
  facts.check(rules.length > 50, it.name, 'was asked by QualWeb', () => `${rules.length} rules`);
  for (const rule of rules) {
    const { outcome } = rule.metadata;
    const what = () => rule.results.filter((r) => r.verdict === outcome).slice(0, 4).map((r) => `${r.resultCode} ${r.description}\n  ${r.elements?.[0]?.htmlCode?.slice(0, 160) ?? ''}`).join('\n');
    if (outcome === 'warning') {
      if (!warned.has(rule.code)) warned.set(rule.code, { name: rule.name, pages: [], what: what() });
      warned.get(rule.code).pages.push(it.name);
    }
    facts.check(outcome !== 'failed' || NOT_ASKED[rule.code], it.name, `QualWeb ${rule.code} (ACT ${rule.mapping}): ${rule.name}`, what);
  }
});
facts.lap(`${pages.length} pages, ${asked} ACT rules`);
for (const [rule, reason] of Object.entries(NOT_ASKED)) facts.notes.push(`not asked: ${rule}, ${reason}`);
for (const [code, it] of [...warned].sort()) {
  facts.notes.push(`${code} (${it.name}) warns on ${it.pages.length} pages: ${WARNINGS[code] ?? 'nobody has said why'}`);
  // A warning that nobody has understood is a finding.
  facts.check(WARNINGS[code] !== undefined, it.pages[0], `QualWeb warns, and we know why: ${code}`, it.what);
}

await browser.close();
close();
facts.end();
