// Holds every metode.json of a site against the schema that the site publishes, in ajv's strict mode.
//
//   node schema.mjs SITE...
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const here = import.meta.dirname;
const require = createRequire(join(here, '.tools/'));
const Ajv = require('ajv/dist/2020').default;
const ours = join(here, '../../docs/schema/metode-1.0.json');
const schema = JSON.parse(readFileSync(ours, 'utf8'));
// `strictRequired` does not look through $ref, where our members stand.
const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true });
const check = ajv.compile(schema);

function* files(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else if (name === 'metode.json') yield path;
  }
}

let [passed, failed] = [0, 0];
const fail = (path, what) => { failed++; if (failed <= 20) console.log(`${path}: ${what}`); };
for (const site of process.argv.slice(2)) {
  const published = join(site, 'assets/skema/metode-1.0.json');
  if (!existsSync(published) || readFileSync(published, 'utf8') !== readFileSync(ours, 'utf8')) fail(published, 'is not docs/schema/metode-1.0.json');
  for (const path of files(site)) {
    const document = JSON.parse(readFileSync(path, 'utf8'));
    const named = document.$schema ?? '';
    // From where the page says that it lives to where this site lies.
    const folder = document.indicator?.url ? new URL(document.indicator.url) : null;
    const to = /^https?:/.test(named)
      ? resolve(dirname(path), relative(decodeURI(folder?.pathname ?? '/'), decodeURI(new URL(named).pathname)))
      : resolve(dirname(path), named);
    if (to !== resolve(published)) fail(path, `its $schema leads to ${relative(resolve(site), to)}`);
    else if (check(document)) passed++;
    else fail(path, check.errors.slice(0, 5).map((it) => `${it.instancePath || '/'} ${it.message} ${JSON.stringify(it.params)}`).join('; '));
  }
}

// A schema that lets everything through has not been held against anything: what is wrong must fail.
const sample = process.argv.slice(2).flatMap((site) => [...files(site)])[0];
if (sample) {
  const wrong = {
    'a class that there is not': (it) => { it.class = 'godt'; },
    'a member that is missing': (it) => { delete it.caveats; },
    'a member too many': (it) => { it.inputs.extra = 1; },
    'a member too many at the top': (it) => { it.score = 1; },
    'a number as a text': (it) => { it.change = '1'; },
    'a half per cent': (it) => { it.share_percent = 0.5; },
    'a figure without a value': (it) => { it.inputs.observations.push({ period: '2024', first_day: '2024-01-01', last_day: '2024-12-31' }); },
  };
  for (const [name, spoil] of Object.entries(wrong)) {
    const document = JSON.parse(readFileSync(sample, 'utf8'));
    spoil(document);
    if (check(document)) fail(ours, `lets through ${name}`);
    else passed++;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !sample ? 1 : 0);
