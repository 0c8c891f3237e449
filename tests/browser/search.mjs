// Asks the site's own search what people ask, and counts what it finds: `node search.mjs FOLDER [--pagefind INDEX] [-v]`.
//
// It runs search.js as it is published, on the index as it is published, with a page of nothing around it. The questions
// and the pages that answer them stand in tests/search; every second one was held back while the search was tuned. The
// last line counts each floor and each size as one test.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import vm from 'node:vm';

const args = process.argv.slice(2);
const verbose = args.includes('-v');
const folder = resolve(args.find((it) => !it.startsWith('-')) ?? 'output');
const tests = join(dirname(fileURLToPath(import.meta.url)), '..', 'search');
// What must be found among the first three, in per cent of all questions of a language, and of those held back.
const FLOORS = { da: [95, 92], en: [95, 90] };
const LIMITS = { script: 12_000, first: 60_000 };
const SEARCH = { da: 'soeg/index.html', en: 'en/search/index.html' };

/** Questions of common words and one that the site has. */
const QUIET = { da: 'hvor mange unge er været', en: 'how many of your young people would you' };

/** The questions of a file: what is asked, and the pages that answer it. */
export function questions(lang) {
  const lines = readFileSync(join(tests, `questions.${lang}.txt`), 'utf8').split('\n');
  return lines.filter((it) => it.includes('|') && !it.startsWith('#')).map((it) => {
    const [asked, pages] = it.split('|');
    return { asked: asked.trim(), pages: pages.trim().split(/\s+/) };
  });
}

/** The page's own script with its own index, and what it has loaded so far. */
function engine(lang) {
  const page = readFileSync(join(folder, SEARCH[lang]), 'utf8');
  const [, script, index] = /<script src="(?:\.\.\/)*([^"]+)" data-index="(?:\.\.\/)*([^"]+)"/.exec(page);
  const loaded = new Map();
  const context = vm.createContext({ URLSearchParams, setTimeout, clearTimeout });
  context.document = {
    currentScript: { dataset: { index, root: '' } },
    getElementById: () => null,
    createElement: () => ({}),
    head: {
      append(script) {
        const text = readFileSync(join(folder, script.src));
        loaded.set(script.src, gzipSync(text, { level: 9 }).length);
        queueMicrotask(() => vm.runInContext(text.toString(), context));
      },
    },
  };
  const source = readFileSync(join(folder, script));
  vm.runInContext(`${source}\nthis.pejlSearch = pejlSearch;`, context);
  return { search: context.pejlSearch, loaded, script: [source.length, gzipSync(source, { level: 9 }).length], index };
}

const bare = (href) => href.replace(/index\.html/, '');
/** Whether an address is one of those that answer; an address without a place on the page answers too. */
const answers = (href, pages) => pages.some((page) => {
  const [path, place] = page.split('#');
  const [found, at] = bare(href).split('#');
  return path === found && (!place || !at || place === at);
});

/** Where the first right answer stands, from 1; 0 if it is not among ten. */
export async function rank(find, question) {
  const found = (await find(question.asked)).slice(0, 10);
  return [found.findIndex((it) => answers(it, question.pages)) + 1, found.slice(0, 3).map(bare)];
}

const share = (ranks, most) => (100 * ranks.filter((it) => it > 0 && it <= most).length) / ranks.length;
const per = (it) => `${it.toFixed(0)} %`;

export function report(name, ranks) {
  const halves = [0, 1].map((half) => ranks.filter((_, i) => i % 2 === half));
  const row = (label, some) => console.log(`  ${label} (${some.length}): first ${per(share(some, 1))}, among three ${per(share(some, 3))}, among ten ${per(share(some, 10))}`);
  console.log(name);
  row('all', ranks);
  row('tuned on', halves[0]);
  row('held back', halves[1]);
  return [share(ranks, 3), share(halves[1], 3)];
}

let passed = 0;
const failures = [];
const check = (holds, what) => (holds ? (passed += 1) : failures.push(what));

async function main() {
  for (const lang of ['da', 'en']) {
    const ranks = [];
    let most = 0;
    for (const question of questions(lang)) {
      const { search, loaded, script } = engine(lang);
      const [at, first] = await rank(async (asked) => {
        const { pages } = await search.ask(asked);
        return (await search.show(pages.slice(0, 10))).map((it) => it.href);
      }, question);
      ranks.push(at);
      const sent = [...loaded.values()].reduce((a, b) => a + b, 0) + script[1];
      most = Math.max(most, sent);
      if (verbose && (at === 0 || at > 3)) console.log(`  ${at}  ${question.asked}  ->  ${first.join('  ')}`);
    }
    // A word that questions are made of is not looked for, so nothing is guessed for it: the last of the list too.
    const { like } = await engine(lang).search.ask(QUIET[lang]);
    check(like.length === 0, `${lang}: "${QUIET[lang]}" has other words guessed: ${like.join(', ')}`);
    const [all, held] = report(lang, ranks);
    check(all >= FLOORS[lang][0], `${lang}: ${per(all)} among the first three, and the floor is ${FLOORS[lang][0]} %`);
    check(held >= FLOORS[lang][1], `${lang}, held back: ${per(held)} among the first three, and the floor is ${FLOORS[lang][1]} %`);
    const { script, index } = engine(lang);
    const files = readdirSync(join(folder, index));
    const sizes = files.map((it) => gzipSync(readFileSync(join(folder, index, it)), { level: 9 }).length);
    const raw = files.reduce((sum, it) => sum + statSync(join(folder, index, it)).size, 0);
    console.log(`  script ${script[0]} bytes (${script[1]} zipped); index ${files.length} files, ${raw} bytes (${sizes.reduce((a, b) => a + b, 0)} zipped); a question sends at most ${most} with the script`);
    check(script[0] <= LIMITS.script, `search.js has ${script[0]} bytes, and may have ${LIMITS.script}`);
    check(most <= LIMITS.first, `${lang}: a first question sends ${most} bytes zipped, and may send ${LIMITS.first}`);
  }
  failures.forEach((it) => console.log(`FAILED ${it}`));
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exitCode = failures.length ? 1 : 0;
}
if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split('/').pop())) await main();
