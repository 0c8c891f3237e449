// Redoes every verdict from metode.json alone, and says where the site's is another one.
//
//   node recompute.mjs FOLDER...      every metode.json below the folders
//
// It follows the text of docs/method.en.md and not pejl's code: it is the proof that the method is told
// in full. What it needs to know and the text does not say is a mistake of the text. So it shares nothing
// with pejl, has no dependencies, and takes nothing on trust, not even the days of a period. Numbers are
// exact fractions; no number goes through floating point.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

// ---- JSON whose numbers stay texts ----

class NumberText { constructor(text) { this.text = text; } }

function parseJson(text) {
  let at = 0;
  const fail = (what) => { throw new Error(`${what} at character ${at}`); };
  const skip = () => { while (' \n\r\t'.includes(text[at]) && at < text.length) at++; };
  const string = () => {
    const end = /"(?:[^"\\]|\\.)*"/y;
    end.lastIndex = at;
    const found = end.exec(text) ?? fail('a text is not closed');
    at += found[0].length;
    return JSON.parse(found[0]);
  };
  const value = () => {
    skip();
    const letter = text[at];
    if (letter === '"') return string();
    if (letter === '{') {
      const members = {};
      at++; skip();
      if (text[at] === '}') { at++; return members; }
      for (;;) {
        skip();
        const name = string();
        if (Object.hasOwn(members, name)) fail(`"${name}" stands there twice`);
        skip();
        if (text[at++] !== ':') fail('a colon is missing');
        members[name] = value();
        skip();
        if (text[at] === ',') { at++; continue; }
        if (text[at++] === '}') return members;
        fail('an object is not closed');
      }
    }
    if (letter === '[') {
      const list = [];
      at++; skip();
      if (text[at] === ']') { at++; return list; }
      for (;;) {
        list.push(value());
        skip();
        if (text[at] === ',') { at++; continue; }
        if (text[at++] === ']') return list;
        fail('a list is not closed');
      }
    }
    for (const [word, meaning] of [['null', null], ['true', true], ['false', false]]) {
      if (text.startsWith(word, at)) { at += word.length; return meaning; }
    }
    // No exponent, on purpose.
    const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?![0-9eE.])/y;
    number.lastIndex = at;
    const found = number.exec(text) ?? fail('this is no value');
    at += found[0].length;
    return new NumberText(found[0]);
  };
  const result = value();
  skip();
  if (at !== text.length) fail('something stands after the end');
  if (!text.endsWith('\n')) fail('the last line has no end');
  return result;
}

// ---- exact fractions ----

const abs = (it) => (it < 0n ? -it : it);
function gcd(a, b) { while (b) [a, b] = [b, a % b]; return a; }

class Fraction {
  constructor(over, under = 1n) {
    if (under === 0n) throw new Error('a division by zero');
    if (under < 0n) [over, under] = [-over, -under];
    const common = gcd(abs(over), under) || 1n;
    this.over = over / common;
    this.under = under / common;
  }
  plus(it) { return new Fraction(this.over * it.under + it.over * this.under, this.under * it.under); }
  minus(it) { return this.plus(it.times(of(-1))); }
  times(it) { return new Fraction(this.over * it.over, this.under * it.under); }
  by(it) { return new Fraction(this.over * it.under, this.under * it.over); }
  abs() { return new Fraction(abs(this.over), this.under); }
  compare(it) { const left = this.over * it.under, right = it.over * this.under; return left < right ? -1 : left > right ? 1 : 0; }
  less(it) { return this.compare(it) < 0; }
  atLeast(it) { return this.compare(it) >= 0; }
  more(it) { return this.compare(it) > 0; }
  equals(it) { return this.compare(it) === 0; }
  get sign() { return this.over < 0n ? -1 : this.over > 0n ? 1 : 0; }
  // To a whole number, a half away from zero.
  round() {
    const twice = abs(this.over) * 2n + this.under;
    const whole = twice / (this.under * 2n);
    return this.over < 0n ? -whole : whole;
  }
  decimals(count) {
    const scale = 10n ** BigInt(count);
    return new Fraction(this.times(of(scale)).round(), scale);
  }
  toString() { return this.under === 1n ? `${this.over}` : `${this.over}/${this.under} (${Number(this.over) / Number(this.under)})`; }
}
const of = (whole) => new Fraction(BigInt(whole));
const zero = of(0), one = of(1);
const least = (a, b) => (a.less(b) ? a : b);
const most = (a, b) => (a.less(b) ? b : a);

