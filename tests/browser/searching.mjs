// The search page in a real browser: `node searching.mjs FOLDER`.
//
// Below a subfolder with the strict policy sent as a header, with the keyboard alone, without JavaScript, at 320 px, in
// light and dark, from a folder, and back from a page that was found. No request but to the site itself; nothing stored.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, sideways, violations } from './looking.mjs';
import { fileFor } from './serve.mjs';

const folder = resolve(process.argv[2] ?? 'output');
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const BELOW = '/under/mappe/';
// As strict as the page allows: what a host should send with it.
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const CASES = [
  { lang: 'da', page: 'soeg/', ask: 'hvor mange unge er ensomme?', first: 'indikatorer/ensomme-unge/', wrong: 'ensommhed', nothing: 'qwxzqwxz' },
  { lang: 'en', page: 'en/search/', ask: 'how many young people feel lonely?', first: 'en/indicators/ensomme-unge/', wrong: 'lonelly', nothing: 'qwxzqwxz' },
];

let passed = 0;
const failures = [];
const check = (holds, what, detail = '') => (holds ? (passed += 1) : failures.push(`${what}${detail ? `: ${detail}` : ''}`));

const server = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://127.0.0.1').pathname;
  const file = path.startsWith(BELOW) ? await fileFor(folder, path.slice(BELOW.length - 1)) : undefined;
  const headers = { 'content-security-policy': POLICY, 'content-type': TYPES[extname(file ?? '')] ?? 'text/plain' };
  response.writeHead(file ? 200 : 404, headers);
  response.end(file ? await readFile(file) : 'not found');
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();

/** A page that notes what goes wrong. */
async function open(options) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const seen = { errors: [], requests: [] };
  page.on('console', (m) => m.type() === 'error' && seen.errors.push(m.text()));
  page.on('pageerror', (e) => seen.errors.push(String(e)));
  page.on('request', (r) => seen.requests.push(r.url()));
  return { context, page, seen };
}
const answers = (page) => page.locator('.answers li a').evaluateAll((all) => all.map((a) => a.href));
const said = (page) => page.locator('[role=status]').innerText();

for (const { lang, page: where, ask, first, wrong, nothing } of CASES) {
  const address = `${origin}${BELOW}${where}`;
  const name = (what) => `${lang}: ${what}`;

  // The keyboard alone, in light and dark, wide and narrow.
  for (const [width, colorScheme] of [[1280, 'light'], [1280, 'dark'], [390, 'light'], [320, 'dark']]) {
    const { context, page, seen } = await open({ viewport: { width, height: 800 }, colorScheme });
    const at = (what) => name(`${what} (${width} px, ${colorScheme})`);
    await page.goto(address);
    check(seen.requests.length <= 7, at('makes at most 7 requests before a question'), seen.requests.join(' '));
    for (let i = 0; i < 60 && !(await page.evaluate(() => document.activeElement?.id === 'q')); i += 1) await page.keyboard.press('Tab');
    check(await page.evaluate(() => document.activeElement?.id === 'q'), at('the field is reached with the keyboard'));
    await page.keyboard.type(ask, { delay: 5 });
    // What was found for half a question stands there until the whole of it is answered.
    await page.waitForFunction((it) => document.querySelector('[role=status]').textContent.includes(it), ask);
    check((await answers(page))[0] === `${origin}${BELOW}${first}index.html` || (await answers(page))[0] === `${origin}${BELOW}${first}`, at('finds while one types'), (await answers(page)).slice(0, 3).join(' '));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?q=/);
    check(/\d/.test(await said(page)), at('says how many there are'), await said(page));
    check(await page.evaluate(() => document.activeElement?.id === 'q'), at('the keyboard stays in the field'));
    const bad = await violations(page);
    check(bad === undefined, at('axe has nothing to say'), bad);
    const wide = await page.evaluate(sideways);
    check(wide === undefined, at('does not scroll sideways'), wide);
    // To the first answer, there, and back.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href.includes(first));
    await page.goBack();
    await page.locator('.answers li').first().waitFor();
    check((await page.inputValue('#q')) === ask, at('the way back leads to the question'), await page.inputValue('#q'));
    // A word that is misspelt, and one that there is not.
    await page.fill('#q', wrong);
    await page.keyboard.press('Enter');
    await page.waitForFunction((it) => document.querySelector('[role=status]').textContent.includes(it), wrong);
    check((await answers(page))[0]?.includes(first), at('finds a misspelt word'), (await answers(page)).slice(0, 3).join(' '));
    await page.fill('#q', nothing);
    await page.keyboard.press('Enter');
    await page.waitForFunction((it) => document.querySelector('[role=status]').textContent.includes(it), nothing);
    check(await page.locator('.answers').isHidden(), at('shows no answers where there are none'));
    check(await page.locator('.ask-us a').isVisible(), at('says whom to ask where there are none'));
    check((await violations(page)) === undefined, at('axe has nothing to say of no answers'));
    await page.goBack();
    await page.waitForFunction((it) => document.querySelector('#q').value === it, wrong);
    check(true, at('the way back leads through the questions'));
    check(seen.errors.length === 0, at('no error on the console'), seen.errors.join('\n'));
    check(seen.requests.every((it) => it.startsWith(origin + BELOW)), at('asks nobody else'), seen.requests.filter((it) => !it.startsWith(origin + BELOW)).join(' '));
    check((await context.cookies()).length === 0 && (await page.evaluate(() => localStorage.length + sessionStorage.length)) === 0, at('stores nothing'));
    await context.close();
  }

  // Without JavaScript the list from A to Å is the page, and there is no field that does nothing.
  {
    const { context, page } = await open({ javaScriptEnabled: false });
    await page.goto(address);
    check((await page.locator('input, button').count()) === 0, name('no field without JavaScript'));
    check((await page.locator('.names li a').count()) > 50, name('the list from A to Å without JavaScript'));
    await context.close();
  }

  // From a folder.
  {
    const { context, page, seen } = await open({});
    await page.goto(`${pathToFileURL(join(folder, where, 'index.html')).href}?q=${encodeURIComponent(ask)}`);
    await page.locator('.answers li').first().waitFor();
    check((await answers(page))[0].includes(first), name('works from a folder'), (await answers(page))[0]);
    await page.fill('#q', wrong);
    await page.keyboard.press('Enter');
    await page.waitForFunction((it) => document.querySelector('[role=status]').textContent.includes(it), wrong);
    check((await answers(page))[0]?.includes(first), name('works from a folder, asked again'));
    // Chromium refuses to fetch a font ahead from a file, and loads it where the style asks for it.
    const errors = seen.errors.filter((it) => !/font|ERR_FAILED/.test(it));
    check(errors.length === 0, name('no error from a folder'), errors.join('\n'));
    await page.locator('.answers li a').first().click();
    await page.waitForURL((url) => url.href.includes(first));
    check(true, name('an answer leads to its page from a folder'));
    await context.close();
  }

  // What cannot be fetched is said.
  {
    const { context, page } = await open({});
    await page.route('**/assets/search/**', (route) => route.abort());
    await page.goto(address);
    await page.fill('#q', ask);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[role=status]').textContent !== '');
    check((await page.locator('.names li a').count()) > 50, name('the list stays where the index cannot be fetched'));
    await context.close();
  }
}

await browser.close();
server.close();
failures.forEach((it) => console.log(`FAILED ${it}`));
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length ? 1 : 0;
