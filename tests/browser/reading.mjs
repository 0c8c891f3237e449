// A built site as somebody meets it who does not see it: `node reading.mjs FOLDER [TEXTS]`.
//
// Every page, as the browser tells it to a screen reader (its accessibility tree): headings in order, one h1, one each of
// banner, main and contentinfo, every navigation and region with a name of its own, no link, button or picture without a
// name, tables with a caption and headings, the order of reading is the order on the screen. Links that say the same and
// lead to different places are counted. With TEXTS, what a screen reader says of one page of each kind, as text.
// It knows nothing about missions.

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launch, openAll } from './looking.mjs';
import { Facts, oneOfEach, readSite, short, urlPath, walk } from './pages.mjs';
import { serve } from './serve.mjs';

const [folderArgument, textsArgument] = process.argv.slice(2);
if (!folderArgument) {
  console.error('usage: node reading.mjs FOLDER [TEXTS]');
  process.exit(2);
}
const facts = new Facts();
const { check, lap } = facts;
const folder = resolve(folderArgument);
const { pages } = await readSite(folder);
const { origin, close } = await serve(folder);
const browser = await launch();
const texts = textsArgument && resolve(textsArgument);
if (texts) {
  await rm(texts, { recursive: true, force: true });
  await mkdir(texts, { recursive: true });
}
const told = new Set(oneOfEach(pages).map((it) => it.name));

/** Roles that carry nothing of their own to a reader. */
const SILENT = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'StaticText', 'ListMarker', 'LayoutTableCell', 'LayoutTableRow', 'LayoutTable']);
/** Roles that say their whole content as their name. */
const WHOLE = new Set(['heading', 'link', 'button', 'img', 'image', 'DisclosureTriangle', 'textbox', 'searchbox']);

/** The accessibility tree as the browser hands it over: nodes with role, name, level and children, without what is ignored. */
async function tree(session) {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((it) => [it.nodeId, it]));
  const build = (id) => {
    const node = byId.get(id);
    if (!node) return [];
    const below = (node.childIds ?? []).flatMap(build);
    if (node.ignored) return below;
    const property = (name) => node.properties?.find((it) => it.name === name)?.value.value;
    return [{ role: node.role?.value ?? '', name: (node.name?.value ?? '').replace(/\s+/g, ' ').trim(), level: property('level'), expanded: property('expanded'), below, dom: node.backendDOMNodeId, description: node.description?.value }];
  };
  return build(nodes[0].nodeId);
}

function* every(nodes) {
  for (const node of nodes) {
    yield node;
    yield* every(node.below);
  }
}

const spoken = (node) => (node.role === 'StaticText' ? node.name : node.below.map(spoken).join(' ')).replace(/\s+/g, ' ').trim();

/** What is read aloud, a line a stop, indented by what it stands in. */
function lines(nodes, depth = 0, out = []) {
  let run = [];
  const flush = () => {
    if (run.length) out.push(`${'  '.repeat(depth)}${run.join(' ')}`);
    run = [];
  };
  for (const node of nodes) {
    if (node.role === 'StaticText') {
      if (node.name) run.push(node.name);
      continue;
    }
    if (node.role === 'InlineTextBox' || node.role === 'LineBreak' || node.role === 'ListMarker') continue;
    flush();
    if (SILENT.has(node.role)) {
      lines(node.below, depth, out);
      continue;
    }
    const name = node.name || (WHOLE.has(node.role) ? '' : undefined);
    const level = node.role === 'heading' ? ` ${node.level}` : '';
    const open = node.expanded === undefined ? '' : node.expanded ? ' (open)' : ' (closed)';
    const only = node.below.every((it) => SILENT.has(it.role)) ? spoken(node) : '';
    if (only && !node.name) out.push(`${'  '.repeat(depth)}${node.role}${level}: ${only}`);
    else out.push(`${'  '.repeat(depth)}${node.role}${level}${open}${name === undefined ? '' : ` “${name}”`}${node.description ? ` (${node.description})` : ''}`);
    if (!WHOLE.has(node.role) && !(only && !node.name)) lines(node.below, depth + 1, out);
    else if (only && node.name && only !== node.name) out.push(`${'  '.repeat(depth + 1)}${only}`);
  }
  flush();
  return out;
}

/** Runs in the page: tables, pictures and the order on the screen, which the tree does not tell. */
const seenOnScreen = () => {
  const shown = (e) => e.checkVisibility({ visibilityProperty: true });
  const say = (e) => `<${e.tagName.toLowerCase()}> ${e.textContent.trim().replace(/\s+/g, ' ').slice(0, 60)}`;
  const tables = [...document.querySelectorAll('table')].filter(shown).map((table) => ({
    what: say(table), named: Boolean(table.caption?.textContent.trim() || table.closest('[aria-label], [aria-labelledby]:not(section)')),
    heads: [...table.querySelectorAll('th')].length, loose: [...table.querySelectorAll('th')].filter((th) => !th.scope && !th.closest('thead')).length,
      }));
  const pictures = [...document.querySelectorAll('img')].filter((e) => !e.hasAttribute('alt')).map((e) => e.outerHTML.slice(0, 120));
  // Hidden or named: a drawing that is neither is read as a heap of numbers.
  const named = 'svg[role=img]:is([aria-label], [aria-labelledby])';
  const drawings = [...document.querySelectorAll('svg')].filter((e) => shown(e) && !e.closest(`[aria-hidden=true], ${named}`)).map((e) => e.outerHTML.slice(0, 120));
  // On a phone there is one column, and what is read later stands lower, or beside.
  const blocks = [...document.querySelectorAll('main :is(h1,h2,h3,h4,p,figure,table,dt,summary)')].filter((e) => shown(e) && !e.closest('details:not([open])') && e.getClientRects().length && !e.closest('svg'));
  const upside = [];
  let before;
  for (const block of blocks) {
    const box = block.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    const column = before && box.left < before.box.right - 1 && box.right > before.box.left + 1;
    if (column && box.bottom <= before.box.top - 1) upside.push(`${say(block)} stands above ${say(before.block)}`);
    before = { block, box };
  }
  const jumps = [...document.querySelectorAll('[tabindex]')].filter((e) => e.tabIndex > 0).map(say);
  // Where a link says the same as another, what stands around it must tell them apart.
  const around = (a) => {
    const cell = a.closest('li, tr, dd, p, article, section, figure') ?? document.body;
    const row = cell.querySelector('th')?.textContent ?? '';
    const heading = a.closest('section, article')?.querySelector('h1,h2,h3,h4')?.textContent ?? '';
    return `${heading} ${row} ${cell.textContent}`.replace(/\s+/g, ' ').trim();
  };
  const links = [...document.querySelectorAll('a[href]')].filter(shown).map((a) => ({ href: a.href, text: (a.getAttribute('aria-label') ?? a.textContent).replace(/\s+/g, ' ').trim(), around: around(a) }));
  return { tables, pictures, drawings, upside, jumps, links };
};