function number(it) {
  if (it === null) return null;
  if (!(it instanceof NumberText)) throw new Error(`${JSON.stringify(it)} is no number`);
  const [whole, rest = ''] = it.text.split('.');
  return new Fraction(BigInt(whole + rest), 10n ** BigInt(rest.length));
}

// The square root of a fraction to 60 decimals, which is more than any figure here is shown with.
function root(square) {
  const scale = 10n ** 60n;
  const inside = (square.over * scale * scale * 4n) / square.under;
  let guess = 1n << BigInt(Math.ceil(inside.toString(2).length / 2) + 1);
  for (;;) {
    const better = (guess + inside / guess) / 2n;
    if (better >= guess) break;
    guess = better;
  }
  return new Fraction((guess + 1n) / 2n, scale);
}

// ---- powers, with 100 digits after the point ----

const PLACES = 100n, UNIT = 10n ** PLACES;
const fixed = (it) => (it.over * UNIT) / it.under;

// ln by halving the distance to 1 with square roots, then the series.
function ln(value) {
  if (value.less(one)) return -ln(one.by(value));
  let twos = 0n, rest = value;
  while (rest.atLeast(of(2))) { rest = rest.by(of(2)); twos++; }
  return atanh2(rest) + twos * LN2;
}
function atanh2(it) {
  const z = fixed(it.minus(one).by(it.plus(one))), square = (z * z) / UNIT;
  let term = z, sum = 0n;
  for (let n = 1n; term !== 0n; n += 2n) { sum += term / n; term = (term * square) / UNIT; }
  return 2n * sum;
}
const LN2 = atanh2(of(2));
function exp(power) {
  if (power < 0n) return one.by(exp(-power));
  const twos = power / LN2;
  let term = UNIT, sum = 0n;
  const rest = power - twos * LN2;
  for (let n = 1n; term !== 0n; n++) { sum += term; term = (term * rest) / UNIT / n; }
  return new Fraction(sum * 2n ** twos, UNIT);
}
function significant(value, digits) {
  if (value.sign === 0) return value;
  let place = value.over.toString().replace('-', '').length - value.under.toString().length;
  const power = (n) => (n < 0 ? new Fraction(1n, 10n ** BigInt(-n)) : of(10n ** BigInt(n)));
  if (value.abs().less(power(place))) place--;
  const scale = power(digits - 1 - place);
  return new Fraction(value.times(scale).round()).by(scale);
}
const power = (base, exponent) => significant(exp((ln(base) * exponent.over) / exponent.under), 45);

// ---- time ----

const DAY = 86400000;
const utc = (text) => {
  const [year, month, day] = text.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day));
};
const iso = (date) => date.toISOString().slice(0, 10);
const plusDays = (date, days) => new Date(date.getTime() + days * DAY);
const monthDays = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();
function plusMonths(date, months) {
  const all = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const [year, month] = [Math.floor(all / 12), (all % 12) + 1];
  return new Date(Date.UTC(year, month - 1, Math.min(date.getUTCDate(), monthDays(year, month))));
}

