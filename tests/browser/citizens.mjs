// Five questions that a citizen asks, answered from the front page: `node citizens.mjs FOLDER`.
//
// Each way goes by the names that stand on links, in at most two clicks, and ends where the answer's words are seen without
// opening anything. The ways are told in docs/citizen-questions.md. It knows the demonstration site and nothing of pejl.

import { resolve } from 'node:path';
import { launch } from './looking.mjs';
import { Facts } from './pages.mjs';
import { serve } from './serve.mjs';

const [folderArgument] = process.argv.slice(2);
if (!folderArgument) {
  console.error('usage: node citizens.mjs FOLDER');
  process.exit(2);
}
/** Question, names of links to click, and what the answer must say. */
const QUESTIONS = [
  ['Når vi målet?', [/^Flere unge i Fjordlandet skal have det godt$/], [/I 2030 skal det være 3 ud af 4/, /Går langsomt/, /Målet i 2030 kræver/]],
  ['Hvem har lovet hvad?', [/^Bidrag$/], [/En trivselsvejleder på hver skole/, /Nordvig Kommune/]],
  ['Hvor kommer tallet fra?', [/^(Trivsel|Unge, der har det godt)$/], [/Kilde: Ungeprofilen \(opdigtet\), Fjorduniversitetet/, /Næste tal/]],
  ['Hvad sker der for mig?', [/^For dig, der er ung og mangler et job$/], [/Det gør vi for dig/, /Ring mandag til torsdag klokken 10 til 14/]],
  ['Hvad gik galt?', [/^Flere rådgivere gav ikke kortere ventetid$/], [/Virkede ikke/, /Ventetiden er næsten den samme/, /Vi prøver åben rådgivning/]],
];
const CLICKS_MAX = 2;

const facts = new Facts();
const { origin, close } = await serve(resolve(folderArgument));
const browser = await launch();
for (const [mode, viewport] of [['390 px', { width: 390, height: 844 }], ['1280 px', { width: 1280, height: 800 }]]) {
  const context = await browser.newContext({ viewport, javaScriptEnabled: true });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  for (const [question, way, answer] of QUESTIONS) {
    const where = `“${question}” at ${mode}`;
    try {
      await page.goto(`${origin}/`);
      facts.check(way.length <= CLICKS_MAX, where, `is at most ${CLICKS_MAX} clicks away`);
      for (const name of way) await Promise.all([page.waitForNavigation(), page.locator('a:visible').filter({ hasText: name }).first().click()]);
      const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
      for (const words of answer) facts.check(words.test(text), where, `is answered with ${words}`, `${page.url().replace(origin, '')}: ${text.slice(0, 300)}`);
    } catch (e) {
      facts.check(false, where, 'has a way', e.message.split('\n')[0]);
    }
  }
  await context.close();
}
facts.lap(`${QUESTIONS.length} questions on a phone and a desk`);
await browser.close();
close();
facts.end();
