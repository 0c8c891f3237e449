// Holds every metode.json and index.json of a site against the schemas that the site publishes, in ajv's
// strict mode, and follows every address in them: a file of the site must be there.
//
//   node schema.mjs SITE...
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const here = import.meta.dirname;
const require = createRequire(join(here, '.tools/'));
const Ajv = require('ajv/dist/2020').default;

const address = (text) => { try { return Boolean(new URL(text, 'https://x.example/')); } catch { return false; } };
const formats = { uri: (text) => URL.canParse(text), 'uri-reference': address };
// `strictRequired` does not look through $ref, where our members stand.
const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true, formats });
const form = (name, file) => {
  const ours = join(here, '../../docs/schema', name);
  return { name, file, ours, check: ajv.compile(JSON.parse(readFileSync(ours, 'utf8'))) };
};
const method = form('metode-1.0.json', 'metode.json');
const page = form('page-1.0.json', 'index.json');

function* files(folder, wanted) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path, wanted);
    else if (name === wanted) yield path;
  }
}

let [passed, failed] = [0, 0];
const fail = (path, what) => { failed++; if (failed <= 20) console.log(`${path}: ${what}`); };
const said = (errors) => errors.slice(0, 5).map((it) => `${it.instancePath || '/'} ${it.message} ${JSON.stringify(it.params)}`).join('; ');

// From an address in a file to a file of this site; `at` is the page's own address, where it has one.
function file(path, at, named) {
  if (!/^https?:/.test(named)) return resolve(dirname(path), decodeURI(named.split('#')[0]));
  const from = at && /^https?:/.test(at) ? new URL(at).pathname : '/';
  return resolve(dirname(path), relative(decodeURI(from), decodeURI(new URL(named).pathname)));
}

// Every address of the site itself, by where it stands.
function* addresses(value, path = '') {
  if (Array.isArray(value)) for (const [at, it] of value.entries()) yield* addresses(it, `${path}/${at}`);
  else if (value && typeof value === 'object') {
    for (const [key, it] of Object.entries(value)) {
      const files = path.endsWith('/files') && typeof it === 'string';
      // A contact's, a source's and a help's addresses lead away; a thing's has an id, a list's a twin.
      if (files || ((key === 'url' || key === 'json') && ('id' in value || 'json' in value || path === '/meta'))) yield [`${path}/${key}`, it];
      else if (key === 'figures' && Array.isArray(it) && path.endsWith('/files')) for (const one of it) yield [`${path}/${key}`, one];
      else yield* addresses(it, `${path}/${key}`);
    }
  }
}

function leads(site, path, at, named) {
  const to = file(path, at, named);
  return existsSync(to) && (!statSync(to).isDirectory() || existsSync(join(to, 'index.html')));
}

for (const site of process.argv.slice(2)) {
  for (const { name, ours, file: wanted, check } of [method, page]) {
    const published = join(site, 'assets/skema', name);
    if (!existsSync(published) || readFileSync(published, 'utf8') !== readFileSync(ours, 'utf8')) fail(published, `is not docs/schema/${name}`);
    for (const path of files(site, wanted)) {
      const document = JSON.parse(readFileSync(path, 'utf8'));
      const at = document.indicator?.url ?? document.meta?.url;
      const to = file(path, at, document.$schema ?? '');
      if (to !== resolve(published)) fail(path, `its $schema leads to ${relative(resolve(site), to)}`);
      else if (check(document)) passed++;
      else fail(path, said(check.errors));
      if (wanted !== page.file) continue;
      if (!existsSync(join(dirname(path), 'index.html'))) fail(path, 'there is no page beside it');
      for (const [where, named] of addresses(document)) if (!leads(site, path, at, named)) fail(path, `${where} leads nowhere: ${named}`);
    }
  }
  // Each page of a content kind has a twin, and its head leads there.
  for (const path of files(site, 'index.html')) {
    const head = readFileSync(path, 'utf8').split('</head>')[0];
    const twin = existsSync(join(dirname(path), page.file));
    const linked = /<link rel="alternate" type="application\/json" href="index\.json"/.test(head);
    if (twin !== linked) fail(path, twin ? 'does not lead to its index.json' : 'leads to an index.json that is not there');
  }
}