const ambiguous = new Map();

await walk(browser, facts, pages, { viewport: { width: 390, height: 844 } }, (it) => `${origin}/${urlPath(it.name)}`, async (page, it) => {
  const { name } = it;
  const session = await page.context().newCDPSession(page);
  if (told.has(name) && texts) {
    const closed = lines(await tree(session));
    await writeFile(join(texts, `${it.lang}-${it.kind}-${short(name)}.txt`), `${closed.join('\n')}\n`);
  }
  await page.evaluate(openAll);
  const nodes = [...every(await tree(session))];
  const of = (...roles) => nodes.filter((node) => roles.includes(node.role));
  check(nodes.length > 20, name, 'tells a screen reader something', () => `${nodes.length} nodes`);

  const headings = of('heading');
  const skips = headings.filter((node, at) => node.level > (headings[at - 1]?.level ?? 0) + 1).map((node) => `h${node.level} ${node.name}`);
  check(headings[0]?.level === 1 && headings.filter((node) => node.level === 1).length === 1, name, 'begins with its only h1', () => headings.slice(0, 3).map((node) => `h${node.level} ${node.name}`).join('\n'));
  check(skips.length === 0, name, 'no level of heading is left out', skips.join('\n'));
  check(headings.every((node) => node.name), name, 'every heading says something');

  for (const role of ['banner', 'main', 'contentinfo']) check(of(role).length === 1, name, `has one ${role}`, () => `${of(role).length}`);
  for (const role of ['navigation', 'region', 'complementary', 'form', 'search']) {
    const names = of(role).map((node) => node.name);
    const twice = names.filter((it, at) => names.indexOf(it) !== at);
    check(!names.includes('') || (role === 'complementary' && names.length === 1), name, `every ${role} has a name`);
    check(twice.length === 0, name, `no two of ${role} have the same name`, twice.join('\n'));
  }
  const nameless = of('link', 'button', 'img', 'image', 'textbox', 'searchbox', 'combobox', 'checkbox', 'DisclosureTriangle', 'figure').filter((node) => !node.name && !(node.role === 'figure' && (spoken(node) || node.below.some((it) => it.name))));
  check(nameless.length === 0, name, 'no link, button or picture is without a name', () => nameless.map((node) => `${node.role} ${spoken(node)}`).join('\n'));

  const found = await page.evaluate(seenOnScreen);
  const wrongTables = found.tables.filter((table) => !table.named || table.heads === 0 || table.loose > 0);
  check(wrongTables.length === 0, name, 'every table has a caption or stands in a named frame, and headings that say what of', () => wrongTables.map((table) => `${table.named ? '' : 'no caption '}${table.heads ? '' : 'no headings '}${table.loose ? `${table.loose} headings without scope ` : ''}${table.what}`).join('\n'));
  check(found.pictures.length === 0, name, 'every picture has words', found.pictures.join('\n'));
  check(found.drawings.length === 0, name, 'every drawing has a name or is decoration', () => found.drawings.slice(0, 3).join('\n'));
  check(found.upside.length === 0, name, 'is read in the order on the screen', () => found.upside.slice(0, 4).join('\n'));
  check(found.jumps.length === 0, name, 'the keyboard follows the text', found.jumps.join('\n'));

  // W-10: the same words to different places. With other words around them a reader can tell them apart (WCAG 2.4.4).
  const byText = new Map();
  for (const link of found.links) byText.set(link.text, [...(byText.get(link.text) ?? []), link]);
  for (const [text, same] of byText) {
    const places = new Set(same.map((link) => link.href));
    if (places.size < 2) continue;
    ambiguous.set(text, [...(ambiguous.get(text) ?? []), name]);
    const contexts = new Map(same.map((link) => [link.href, link.around]));
    check(new Set(contexts.values()).size === places.size, name, `links that say “${text}” stand in different sentences`, () => [...contexts].slice(0, 4).map(([href, around]) => `${href.replace(origin, '')}: ${around.slice(0, 80)}`).join('\n'));
  }
  await session.detach();
});
lap(`${pages.length} pages as a screen reader has them`);
const most = [...ambiguous].sort((a, b) => b[1].length - a[1].length);
if (most.length) facts.notes.push(`the same words lead to different places, with other words around them: ${most.slice(0, 25).map(([text, on]) => `“${text}” on ${on.length} pages (${on[0]})`).join(', ')}`);

await browser.close();
close();
facts.end();
