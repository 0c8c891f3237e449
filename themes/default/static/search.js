// Search: the site's only script, on the search page alone. It asks no server: the index lies beside it, in small files.
// Without it, the list from A to Å is the page.
'use strict';
// Each file of the index is a script that hands its data to `take`: that works from a folder too, where fetch does not.
const pejlSearch = (() => {
  const here = document.currentScript;
  const waiting = new Map();
  let known; // index.js, once it is here

  /** A file of the index, fetched once. */
  function load(name) {
    if (!waiting.has(name)) {
      const file = {};
      file.promise = new Promise((done, fail) => {
        const script = document.createElement('script');
        file.done = done;
        script.src = `${here.dataset.index}${name}.js`;
        script.onerror = () => { waiting.delete(name); fail(new Error(name)); };
        document.head.append(script);
      });
      waiting.set(name, file);
    }
    return waiting.get(name).promise;
  }

  /** The last place in a sorted list that is not after `what`. */
  function placeOf(list, what) {
    let at = 0;
    while (at + 1 < list.length && list[at + 1] <= what) at += 1;
    return at;
  }

  /** A text in words as the index has them: small letters, no accents. */
  function cut(text) {
    const words = text.normalize('NFC').toLowerCase().split(/[^\p{L}\p{N}]+/u);
    return words.filter((it) => it.length > 1 || /\d/.test(it)).map((it) => [...it].map((c) => known.folds[c] ?? c).join(''));
  }

  /** The site's words that begin like this one: a map from form to the number of its stem. */
  async function wordsNear(word) {
    const at = placeOf(known.words.map((it) => it[0]), word.slice(0, 2));
    const file = await load(`words${at}`);
    if (typeof file.text === 'string') {
      const forms = new Map();
      file.text.split('\n').forEach((line, i) => {
        const number = known.words[at][1] + i;
        const [stem, ...endings] = line.split(' ');
        // A stem is a form too, after what is written.
        if (!forms.has(stem)) forms.set(stem, number);
        for (const it of endings) forms.set(it.startsWith('=') ? it.slice(1) : stem + it, number);
      });
      Object.assign(file, { forms, text: undefined });
    }
    return file.forms;
  }

  /** How many letters are wrong, left out, too many or swapped; more than `most` do not count. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    let before;
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[b.length];
  }

  /** What a word may mean: stems by their numbers, and how sure that is, 0 to 1; and words that look like it. */
  async function meanings(word) {
    const forms = await wordsNear(word);
    const sure = new Map();
    const like = [];
    const add = (number, how) => sure.set(number, Math.max(how, sure.get(number) ?? 0));
    const exact = forms.get(word);
    if (exact !== undefined) add(exact, 1);
    let begun = false;
    for (const [form, number] of word.length > 2 ? forms : []) {
      if (form.startsWith(word)) {
        // Not written to its end, or the first part of a compound.
        add(number, 0.75 * (word.length / form.length) ** 0.5);
        begun = true;
      } else if (form.length > 3 && word.startsWith(form) && word.length - form.length < 5) {
        // Another form of a word.
        add(number, 0.95 - 0.08 * (word.length - form.length));
      }
    }
    if (exact === undefined) {
      for (const [number, how] of await parts(word, forms)) add(number, how);
      const most = begun || word.length < 4 ? 0 : word.length > 7 ? 2 : 1;
      for (const [form, number] of most ? forms : []) {
        const wrong = distance(word, form, most);
        if (wrong > most) continue;
        add(number, 0.75 - 0.2 * wrong);
        like.push([wrong, form]);
      }
    }
    if (!sure.size) for (const form of forms.keys()) if (form.slice(0, 4) === word.slice(0, 4)) like.push([9, form]);
    return { sure, like: like.sort((a, b) => a[0] - b[0]).map((it) => it[1]) };
  }

  /** A compound that the site does not have, at words that it has ("skolelæge"), or at one ("ungdomsrådgivning"). */
  async function parts(word, forms) {
    let best = [];
    let worth = 0;
    for (let at = 2; at <= word.length - 3 && known.joints.length; at += 1) {
      const [left, right] = [word.slice(0, at), word.slice(at)];
      const ends = known.joints.filter((it) => left.endsWith(it)).map((it) => left.slice(0, at - it.length));
      const first = ends.find((it) => it.length > 1 && forms.has(it) && !known.stops.has(it));
      // In a large site each beginning is a file.
      if (!first && (known.words.length > 3 || right.length < 4)) continue;
      const second = known.stops.has(right) ? undefined : (await wordsNear(right)).get(right);
      const found = [];
      if (first) found.push([forms.get(first), 0.6]);
      if (second !== undefined) found.push([second, first ? 0.8 : 0.6]);
      const now = found.length > 1 ? 99 + Math.min(at, right.length) : second !== undefined ? right.length : first?.length > 3 && first.length;
      if (now > worth) [best, worth] = [found, now];
    }
    return best;
  }

  /** The pages of a stem: `[page, how much it is about it]`. */
  async function hits(number) {
    const at = placeOf(known.hits, number);
    const file = await load(`hits${at}`);
    file.lines ??= file.text.split('\n');
    let page = 0;
    return [...file.lines[number - known.hits[at]].matchAll(/(\d+)([a-z])/g)].map(([, gap, level]) => {
      page += Number(gap);
      return [page, (level.charCodeAt(0) - 96) / known.levels];
    });
  }

  /** The best pages for a question, best first: `{ pages: [number], like: [word] }`. */
  async function ask(question) {
    known ??= (await load('index')).data;
    if (typeof known.stops === 'string') known.stops = new Set(cut(known.stops));
    const all = [...new Set(cut(question.slice(0, 500)))];
    const telling = all.filter((it) => !known.stops.has(it));
    const words = telling.length ? telling : all;
    const meant = await Promise.all(words.map(meanings));
    // Two words that are written as one: "kontakt person".
    for (let i = 0; i + 1 < words.length; i += 1) {
      const joined = words[i] + words[i + 1];
      const number = (await wordsNear(joined)).get(joined);
      if (number !== undefined) for (const it of [meant[i], meant[i + 1]]) it.sure.set(number, 1);
    }
    const scores = new Map();
    let possible = 0;
    for (const { sure } of meant) {
      const best = new Map();
      let rarest = 0;
      // The surest few: many words may begin so.
      const few = [...sure].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 12);
      for (const [found, how] of await Promise.all(few.map(async ([number, it]) => [await hits(number), it]))) {
        const rare = Math.log(1 + known.pages / (found.length + 0.5));
        rarest = Math.max(rarest, rare * how);
        for (const [page, level] of found) best.set(page, Math.max(best.get(page) ?? 0, level * rare * how));
      }
      possible += rarest;
      for (const [page, score] of best) {
        const sum = scores.get(page) ?? [0, 0];
        scores.set(page, [sum[0] + score, sum[1] + rarest]);
      }
    }
    const ranked = [...scores].map(([page, [score, covered]]) => [page, score * (0.3 + 0.7 * (covered / possible) ** 2)]);
    ranked.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    // What is hardly about it helps nobody.
    const pages = ranked.filter((it) => it[1] > ranked[0][1] / 8).map((it) => it[0]);
    return { pages, like: [...new Set(meant.flatMap((it) => it.like))].slice(0, 5) };
  }

  /** What is shown of some pages. */
  async function show(pages) {
    return Promise.all(pages.map(async (page) => {
      const file = await load(`pages${Math.floor(page / known.perFile)}`);
      const [href, title, kind, summary, note, lang] = file.data[page % known.perFile];
      return { href: here.dataset.root + href, title, kind: known.kinds[kind], summary, note, lang };
    }));
  }

  return {
    ask,
    show,
    take(name, data) {
      waiting.get(name).done(typeof data === 'string' ? { text: data } : { data });
    },
  };
})();