// A schema that lets everything through has not been held against anything: what is wrong must fail.
function refuses({ ours, check }, sample, wrong) {
  for (const [name, spoil] of Object.entries(wrong)) {
    const document = JSON.parse(readFileSync(sample, 'utf8'));
    spoil(document);
    if (check(document)) fail(ours, `lets through ${name}`);
    else passed++;
  }
}
const sites = process.argv.slice(2);
const sample = sites.flatMap((site) => [...files(site, method.file)])[0];
if (sample) {
  refuses(method, sample, {
    'a class that there is not': (it) => { it.class = 'godt'; },
    'a member that is missing': (it) => { delete it.caveats; },
    'a member too many': (it) => { it.inputs.extra = 1; },
    'a member too many at the top': (it) => { it.score = 1; },
    'a number as a text': (it) => { it.change = '1'; },
    'a half per cent': (it) => { it.share_percent = 0.5; },
    'a figure without a value': (it) => { it.inputs.observations.push({ period: '2024', first_day: '2024-01-01', last_day: '2024-12-31' }); },
  });
}
const mission = sites.flatMap((site) => [...files(site, page.file)]).find((path) => JSON.parse(readFileSync(path, 'utf8')).facts.roadmap);
if (mission) {
  refuses(page, mission, {
    'a kind that there is not': (it) => { it.kind = 'project'; },
    'the facts of another kind': (it) => { it.kind = 'story'; },
    'a mission without an id': (it) => { delete it.id; },
    'a page without a language': (it) => { delete it.meta.language; },
    'a member too many': (it) => { it.facts.score = 1; },
    'null': (it) => { it.summary = null; },
    'an empty list': (it) => { it.facts.themes = []; },
    'a figure as a text': (it) => { it.facts.indicators[0].latest.value = '65,1'; },
    'a day that is none': (it) => { it.updated = '1. maj 2026'; },
    'a status in words': (it) => { it.facts.roadmap[0].milestones[0].status = 'Nået'; },
  });
  // And an address that leads nowhere is found.
  const document = JSON.parse(readFileSync(mission, 'utf8'));
  const [, named] = [...addresses(document.facts, '/facts')][0];
  const lost = named.replace(/(\/|\/index\.html)$/, '-findes-ikke/');
  if (leads('', mission, document.meta.url, lost)) fail(page.ours, 'an address that leads nowhere was not found');
  else passed++;
}
// Snapshots of the repository: what `pejl export snapshot` wrote, and a hash that somebody else counts.
const snapshot = form('snapshot-1.0.json', '.json');
const places = join(here, '../../partners');
for (const name of readdirSync(places).filter((it) => it.endsWith('.json')).sort()) {
  const path = join(places, name);
  const document = JSON.parse(readFileSync(path, 'utf8'));
  if (snapshot.check(document)) passed++;
  else fail(path, said(snapshot.check.errors));
  for (const it of document.files ?? []) {
    const bytes = it.text === undefined ? Buffer.from(it.base64, 'base64') : Buffer.from(it.text, 'utf8');
    if (createHash('sha256').update(bytes).digest('hex') === it.sha256) passed++;
    else fail(path, `the hash of ${it.path} is another`);
  }
  refuses(snapshot, path, {
    'a version that we do not know': (it) => { it.pejl_snapshot = '2.0'; },
    'a path that leads out': (it) => { it.files[0].path = '../site.yml'; },
    'a file without a hash': (it) => { delete it.files[0].sha256; },
    'a file without anything in it': (it) => { delete it.files[0].text; },
    'a member too many': (it) => { it.files[0].draft = true; },
  });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !sample || !mission ? 1 : 0);