// The kind of a period, its season if it has one, and its days.
function readPeriod(text) {
  let found;
  const two = (it) => String(it).padStart(2, '0');
  const span = (kind, first, last, season = null) => ({ kind, first, last, season });
  if ((found = /^(\d{4})\.\.(\d{4})$/.exec(text))) return span('years', `${found[1]}-01-01`, `${found[2]}-12-31`);
  if ((found = /^(\d{4})$/.exec(text))) return span('year', `${text}-01-01`, `${text}-12-31`);
  if ((found = /^(\d{4})\/(\d{2})$/.exec(text))) return span('school year', `${found[1]}-08-01`, `${Number(found[1]) + 1}-07-31`);
  if ((found = /^(\d{4})-H([12])$/.exec(text))) return months(found, 'half-year', 6);
  if ((found = /^(\d{4})-Q([1-4])$/.exec(text))) return months(found, 'quarter', 3);
  if ((found = /^(\d{4})-(\d{2})$/.exec(text))) return months(found, 'month', 1);
  if ((found = /^(\d{4})-W(\d{2})$/.exec(text))) {
    // Week 1 is the week of 4 January.
    const fourth = new Date(Date.UTC(Number(found[1]), 0, 4));
    const monday = plusDays(fourth, -((fourth.getUTCDay() + 6) % 7) + 7 * (Number(found[2]) - 1));
    return span('week', iso(monday), iso(plusDays(monday, 6)), `week ${found[2]}`);
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return span('day', text, text);
  throw new Error(`${text} is no period`);
  function months([, year, part], kind, length) {
    const last = Number(part) * length, first = last - length + 1;
    return span(kind, `${year}-${two(first)}-01`, `${year}-${two(last)}-${monthDays(Number(year), last)}`, `${kind} ${part}`);
  }
}

// A place on the line of time, in years: months are twelfths, days are equal parts of their month.
function place(date) {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return of(year).plus(new Fraction(BigInt(month - 1), 12n)).plus(new Fraction(BigInt(day - 1), 12n * BigInt(monthDays(year, month))));
}

const places = new Map();
function dated(it) {
  if (it === null || it.period === null) return null;
  let known = places.get(it.period);
  if (!known) {
    const period = readPeriod(it.period);
    const middle = place(utc(period.first)).plus(place(plusDays(utc(period.last), 1))).by(of(2));
    known = { ...period, text: it.period, middle };
    places.set(it.period, known);
  }
  if (known.first !== it.first_day || known.last !== it.last_day) throw new Error(`the days of ${it.period} are not ${it.first_day} to ${it.last_day}`);
  return known;
}
// The order of figures: by last day, then by first.
const later = (a, b) => (a.last !== b.last ? (a.last > b.last ? 1 : -1) : a.first > b.first ? 1 : a.first < b.first ? -1 : 0);

function figure(it) {
  return {
    time: dated(it), value: number(it.value), status: it.status,
    lower: number(it.lower), upper: number(it.upper), se: number(it.se),
  };
}

// ---- the method ----

const CANNOT_JUDGE = ['tidligt', 'foraeldet', 'ikke-sammenlignelig', 'ingen-tal'];
const THRESHOLDS = {
  'andel-af-planen': [['paa-vej', 95], ['langsomt', 60], ['bagefter', 10], ['stille', -9], ['forkert', null]],
  eurostat: [['paa-vej', 95], ['langsomt', 60], ['bagefter', 0], ['forkert', null]],
  un: [['paa-vej', 95], ['langsomt', 10], ['stille', -9], ['forkert', null]],
};
const CAVEATS = ['foreloebig', 'skoen', 'lav-sikkerhed', 'seneste-tilbage', 'usikkert-maal', 'siden-mistet', 'naaet-senere', 'gaaet-i-staa', 'afrunding'];
const MONTHS = { years: 12, year: 12, 'school year': 12, 'half-year': 6, quarter: 3, month: 1, week: 1, day: 1 };

// Half the width of the 95 % interval; null if unknown.
function halfWidth(it) {
  if (it.lower !== null && it.upper !== null) return it.upper.minus(it.lower).by(of(2));
  return it.se === null ? null : it.se.times(new Fraction(196n, 100n));
}
// The error of a change, squared; null if there is none.
function errorSquared(a, b) {
  const square = (it) => (it === null ? zero : it.times(it));
  const sum = square(halfWidth(a)).plus(square(halfWidth(b)));
  return sum.sign === 0 ? null : sum;
}
const within = (change, error) => error !== null && change.times(change).compare(error) <= 0;

function percent(share) { return share.times(of(100)).round(); }
function classOf(method, share) {
  const whole = percent(share);
  return THRESHOLDS[method].find(([, from]) => from === null || whole >= BigInt(from))[0];
}

function recompute(doc, given) {
  const inputs = given.inputs;
  const decimals = Number(inputs.decimals.text);
  const target = inputs.target && {
    time: dated(inputs.target), value: number(inputs.target.value),
    low: number(inputs.target.at_least), high: number(inputs.target.at_most),
  };
  const show = (it) => it.decimals(decimals + 3);
  // A forecast does not count.
  let figures = inputs.observations.map(figure).filter((it) => it.time.first <= doc.as_of);
  const none = { class: 'ingen-tal', caveats: [], final: false, used: doc.method };
  if (figures.length === 0) return none;
  const baseline = inputs.baseline && figure(inputs.baseline);
  if (baseline && target) {
    figures = figures.filter((it) => it.time.text !== baseline.time.text);
    figures.push(baseline);
  }
  figures.sort((a, b) => later(a.time, b.time));
  const latest = figures.at(-1);

  const bridged = new Set(inputs.breaks.filter((it) => it.bridged).map((it) => it.period));
  const breaks = [
    ...inputs.breaks.map(dated), ...figures.filter((it) => it.status === 'B').map((it) => it.time),
  ].filter((it) => !bridged.has(it.text)).map((it) => it.first);
  const apart = (a, b) => {
    const [early, late] = [a.time.first, b.time.first].sort();
    return breaks.some((it) => early < it && it <= late);
  };
  // Whether `it` may be compared with `with_`: with a year, which has no season, anything may.
  const sameSeason = (it, with_) => inputs.seasonal !== 'same_season' || with_.time.season === null || it.time.season === with_.time.season;
  const threshold = (from) => {
    const written = number(inputs.meaningful_change);
    if (written) return written;
    if (inputs.unit !== 'percent') return from.value.abs().by(of(50));
    if (from.value.sign <= 0 || from.value.atLeast(of(100))) return one;
    return least(one, least(from.value, of(100).minus(from.value)).by(of(10)));
  };
  const before = (among, judged) => among.filter((it) => later(it.time, judged.time) < 0 && !apart(it, judged) && sameSeason(it, judged)).at(-1) ?? null;
  // The earlier figure to compare with, for figures without a target.
  const earlier = (among, judged) => {
    const years = (it) => judged.time.middle.minus(it.time.middle);
    const upTo = among.filter((it) => later(it.time, judged.time) <= 0);
    const possible = upTo.filter((it) => it !== judged && sameSeason(it, judged));
    const off = (it) => years(it).minus(of(5)).abs();
    let best = null;
    for (const it of possible.filter((it) => years(it).atLeast(of(3)))) {
      const closer = best && off(it).compare(off(best));
      if (!best || closer < 0 || (closer === 0 && years(it).more(years(best)))) best = it;
    }
    if (best) return best;
    for (const it of possible.filter((it) => years(it).atLeast(of(2)))) if (!best || years(it).more(years(best))) best = it;
    return best && upTo.length - upTo.indexOf(best) >= 3 ? best : null;
  };
  const compare = (from, judged, value) => {
    const change = value.minus(from.value), error = errorSquared(from, judged), counts = threshold(from);
    if (change.sign === 0 && error === null) return 'uaendret';
    if (within(change, error) && error.atLeast(counts.times(counts))) return 'usikker';
    if (change.abs().less(counts)) return 'uaendret';
    if (!['increase', 'decrease'].includes(inputs.direction)) return change.sign > 0 ? 'steget' : 'faldet';
    return (change.sign > 0) === (inputs.direction === 'increase') ? 'bedre' : 'daarligere';
  };

  const result = { caveats: [], final: false, used: doc.method, latest };
  const finish = (judged, decide) => {
    result.judged = judged;
    result.class = decide(judged.value);
    if (!CANNOT_JUDGE.includes(result.class)) {
      result.caveats.push(...({ P: ['foreloebig'], E: ['skoen'], U: ['lav-sikkerhed'] }[judged.status] ?? []));
      const half = new Fraction(5n, 10n ** BigInt(decimals + 1));
      if (inputs.unit !== 'count' && [judged.value.plus(half), judged.value.minus(half)].some((it) => decide(it) !== result.class)) result.caveats.push('afrunding');
    }
  };

  if (!target) free();
  else if (target.value === null) keep();
  else reach();

  result.caveats.sort((a, b) => CAVEATS.indexOf(a) - CAVEATS.indexOf(b));
  if (result.final) return result;
  const due = inputs.next_release
    ? plusDays(utc(dated(inputs.next_release).last), 90)
    : plusDays(plusMonths(utc(latest.time.last), 2 * monthsBetween()), 180);
  result.freshUntil = iso(due);
  if (doc.as_of <= result.freshUntil) return result;
  const { judged, start, compared, previous } = result;
  return { class: 'foraeldet', ifFresh: result.class, caveats: [], final: false, used: doc.method, latest, judged, start, compared, previous, freshUntil: result.freshUntil };

  function monthsBetween() {
    const many = /^every_(\d+)_years$/.exec(inputs.cadence ?? '');
    if (many) return 12 * Number(many[1]);
    const named = { daily: 1, weekly: 1, monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12, irregular: 60 };
    return named[inputs.cadence] ?? MONTHS[latest.time.kind];
  }

  function free() {
    const judged = latest;
    const comparable = figures.filter((it) => !apart(it, judged));
    const from = earlier(comparable, judged);
    if (!from) return finish(judged, () => (earlier(figures, judged) ? 'ikke-sammenlignelig' : 'tidligt'));
    finish(judged, (value) => compare(from, judged, value));
    result.compared = from;
    result.change = show(judged.value.minus(from.value));
    result.threshold = show(threshold(from));
    const error = errorSquared(from, judged);
    result.error = error && show(root(error));
  }

  function keep() {
    const beyond = (value) => {
      const sides = [];
      if (target.low !== null) sides.push(target.low.minus(value));
      if (target.high !== null) sides.push(value.minus(target.high));
      return sides.reduce(most);
    };
    // Inside a band nothing is nearer or further.
    const missed = (value) => (target.low !== null && target.high !== null ? most(beyond(value), zero) : beyond(value));
    const settled = target.time && figures.find((it) => it.time.last >= target.time.last);
    const judged = settled ?? latest;
    const from = before(figures, judged);
    const move = (value) => {
      if (!from) return 0;
      const better = missed(from.value).minus(missed(value));
      const counts = better.sign !== 0 && better.abs().atLeast(threshold(from)) && !within(better, errorSquared(from, judged));
      return counts ? better.sign : 0;
    };
    finish(judged, (value) => {
      if (missed(value).sign <= 0) return 'naaet';
      if (settled) return 'ikke-naaet';
      if (!from) {
        const broken = figures.some((it) => later(it.time, judged.time) < 0 && sameSeason(it, judged));
        return broken ? 'ikke-sammenlignelig' : 'tidligt';
      }
      return { 1: 'langsomt', '-1': 'forkert', 0: 'stille' }[move(value)];
    });
    result.final = Boolean(settled);
    result.compared = from;
    if (from && !CANNOT_JUDGE.includes(result.class)) {
      result.change = show(judged.value.minus(from.value));
      result.threshold = show(threshold(from));
      const error = errorSquared(from, judged);
      result.error = error && show(root(error));
    }
    if (result.class === 'naaet') {
      if (move(judged.value) < 0) result.caveats.push('seneste-tilbage');
      const half = halfWidth(judged);
      if (half && beyond(judged.value).times(of(-1)).less(half)) result.caveats.push('usikkert-maal');
    }
    const newest = figures.filter((it) => sameSeason(it, judged)).at(-1);
    if (settled && !apart(judged, newest)) {
      const met = missed(newest.value).sign <= 0;
      if (result.class === 'naaet' && !met) result.caveats.push('siden-mistet');
      if (result.class === 'ikke-naaet' && met) result.caveats.push('naaet-senere');
    }
  }

  function reach() {
    const d = of(inputs.direction === 'decrease' ? -1 : 1);
    const reaches = (it) => it.time.last >= target.time.last;
    let list;
    const first = baseline?.time ?? dated(inputs.baseline_from);
    if (first) list = figures.filter((it) => later(it.time, first) >= 0);
    else {
      const now = figures.find(reaches) ?? latest;
      const start = figures.find((it) => !apart(it, now));
      list = figures.filter((it) => later(it.time, start.time) >= 0);
    }
    if (list.length === 0) return finish(latest, () => 'tidligt');
    const start = list[0];
    result.start = start;
    const season = list.filter((it) => sameSeason(it, start));
    const newest = season.at(-1);
    const settled = season.find(reaches);
    const judged = settled ?? newest;
    // A break never goes away, so neither does this verdict.
    if (apart(start, judged)) {
      result.final = Boolean(settled);
      return finish(judged, () => 'ikke-sammenlignelig');
    }
    result.final = Boolean(settled);
    const counted = list.filter((it) => later(it.time, judged.time) <= 0);
    const span = judged.time.middle.minus(start.time.middle);
    const all = target.time.middle.minus(start.time.middle);
    const left = target.time.middle.minus(judged.time.middle);
    const plan = planAt(start, judged.time.middle);
    const planned = plan.minus(start.value);
    const asks = d.times(planned).sign > 0;
    const error = errorSquared(start, judged);

    const ratio = (value) => {
      const positive = [start.value, value, target.value].every((it) => it.sign > 0);
      if (doc.method === 'andel-af-planen' || !positive || start.value.equals(target.value) || span.sign <= 0 || all.sign <= 0) return null;
      const growth = (to, years) => power(to.by(start.value), one.by(years)).minus(one);
      if (doc.method === 'eurostat') return d.times(growth(value, span)).by(growth(target.value, all).abs());
      const leads = value.times(power(value.by(start.value), left.by(span)));
      return d.times(leads.minus(start.value)).by(target.value.minus(start.value).abs());
    };

    finish(judged, (value) => {
      if (d.times(value.minus(target.value)).sign >= 0) return 'naaet';
      if (settled) return 'ikke-naaet';
      const enoughTime = span.atLeast(of(2)) || span.times(of(2)).atLeast(all);
      const enough = (counted.length >= 3 && span.sign > 0 && enoughTime) || (counted.length >= 2 && span.atLeast(of(3)));
      if (!enough) return 'tidligt';
      const change = value.minus(start.value), other = ratio(value);
      const short = d.times(plan.minus(value));
      const noShare = other === null && !asks;
      if (noShare && short.sign <= 0) return 'paa-vej';
      if (within(change, error)) {
        // Whether even the favourable end is below 60 % of the plan: u < 0.60 of plan − change.
        const room = d.times(planned.times(new Fraction(60n, 100n)).minus(change));
        return asks && room.sign > 0 && error.less(room.times(room)) ? 'stille' : 'usikker';
      }
      if (noShare) return short.less(threshold(start)) ? 'stille' : 'forkert';
      return other ? classOf(doc.method, other) : classOf('andel-af-planen', change.by(planned));
    });

    const value = judged.value;
    result.previous = before(list, judged);
    if (!CANNOT_JUDGE.includes(result.class) && span.sign > 0) {
      const change = value.minus(start.value), other = ratio(value);
      result.path = show(plan);
      result.change = show(change);
      result.planned = show(planned);
      result.error = error && show(root(error));
      if (doc.method !== 'andel-af-planen' && !other) result.used = 'andel-af-planen';
      if (other) result.share = percent(other);
      else if (asks) {
        result.share = percent(change.by(planned));
        if (error) {
          const ends = [change.minus(root(error)), change.plus(root(error))].map((it) => percent(it.by(planned)));
          result.interval = ends.sort((a, b) => (a < b ? -1 : 1));
        }
      } else result.threshold = show(threshold(start));
      const pace = change.by(span);
      result.pace = show(pace);
      if (left.sign > 0) {
        const need = target.value.minus(value).by(left), projection = value.plus(pace.times(left));
        result.need = show(need);
        result.projection = show(projection);
        result.suffices = d.times(projection.minus(target.value)).sign >= 0;
        if (['paa-vej', 'langsomt', 'bagefter', 'stille'].includes(result.class) && d.times(pace).sign > 0) {
          const factor = need.by(pace).decimals(1);
          if (factor.atLeast(new Fraction(11n, 10n))) result.factor = factor;
        }
      }
    }
    if (['naaet', 'paa-vej', 'langsomt'].includes(result.class) && result.previous && all.sign > 0) {
      const step = value.minus(result.previous.value);
      const yearly = target.value.minus(start.value).abs().by(all);
      const back = d.times(step).times(of(-1)).more(yearly.by(of(10)));
      if (back && !within(step, errorSquared(result.previous, judged))) result.caveats.push('seneste-tilbage');
    }
    if (result.class === 'naaet') {
      const half = halfWidth(judged);
      if (half && d.times(value.minus(target.value)).less(half)) result.caveats.push('usikkert-maal');
    }
    if (result.final && !apart(judged, newest)) {
      const met = d.times(newest.value.minus(target.value)).sign >= 0;
      if (result.class === 'naaet' && !met) result.caveats.push('siden-mistet');
      if (result.class === 'ikke-naaet' && met) result.caveats.push('naaet-senere');
    }
    if (['paa-vej', 'langsomt'].includes(result.class)) {
      const from = earlier(list.filter((it) => !apart(it, judged)), judged);
      const since = from && later(from.time, start.time) > 0;
      if (since && ['uaendret', 'daarligere', 'usikker'].includes(compare(from, judged, value))) {
        result.caveats.push('gaaet-i-staa');
        result.stalled = from;
      }
    }
  }

  function planAt(start, now) {
    const line = (a, b) => a[1].plus(b[1].minus(a[1]).times(now.minus(a[0])).by(b[0].minus(a[0])));
    const from = [start.time.middle, start.value], to = [target.time.middle, target.value];
    if (now.compare(from[0]) <= 0) return from[1];
    if (now.atLeast(to[0])) return to[1];
    if (inputs.path === 'geometric' && from[1].sign > 0 && to[1].sign > 0) {
      const gone = now.minus(from[0]).by(to[0].minus(from[0]));
      return significant(significant(from[1].times(power(to[1].by(from[1]), gone)), 40), 12);
    }
    if (!Array.isArray(inputs.path)) return line(from, to);
    const steps = inputs.path.map((it) => [dated(it).middle, number(it.value)]);
    const between = steps.filter((it) => it[0].more(from[0]) && it[0].less(to[0]));
    const points = [from, ...between.sort((a, b) => a[0].compare(b[0])), to];
    const next = points.findIndex((it) => it[0].more(now));
    return line(points[next - 1], points[next]);
  }
}

// ---- what the site says against what we find ----

function differences(doc, given) {
  const found = recompute(doc, given);
  const wrong = [];
  const text = (it) => JSON.stringify(it);
  const same = (name, said, ours) => { if (text(said) !== text(ours ?? null)) wrong.push(`${name}: the site says ${text(said)}, we find ${text(ours ?? null)}`); };
  const equal = (name, said, ours) => {
    const it = number(said);
    const right = it === null || ours === null || ours === undefined ? it === (ours ?? null) : it.equals(ours);
    if (!right) wrong.push(`${name}: the site says ${it}, we find ${ours ?? null}`);
  };
  const whole = (it) => (it === null || it === undefined ? null : new Fraction(it));
  same('class', given.class, found.class);
  same('class_if_fresh', given.class_if_fresh, found.ifFresh);
  same('final', given.final, found.final);
  same('caveats', given.caveats, found.caveats);
  same('method_used', given.method_used, found.used);
  equal('share_percent', given.share_percent, whole(found.share));
  same('share_interval', given.share_interval?.map((it) => it.text) ?? null, found.interval?.map(String));
  equal('path_value', given.path_value, found.path);
  equal('change', given.change, found.change);
  equal('planned_change', given.planned_change, found.planned);
  equal('error_of_change', given.error_of_change, found.error);
  equal('need_per_year', given.need_per_year, found.need);
  equal('pace_per_year', given.pace_per_year, found.pace);
  equal('factor', given.factor, found.factor);
  equal('projection', given.projection, found.projection);
  same('pace_suffices', given.pace_suffices, found.suffices);
  equal('threshold', given.threshold, found.threshold);
  same('fresh_until', given.fresh_until, found.freshUntil);
  same('stalled_since', given.stalled_since, found.stalled?.time.text);
  same('judged_period', given.inputs.judged_period, found.judged?.time.text);
  same('latest_period', given.inputs.latest_period, found.latest?.time.text);
  same('baseline_period', given.inputs.baseline_period, found.start?.time.text);
  same('compared_period', given.inputs.compared_period, found.compared?.time.text);
  same('previous_period', given.inputs.previous_period, found.previous?.time.text);
  same('thresholds', given.thresholds.map((it) => [it.class, it.from_percent?.text ?? null]), THRESHOLDS[found.used].map(([id, from]) => [id, from === null ? null : String(from)]));
  return [found.class, wrong];
}

function* files(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else if (name === 'metode.json') yield path;
  }
}