(() => {
  const template = document.getElementById('search-form');
  if (!template) return;
  const words = template.dataset;
  const parts = template.content.cloneNode(true);
  document.getElementById('search-here').append(parts.firstElementChild);
  document.getElementById('search-found').append(parts);
  const find = (what) => document.querySelector(`.finding${what}`);
  const [form, field, said, nearest, answers, list, more, us] = ['[role]', ' #q', ' .said', ' .nearest', ' .answers', ' ol', ' .more', ' .ask-us'].map(find);
  const nearestSays = nearest.textContent;
  let asked = 0;
  let timer;

  const element = (name, text, attributes) => Object.assign(document.createElement(name), { textContent: text }, attributes);
  const address = (q) => (q ? `?q=${encodeURIComponent(q)}` : location.pathname);

  function item(page) {
    const it = element('li', '');
    const lang = page.lang || document.documentElement.lang;
    it.append(element('a', page.title, { href: page.href, lang }));
    it.append(element('p', [page.kind, page.note].filter(Boolean).join(' · '), { className: 'small muted' }));
    if (page.summary) it.append(element('p', page.summary, { lang }));
    return it;
  }

  /** Shows what is found. An answer that comes after the next question is dropped. */
  async function search() {
    const question = field.value.trim();
    const mine = (asked += 1);
    try {
      const { pages, like } = question ? await pejlSearch.ask(question) : { pages: [], like: [] };
      let shown = 0;
      const next = async () => {
        const items = (await pejlSearch.show(pages.slice(shown, shown + 10))).map(item);
        if (mine !== asked) return;
        if (!shown) list.replaceChildren();
        list.append(...items);
        shown += 10;
        more.hidden = shown >= pages.length;
        if (shown > 10) items[0].firstChild.focus();
      };
      await next();
      if (mine !== asked) return;
      more.onclick = next;
      const text = [words.none, words.foundOne][pages.length] ?? words.foundOther;
      said.textContent = question && text.replace('{n}', pages.length).replace('{q}', () => question);
      if (pages.length && like.length) said.append(` ${words.guessed.replace('{words}', like.join(', '))}`);
      nearest.hidden = pages.length || !like.length;
      nearest.replaceChildren(nearestSays, ...like.map((it) => element('a', it, { href: address(it) })));
      if (us) us.hidden = !question || pages.length;
      answers.hidden = !pages.length;
    } catch {
      said.textContent = words.failed;
    }
  }

  /** Puts the question into the address, for the way back and for others. */
  function remember(how) {
    try {
      history[how](null, '', address(field.value.trim()));
    } catch {} // From a folder some browsers do not allow it.
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    remember('pushState');
    search();
  });
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => { remember('replaceState'); search(); }, 200);
  });
  const read = () => {
    field.value = new URLSearchParams(location.search).get('q') ?? '';
    search();
  };
  addEventListener('popstate', read);
  addEventListener('pageshow', (event) => event.persisted && read());
  if (location.search) read();
})();
