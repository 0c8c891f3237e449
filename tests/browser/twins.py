"""Reads what lies beside the pages of a site with programs that share nothing with pejl: calendars with
icalendar, feeds with feedparser, tables with Python's csv. Holds them against each other and against the
index.json of their pages, and then spoils a copy of each, which must be found.

    python twins.py SITE
"""

import csv
import datetime
import io
import json
import pathlib
import sys
from urllib.parse import unquote, urlsplit

import feedparser
import icalendar

feedparser.RESOLVE_RELATIVE_URIS = False


class Site:
    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()
        home = json.loads((self.root / "index.json").read_text("utf-8"))
        self.base = home["meta"].get("canonical")
        self.as_of = home["meta"]["as_of"]

    def find(self, ending):
        return sorted(self.root.rglob(f"*{ending}"))

    def leads(self, url):
        """Whether an address on the site is a file of it."""
        if not self.base or not url.startswith(self.base):
            return False
        path = self.root / unquote(urlsplit(url).path[len(urlsplit(self.base).path):])
        return (path / "index.html").is_file() if path.is_dir() else path.is_file()


def calendar(data, site, twin=None):
    """What is wrong with a calendar."""
    wrong = []
    if b"\r\n" not in data or data.replace(b"\r\n", b"").count(b"\n") or not data.endswith(b"\r\n"):
        wrong.append("lines do not all end in CRLF")
    if any(len(it) > 75 for it in data.split(b"\r\n")):
        wrong.append("a line of more than 75 bytes")
    try:
        it = icalendar.Calendar.from_ical(data)
    except Exception as error:
        return wrong + [f"icalendar cannot read it: {error}"]
    for component in it.walk():
        wrong += [f"icalendar: {error}" for error in component.errors]
    for name in ("VERSION", "PRODID", "NAME", "METHOD"):
        if name not in it:
            wrong.append(f"no {name}")
    seen, days = set(), []
    for event in it.walk("VEVENT"):
        missing = [name for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE") if name not in event]
        if missing:
            wrong.append(f"an event without {missing}")
            continue
        uid = str(event["UID"])
        if uid in seen:
            wrong.append(f"two events are {uid}")
        seen.add(uid)
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        if type(start) is not datetime.date or type(end) is not datetime.date or end <= start:
            wrong.append(f"{uid} is not whole days: {start} to {end}")
            continue
        if event.decoded("DTSTAMP").date().isoformat() != site.as_of:
            wrong.append(f"{uid} is stamped by a clock")
        url = str(event.get("URL", ""))
        if site.base and url.startswith(site.base) and not site.leads(url):
            wrong.append(f"{uid} leads nowhere: {url}")
        days.append((start.isoformat(), str(event["SUMMARY"])))
    # Every milestone with a date that the page has is in the file, on its day.
    for phase in (twin or {}).get("facts", {}).get("roadmap", []):
        for one in phase.get("milestones", []):
            due = one.get("due") or one.get("was_due") or {}
            day = one.get("done") if one["status"] == "done" and "done" in one else due.get("last_day")
            if day and (day, one["title"]) not in days:
                wrong.append(f"the milestone {one['title']!r} is not there on {day}")
    return wrong


def told(data, known):
    """Events that are not the same as in the files before: an event has one UID everywhere."""
    wrong = []
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        lang = event["SUMMARY"].params.get("LANGUAGE", "")
        what = event.to_ical()
        if known.setdefault((lang, str(event["UID"])), what) != what:
            wrong.append(f"{event['UID']} is another event in another file")
    return wrong


def feed(data, site, path=""):
    """What is wrong with a feed."""
    it = feedparser.parse(data)
    if it.bozo:
        return [f"feedparser cannot read it: {it.bozo_exception}"]
    wrong = []
    if it.version != "atom10":
        wrong.append(f"it is {it.version or 'no feed'}")
    head = it.feed
    for name in ("title", "id", "updated", "author"):
        if not head.get(name):
            wrong.append(f"no {name}")
    own = [link.href for link in head.get("links", []) if link.rel == "self"]
    if own != [head.get("id")] or not site.leads(own[0]):
        wrong.append(f"it is not where it says: {own}")
    if path and own and not own[0].endswith(path):
        wrong.append(f"{path} says that it is {own[0]}")
    ids = [entry.get("id") for entry in it.entries]
    if len(set(ids)) != len(ids) or not all(ids):
        wrong.append("two entries have one id")
    days = [entry.get("updated", "") for entry in it.entries]
    if days != sorted(days, reverse=True) or not all(days):
        wrong.append("it is not newest first")
    if days and head.get("updated") != days[0]:
        wrong.append("it is not as new as its newest entry")
    for entry in it.entries:
        if not entry.get("title"):
            wrong.append(f"{entry.get('id')} has no title")
        if not site.leads(entry.get("link", "")):
            wrong.append(f"{entry.get('id')} leads nowhere: {entry.get('link')}")
        if "<" in entry.get("title", "") and "&lt;" not in data.decode("utf-8"):
            wrong.append(f"{entry.get('id')} has markup in its title")
    return wrong


def table(data):
    """What is wrong with a table."""
    if data.startswith(b"\xef\xbb\xbf"):
        return ["a byte-order mark"]
    try:
        text = data.decode("utf-8")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        return [f"csv cannot read it: {error}"]
    if not rows:
        return ["no heads"]
    wrong = []
    heads = rows[0]
    if len(set(heads)) != len(heads) or not all(it.isascii() and it == it.lower() for it in heads):
        wrong.append(f"heads that a program cannot use: {heads}")
    if any(len(row) != len(heads) for row in rows):
        wrong.append("a row with another number of cells")
    for row in rows[1:]:
        for cell in row:
            if cell[:1] in ("=", "+", "-", "@", "\t") and not cell[1:].replace(".", "", 1).isdigit():
                wrong.append(f"a cell that a spreadsheet would calculate: {cell!r}")
    return wrong


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def agree(site):
    """What tables say otherwise than the pages they lie beside."""
    wrong, counted = [], 0
    for path in site.find("index.json"):
        twin = json.loads(path.read_text("utf-8"))
        facts = twin["facts"]
        beside = {
            "vej.csv": lambda: [one["title"] for phase in facts["roadmap"] for one in phase.get("milestones", [])],
            "matrix.csv": lambda: [it["id"] for at in facts["coverage"] for kind in ("leads", "contributes") for it in at.get(kind, [])],
            "bidrag.csv": lambda: [it.get("text") for one in facts["contributions"] for it in one.get("pledges", [{}])],
        }
        for name, said in beside.items():
            file = path.with_name(name)
            if not file.is_file() or twin["kind"] not in ("mission", "partner"):
                continue
            counted += 1
            if len(rows(file)) != len(said()):
                wrong.append(f"{file}: {len(rows(file))} rows, and the page has {len(said())}")
    if not counted:
        wrong.append("no table was held against its page")
    return counted, wrong


def spoiled(site):
    """Each of these must be found."""
    ics = site.find("kalender.ics")[0].read_bytes()
    atom = site.find("opdateringer.atom")[0].read_bytes()
    uid = next(it for it in ics.split(b"\r\n") if it.startswith(b"UID:"))
    stamp = next(it for it in ics.split(b"\r\n") if it.startswith(b"DTSTAMP:"))
    start = next(it for it in ics.split(b"\r\n") if it.startswith(b"DTSTART;VALUE=DATE:"))
    entry = atom[atom.index(b"<entry>"):atom.index(b"</entry>") + 8]
    cut = atom.index(b"</title>")
    known = {}
    told(ics, known)
    return {
        "an event without a UID": calendar(ics.replace(uid + b"\r\n", b"", 1), site),
        "the same event twice": calendar(ics.replace(b"END:VCALENDAR", ics[ics.index(b"BEGIN:VEVENT"):ics.index(b"END:VEVENT") + 12] + b"END:VCALENDAR"), site),
        "a clock": calendar(ics.replace(stamp, b"DTSTAMP:20010101T000000Z", 1), site),
        "a day that there is not": calendar(ics.replace(start, b"DTSTART;VALUE=DATE:20261331", 1), site),
        "bare line ends": calendar(ics.replace(b"\r\n", b"\n"), site),
        "a long line": calendar(ics.replace(b"\r\n ", b"") + b"X-LONG:" + b"x" * 80 + b"\r\n", site),
        "a calendar that is cut": calendar(ics[: len(ics) // 2], site),
        "one UID for two events": told(ics.replace(b"SUMMARY;", b"LOCATION:Elsewhere\r\nSUMMARY;"), known),
        "a feed that is cut": feed(atom[: len(atom) // 2], site),
        "an open element": feed(atom[:cut] + atom[cut + 8:], site),
        "the same entry twice": feed(atom.replace(b"</feed>", entry + b"</feed>"), site),
        "a feed from elsewhere": feed(atom.replace(site.base.encode(), b"https://elsewhere.example/"), site),
        "a short row": table(b"a,b\r\n1\r\n"),
        "a mark": table(b"\xef\xbb\xbfa,b\r\n"),
        "Latin letters of one byte": table("a\r\nblå\r\n".encode("latin-1")),
        "a formula": table(b"a\r\n=1+1\r\n"),
        "an open quote": table(b'a,b\r\n"1,2\r\n'),
    }


def main():
    site = Site(sys.argv[1])
    passed = failed = 0
    known = {}
    kinds = {".ics": 0, ".atom": 0, ".csv": 0}
    for ending in kinds:
        for path in site.find(ending):
            if path.is_relative_to(site.root / "filer"):
                continue
            kinds[ending] += 1
            twin = path.with_name("index.json")
            data = path.read_bytes()
            if ending == ".atom":
                wrong = feed(data, site, path.relative_to(site.root).as_posix())
            elif ending == ".csv":
                wrong = table(data)
            else:
                wrong = calendar(data, site, json.loads(twin.read_text("utf-8"))) + told(data, known)
            for it in wrong[:10]:
                print(f"{path.relative_to(site.root)}: {it}")
            passed, failed = (passed, failed + 1) if wrong else (passed + 1, failed)
    for ending, number in kinds.items():
        if not number:
            failed += 1
            print(f"the site has no {ending}")
    counted, wrong = agree(site)
    passed, failed = passed + counted - len(wrong), failed + len(wrong)
    for it in wrong:
        print(it)
    for name, found in spoiled(site).items():
        if found:
            passed += 1
        else:
            failed += 1
            print(f"{name} was not found")
    print(", ".join(f"{number} {ending}" for ending, number in kinds.items()))
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