const tally = new Map();
let [verdicts, bad, documents] = [0, 0, 0];
for (const folder of process.argv.slice(2)) {
  for (const path of files(folder)) {
    documents++;
    try {
      const doc = parseJson(readFileSync(path, 'utf8'));
      if (doc.version !== '1.0') throw new Error(`this is version ${doc.version} of the method, and we know 1.0`);
      for (const given of [doc, ...doc.series]) {
        verdicts++;
        const [name, wrong] = differences(doc, given);
        tally.set(name, (tally.get(name) ?? 0) + 1);
        for (const caveat of given.caveats) tally.set(`+${caveat}`, (tally.get(`+${caveat}`) ?? 0) + 1);
        if (wrong.length === 0) continue;
        bad++;
        if (bad <= 20) console.log(`${path}${given.key ? ` ${JSON.stringify(given.key)}` : ''}:\n  ${wrong.join('\n  ')}`);
      }
    } catch (error) {
      bad++;
      console.log(`${path}: ${error.stack}`);
    }
  }
}
console.log([...tally].sort().map(([name, count]) => `${name} ${count}`).join(', '));
console.log(`${documents} files, ${verdicts} verdicts, ${bad} that we find otherwise`);
// A check that found nothing to check has not passed.
process.exit(bad || !documents ? 1 : 0);
