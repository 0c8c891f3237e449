// The checks themselves: sites with faults that we put there, and each must be found: `node faults.mjs SITE FIVE I18N`.
//
// SITE is the demonstration site and FIVE the same in five languages; both are copied, nothing in them is changed. Each
// check looks only at the pages that have a fault. A check that stays silent where there is one says nothing elsewhere.

import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Facts } from './pages.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const [siteArgument, fiveArgument, texts] = process.argv.slice(2);
if (!texts) {
  console.error('usage: node faults.mjs SITE FIVE I18N');
  process.exit(2);
}
const facts = new Facts();
const work = await mkdtemp(join(tmpdir(), 'pejl-faults-'));

const inMain = (html) => [/<\/main>/, `${html}</main>`];
/** Wider than any page, whatever the style says of drawings. */
const wide = '<p><label>Bred <input size="400"></label></p>';
/** Text that does not get smaller when it is zipped. */
const noise = Array.from({ length: 900 }, (_, at) => `<b>${createHash('sha256').update(String(at)).digest('hex')}</b>`).join(' ');

/** Page, what is changed there, and the failures that must follow: check, and a part of what it says. */
const SITE = [
  ['index.html', inMain('<p style="color:#ccc">Bleg</p><img src="https://other.example/x.png">'), [
    ['check.mjs', 'has no inline style'], ['check.mjs', 'no request to another host'], ['check.mjs', 'says nothing on the console'], ['check.mjs', 'axe, light 390 px\n    image-alt'],
    ['act.mjs', 'QW-ACT-R17'], ['reading.mjs', 'every picture has words'], ['lighthouse.mjs', 'Lighthouse accessibility is 100']]],
  ['ordliste/index.html', inMain('<p><a href="#main-content"></a></p><h6>Langt nede</h6><a class="b" href="../om/index.html" tabindex="3">Her</a><script src="../assets/fault.js"></script>'), [
    ['check.mjs', 'has no script'], ['check.mjs', 'link-name'], ['act.mjs', 'QW-ACT-R12'], ['reading.mjs', 'no level of heading is left out'], ['reading.mjs', 'is without a name'], ['reading.mjs', 'the keyboard follows the text']]],
  ['rettelser/index.html', inMain(`${wide}<p id="main-content"><a href="nowhere/index.html">Ud i det blå</a></p>`), [
    ['check.mjs', 'does not scroll sideways, at 320 px'], ['check.mjs', 'has no id twice'], ['check.mjs', 'nowhere/index.html does not exist'], ['kinds.mjs', 'is no wider than the paper']]],
  ['kalender/index.html', inMain(`<h1>En til</h1>${noise}${'<i></i>'.repeat(1500)}`), [
    ['check.mjs', 'elements: at most'], ['check.mjs', 'html: at most'], ['check.mjs', 'has one h1'], ['reading.mjs', 'begins with its only h1']]],
  ['missioner/index.html', [/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''], [['check.mjs', 'carries the strict policy']]],
  // A page that may have a script, with one that does what no script of ours may.
  ['partnere/index.html', [/default-src 'none';(.*)<body[^>]*>/s, `default-src 'none'; script-src 'self';$1<body data-page="search"><script src="../assets/fault.js" defer></script>`], [
    ['check.mjs', 'cookie fault=1'], ['check.mjs', 'localStorage fault'], ['check.mjs', 'script: at most']]],
  ['bidrag/index.html', [/<table|<h2|<\/main>/, '<section aria-label="To"><p>a</p></section><section aria-label="To"><table><tr><td>1</td></tr></table></section>$&'], [
    ['reading.mjs', 'no two of region'], ['reading.mjs', 'every table has']]],
  ['om/index.html', inMain('<p><a href="../index.html">Det samme</a> <a href="../ordliste/index.html">Det samme</a></p>'), [['reading.mjs', 'links that say “Det samme”']]],
  ['emner/index.html', [/<a class="skip"[^>]*>.*?<\/a>/, ''], [['kinds.mjs', 'the first Tab shows the way past the menu']]],
  ['fortaellinger/index.html', inMain(`<div class="scroll">${wide}</div>`), [['kinds.mjs', 'what scrolls can be reached']]],
];
const FIVE = [
  ['sv/index.html', [/ lang="da"/g, ''], [['languages.mjs', 'what stands there in another language is marked']]],
  ['nb/index.html', inMain('<p>phrase.not_translated</p><p>Det er {count} til</p>'), [['languages.mjs', 'phrase.not_translated\n    {count}']]],
  ['de/index.html', [/<link rel="alternate" hreflang="sv"[^>]*>/, '<link rel="alternate" hreflang="sv" href="https://pejl.example/nb/">'], [['languages.mjs', 'leads to itself in sv']]],
  ['de/glossar/index.html', inMain(wide), [['languages.mjs', 'does not scroll sideways at 320 px']]],
];

async function spoil(from, to, faults) {
  await cp(resolve(from), to, { recursive: true });
  for (const [name, [what, by]] of faults) {
    const before = await readFile(join(to, name), 'utf8');
    const after = before.replace(what, by);
    if (after === before) facts.check(false, name, 'can be given its fault', String(what));
    await writeFile(join(to, name), after);
  }
}

/** What a check says of the pages that have a fault for it. */
function said(script, folder, faults, ...more) {
  const only = faults.filter(([, , expected]) => expected.some(([by]) => by === script)).map(([name]) => name);
  // Words of another language are known by the page in the first one.
  if (script === 'languages.mjs') only.push('index.html');
  // Lighthouse opens no pages through us: it takes kinds.
  const extra = script === 'lighthouse.mjs' ? ['front'] : more;
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(here, script), folder, ...extra], { env: { ...process.env, PEJL_ONLY: only.join(',') } });
    let out = '';
    child.stdout.on('data', (bytes) => { out += bytes; });
    child.stderr.on('data', (bytes) => { out += bytes; });
    child.on('close', () => done(out));
  });
}

try {
  await spoil(siteArgument, join(work, 'site'), SITE);
  await writeFile(join(work, 'site/assets/fault.js'), `document.cookie = 'fault=1'; localStorage.setItem('fault', '1');\n// ${createHash('sha512').update('x').digest('hex').repeat(3)}\n${Array.from({ length: 1000 }, (_, at) => `// ${createHash('sha512').update(String(at)).digest('hex')}`).join('\n')}`);
  await spoil(fiveArgument, join(work, 'five'), FIVE);
  const runs = [];
  for (const script of ['check.mjs', 'act.mjs', 'reading.mjs', 'kinds.mjs', 'lighthouse.mjs']) runs.push([script, SITE, () => said(script, join(work, 'site'), SITE)]);
  runs.push(['languages.mjs', FIVE, () => said('languages.mjs', join(work, 'five'), FIVE, texts, 'sv', 'nb', 'de')]);
  for (const [script, faults, run] of runs) {
    const out = await run();
    for (const [name, , expected] of faults) {
      for (const [by, what] of expected.filter(([it]) => it === script)) {
        const of = out.split(/^FAIL /m).filter((it) => it.startsWith(`${name}: `)).join('\n');
        facts.check(of.includes(what), name, `${by} finds “${what.replaceAll('\n', ' ')}”`, () => of.slice(0, 1500) || out.slice(-600));
      }
    }
    facts.lap(script);
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
facts.end();
