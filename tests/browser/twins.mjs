// Reads every calendar of a site with a second library (ical.js, which Thunderbird uses), and unfolds what
// comes again: the days must be those that the page's rule means.
//
//   node twins.mjs SITE
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const here = import.meta.dirname;
const require = createRequire(join(here, '.tools/'));
const ICAL = (await import(require.resolve('ical.js'))).default;

function* files(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else if (name.endsWith('.ics')) yield path;
  }
}

// A month later on the same day, or on the month's last one: counted without a library.
function expected({ months, from, to }, most) {
  const [year, month, day] = from.split('-').map(Number);
  const days = [];
  for (let n = 0; days.length < most; n++) {
    const at = year * 12 + month - 1 + n * months;
    const last = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
    const text = new Date(Date.UTC(Math.floor(at / 12), at % 12, Math.min(day, last))).toISOString().slice(0, 10);
    if (to && text > to) break;
    days.push(text);
  }
  return days;
}

function wrong(text, entries) {
  const found = [];
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((it) => new ICAL.Event(it));
  for (const it of events) {
    if (!it.uid || !it.summary || !it.startDate?.isDate) found.push(`an event is not whole: ${it.uid}`);
    if (!it.isRecurring()) continue;
    const entry = entries.find((one) => one.every && one.title === it.summary);
    if (!entry) { found.push(`${it.summary} comes again, and the page does not say so`); continue; }
    const days = [];
    const next = it.iterator();
    for (let day = next.next(); day && days.length < 40; day = next.next()) days.push(day.toString());
    const want = expected(entry.every, 40);
    const long = (it.endDate.toJSDate() - it.startDate.toJSDate()) / 864e5;
    if (Math.round(long) !== (entry.every.days ?? 1)) found.push(`${it.summary} takes ${long} days, and not ${entry.every.days ?? 1}`);
    if (days.join() !== want.join()) found.push(`${it.summary}: ${days.slice(0, 5)}, and not ${want.slice(0, 5)}`);
  }
  return { found, again: events.filter((it) => it.isRecurring()).length, events: events.length };
}

const site = process.argv[2];
let [passed, failed, again] = [0, 0, 0];
// By language: what each UID is, in whatever file it stands.
const known = {};
function told(text, where) {
  const found = [];
  for (const it of new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')) {
    const uid = it.getFirstPropertyValue('uid');
    const what = it.toString();
    const first = (known[`${where} ${uid}`] ??= what);
    if (first !== what) found.push(`${uid} is another event in another file`);
  }
  return found;
}
let sample;
for (const path of files(site)) {
  const folder = relative(site, path).startsWith('en/') ? 'en/calendar' : 'kalender';
  const { items } = JSON.parse(readFileSync(join(site, folder, 'index.json'), 'utf8')).facts;
  const text = readFileSync(path, 'utf8');
  const it = wrong(text, items ?? []);
  it.found.push(...told(text, folder));
  again += it.again;
  if (it.again) sample ??= [text, items];
  if (it.found.length || !it.events) { failed++; console.log(`${relative(site, path)}: ${it.found.join('; ') || 'no events'}`); }
  else passed++;
}
// The check itself: a rule that means other days is found.
if (sample && wrong(sample[0].replace(/INTERVAL=\d+/, 'INTERVAL=5'), sample[1]).found.length) passed++;
else { failed++; console.log('a rule that means other days was not found'); }
console.log(`${again} events that come again`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !again ? 1 : 0);
