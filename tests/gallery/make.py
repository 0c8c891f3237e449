#!/usr/bin/env python3
"""Writes tests/gallery/content: one indicator for each thing that a verdict or a figure can meet.

    python3 tests/gallery/make.py [FOLDER]

The same bytes on every machine: no clock, no random numbers, no floats in what is written. An
indicator's id says what its verdict must be, and `tests/it/gallery.rs` holds it to that:
CLASS[-words][-med-CAVEAT[-og-CAVEAT]]. Everything in it is invented.
"""

import shutil
import sys
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "content"
D = Decimal


# ---- numbers ----

def rounded(value, decimals):
    return D(value).quantize(D(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def series(n, start, end, decimals=1, wiggle=0, seed=1):
    """n values from start to end, both exact, with a wiggle between that the seed decides."""
    start, end, found, state = D(str(start)), D(str(end)), [], seed * 7919 + 17
    for at in range(n):
        state = (state * 1103515245 + 12345) % 2**31
        off = (D(state) / 2**30 - 1) * D(str(wiggle))
        if at in (0, n - 1):
            off = D(0)
        share = D(at) / (n - 1) if n > 1 else D(0)
        found.append(rounded(start + (end - start) * share + off, decimals))
    return found


def at_share(base, target, gone, whole, share, decimals=1):
    """The value that is `share` percent of what a straight plan asks for by now."""
    base, target = D(str(base)), D(str(target))
    return rounded(base + (target - base) * gone / whole * share / 100, decimals)


# ---- periods ----

def years(first, last, step=1):
    return [str(it) for it in range(first, last + 1, step)]


def school_years(first, last):
    return [f"{it}/{(it + 1) % 100:02}" for it in range(first, last + 1)]


def parts(first, last, count, letter):
    """From (year, part) to (year, part), both counted in."""
    found, (year, part) = [], first
    while (year, part) <= last:
        found.append(f"{year}-{letter}{part}" if letter else f"{year}-{part:02}")
        year, part = (year + 1, 1) if part == count else (year, part + 1)
    return found


def months(first, last):
    return parts(first, last, 12, "")


def weeks(first, count):
    monday = date.fromisocalendar(*first, 1)
    found = [(monday + timedelta(weeks=it)).isocalendar() for it in range(count)]
    return [f"{it[0]}-W{it[1]:02}" for it in found]


def days(first, count):
    return [str(date.fromisoformat(first) + timedelta(days=it)) for it in range(count)]


# ---- what is made ----

INDICATORS = []
AGES = {"15-17": ("15–17 år", "Aged 15–17"), "18-20": ("18–20 år", "Aged 18–20"), "21-24": ("21–24 år", "Aged 21–24")}
ALDER = ("alder", ("Alder", "Age"), AGES)
SEX = ("koen", ("Køn", "Sex"), {"kvinder": ("Kvinder", "Women"), "maend": ("Mænd", "Men")})
PARTNERS = {
    "nordvig": ("Nordvig Kommune", "Nordvig Municipality", "municipality"),
    "hedeby": ("Hedeby Kommune", "Hedeby Municipality", "municipality"),
    "aadal": ("Ådal Kommune", "Ådal Municipality", "municipality"),
    "region": ("Region Fjordland", "Fjordland Region", "region"),
    "ungdomsraadet": ("Ungdomsrådet i Fjordlandet", "The Fjordland Youth Council", "citizens"),
    "sekretariatet": ("Fællessekretariatet for ungdomsuddannelse, sundhed og beskæftigelse", "The Joint Secretariat for Education, Health and Employment", "other"),
}
SAY = {
    "trivsel": ("Andelen af unge, der siger, at de har det godt. Opdigtede tal.", "The share of young people who say they are well. Invented figures."),
    "ventetid": ("Hvor længe unge venter på den første samtale. Opdigtede tal.", "How long young people wait for a first talk. Invented figures."),
    "ensom": ("Andelen af unge, der ofte føler sig ensomme. Opdigtede tal.", "The share of young people who often feel lonely. Invented figures."),
    "antal": ("Hvor mange unge der deltager. Opdigtede tal.", "How many young people take part. Invented figures."),
    "form": ("Opdigtede tal, der viser en bestemt form.", "Invented figures that show a certain shape."),
}


def row(period, value, lower="", upper="", se="", status="", note="", **group):
    return dict(period=period, value=value, lower=lower, upper=upper, se=se, status=status, note=note, **group)


def rows(periods, values, **group):
    return [row(p, v, **group) for p, v in zip(periods, values, strict=True)]


def with_interval(found, half):
    """Symmetric 95 % intervals."""
    for it in found:
        if it["value"] != "":
            it["lower"], it["upper"] = it["value"] - D(str(half)), it["value"] + D(str(half))
    return found


def mark(found, **statuses):
    """mark(rows, P=["2025"]): sets a status; M and C take the value away."""
    for status, periods in statuses.items():
        for it in found:
            if it["period"] in periods:
                it["status"] = status
                if status in "MC":
                    it["value"] = it["lower"] = it["upper"] = it["se"] = ""
    return found


def indicator(id, da, en, say, data, unit="percent", direction="increase", target=None, baseline=None, views=None, dims=(), weight=None, **more):
    INDICATORS.append(dict(id=id, da=da, en=en, say=SAY[say], data=data, unit=unit, direction=direction, target=target, baseline=baseline,
                           views=views, dims=list(dims), weight=weight, more=more))


def parts_of(headline, decimals=1, spread=3, ages=True, partners=("nordvig", "hedeby", "aadal")):
    """The same way for partners and groups, a little higher or lower, and in other paces."""
    found = []
    known = [it for it in headline if it["value"] != ""]
    base = known[0]["value"]
    groups = [("partner", it) for it in partners] + [("alder", it) for it in (AGES if ages else ())]
    for n, (kind, name) in enumerate(groups):
        off = D(spread) * (n % 3 - 1) + D(n // 3)
        pace = [D("1.3"), D("0.4"), D("-0.3")][n % 3]
        for it in known:
            value = rounded(it["value"] + off + (it["value"] - base) * (pace - 1), decimals)
            found.append(row(it["period"], max(value, D(0)) if base >= 0 else value, **{kind: name}))
    return found


def reach(period, value):
    return f"{{period: {period}, value: {value}, {DECIDED}}}"


DECIDED = "decided: {da: \"Styregruppen, 14. marts 2022 (opdigtet)\", en: \"The steering group, 14 March 2022 (invented)\"}, url: \"https://galleri.example/referat\""
ALL_VIEWS = ["line", "small-multiples&by=partner", "bars&by=alder", "dumbbell&by=alder", "spark", "table"]


# ---- each class, in every view ----

def of_class(id, da, en, say, values, periods=None, decimals=1, half=None, **facts):
    periods = periods or years(2016, 2016 + len(values) - 1)
    data = rows(periods, values)
    if half:
        with_interval(data, half)
    indicator(id, da, en, say, data + parts_of(data, decimals), dims=[ALDER], views=ALL_VIEWS, **facts)


of_class("naaet", "Målet er nået, stigende, 10 år", "Target met, rising, 10 years", "trivsel", series(10, 62, 81.4, wiggle=0.4), target=reach(2030, 80))
of_class("paa-vej", "På vej, stigende, 10 år", "On track, rising, 10 years", "trivsel", series(10, 61.2, at_share(61.2, 75, 9, 14, 101), wiggle=0.2), target=reach(2030, 75))
of_class("langsomt", "Går langsomt, stigende, 10 år", "Too slow, rising, 10 years", "trivsel", series(10, 61.2, at_share(61.2, 75, 9, 14, 72), wiggle=0.2), target=reach(2030, 75))
of_class("bagefter", "Langt bagefter, faldende, 10 år", "Far behind, falling, 10 years", "ensom", series(10, 14.8, at_share(14.8, 9, 9, 14, 35), wiggle=0.3), direction="decrease", target=reach(2030, 9))
of_class("stille", "Står stille, stigende, 10 år", "No real change, rising, 10 years", "trivsel", series(10, 61.2, at_share(61.2, 75, 9, 14, 4), wiggle=0.6), target=reach(2030, 75))
of_class("forkert", "Går den forkerte vej, dage, skal ned", "Going the wrong way, days, should fall", "ventetid", series(10, 42, 47, 0, wiggle=1), decimals=0, unit="days", direction="decrease", target=reach(2030, 14))
of_class("ikke-naaet", "Målet blev ikke nået, 10 år", "Target missed, 10 years", "trivsel", series(10, 61.2, 70.8, wiggle=0.4), target=reach(2025, 75))
of_class("bedre", "Bedre, uden mål, skal ned", "Better, no target, should fall", "ensom", series(10, 16.4, 12.1, wiggle=0.3), direction="decrease")
of_class("uaendret", "Uændret, uden mål", "No change, no target", "trivsel", series(10, 58.0, 58.6, wiggle=0.2), direction="increase")
of_class("daarligere", "Dårligere, uden mål, skal op", "Worse, no target, should rise", "trivsel", series(10, 64, 58.3, wiggle=0.3), direction="increase")
of_class("steget", "Steget, uden retning, antal", "Up, no direction, a count", "antal", series(10, 10400, 12950, 0, wiggle=120), decimals=0, unit="count", direction="none")
of_class("faldet", "Faldet, uden retning, pr. 1.000", "Down, no direction, per 1,000", "antal", series(10, 12.4, 9.8, wiggle=0.2), unit="per_1000", direction="none")
of_class("usikker", "Usikker udvikling, bredt interval", "Change is uncertain, wide interval", "trivsel", series(10, 61.2, 63.4, wiggle=0.6), half=2.6, target=reach(2030, 70))
of_class("tidligt", "For tidligt at sige, to målinger", "Too early to say, two figures", "trivsel", series(2, 61.2, 62.0), periods=years(2024, 2025), target=reach(2030, 75))
of_class("foraeldet", "Forældede tal, sidste måling i 2020", "Figures out of date, the last from 2020", "trivsel", series(8, 61.2, 64.0, wiggle=0.3), periods=years(2013, 2020), target=reach(2030, 75), next_release="2022-03-01")
of_class("ikke-sammenlignelig", "Kan ikke sammenlignes, brud i 2021", "Not comparable, a break in 2021", "trivsel", series(5, 61.2, 63.0, wiggle=0.3) + series(5, 70.1, 71.4, wiggle=0.2, seed=2), baseline="{period: 2016}", target=reach(2030, 75),
         breaks="[{period: 2021, text: {da: Nyt spørgeskema fra 2021, en: A new questionnaire from 2021}}]")
indicator("ingen-tal", "Ingen tal endnu", "No figures yet", "trivsel", None, target=reach(2030, 75), dims=[ALDER],
          views=["line", "small-multiples&by=alder", "bars&by=alder", "dumbbell&by=alder", "spark", "table"])


# ---- each caveat ----

def caveat(id, da, en, values, periods=None, target=None, edit=lambda it: it, **facts):
    data = edit(rows(periods or years(2018, 2025), values))
    indicator(id, da, en, facts.pop("say", "trivsel"), data, target=target or reach(2030, 75), **facts)


caveat("langsomt-med-foreloebig", "Går langsomt, seneste tal er foreløbigt", "Too slow, the latest figure is provisional", series(8, 61.2, at_share(61.2, 75, 7, 12, 70), wiggle=0.2), edit=lambda it: mark(it, P=["2025"]))
caveat("paa-vej-med-skoen", "På vej, de seneste to tal er et skøn", "On track, the latest two figures are estimates", series(8, 61.2, at_share(61.2, 75, 7, 12, 104), wiggle=0.2), edit=lambda it: mark(it, E=["2024", "2025"]))
caveat("bagefter-med-lav-sikkerhed", "Langt bagefter, usikkert tal", "Far behind, a figure of low reliability", series(8, 61.2, at_share(61.2, 75, 7, 12, 31), wiggle=0.2), edit=lambda it: mark(it, U=["2025"]))
caveat("paa-vej-med-seneste-tilbage", "På vej, men seneste måling gik tilbage", "On track, but the latest figure went back", series(7, 61.2, 72.4, wiggle=0.2) + [D("70.8")])
caveat("naaet-med-usikkert-maal", "Nået, men usikkerheden rækker ud over målet", "Met, but the uncertainty reaches beyond the target", series(8, 61.2, 75.6, wiggle=0.3), edit=lambda it: with_interval(it, 1.4))
caveat("naaet-med-siden-mistet", "Nået i 2022 og siden mistet", "Met in 2022 and lost since", [D(it) for it in "61.2 66.0 71.4 74.0 76.1 75.9 73.4 72.8".split()], target=reach(2022, 75))
caveat("ikke-naaet-med-naaet-senere", "Ikke nået i 2022, men nået senere", "Missed in 2022, but met later", [D(it) for it in "61.2 63.0 66.4 69.0 70.1 72.9 74.4 76.8".split()], target=reach(2022, 75))
caveat("paa-vej-med-gaaet-i-staa", "På vej siden 1990, men gået i stå", "On track since 1990, but stalled", series(26, 20, 54.6, wiggle=0.4) + [D(it) for it in "54.8 54.8 54.9 54.8 54.9 54.9 54.9 55.0 55.0 55.1".split()], periods=years(1990, 2025), target=reach(2030, 60))
caveat("paa-vej-med-afrunding", "På vej, kun på grund af afrunding", "On track, only because of rounding", [D("61.2"), D("64.0"), D("67.0")], periods=["2021", "2023", "2025"])
caveat("naaet-med-foreloebig-og-usikkert-maal", "Nået, foreløbigt og med et interval hen over målet", "Met, provisionally and with an interval across the target", series(8, 61.2, 75.4, wiggle=0.2), edit=lambda it: mark(with_interval(it, 1.6), P=["2025"]))
caveat("bagefter-egen-vurdering", "Langt bagefter, med en egen vurdering ved siden af", "Far behind, with a judgement of its own beside it", series(8, 14.8, at_share(14.8, 9, 7, 12, 40), wiggle=0.1), say="ensom", direction="decrease", target=reach(2030, 9),
       override="{class: langsomt, reason: {da: De 15–17-årige har fået det bedre., en: Those aged 15–17 are better off.}, by: {da: \"Styregruppen, 11. juni 2025 (opdigtet)\", en: \"The steering group, 11 June 2025 (invented)\"}}")


# ---- targets to keep ----

def hold(id, da, en, limit, values, unit="percent", say="form", decimals=1, **facts):
    indicator(id, da, en, say, rows(years(2018, 2025), [D(str(it)) for it in values]), unit=unit, direction="hold", target=f"{{{limit}, {DECIDED}}}", **facts)


hold("naaet-mindst-95", "Kravet om mindst 95 % er holdt", "The demand of at least 95 % is kept", "at_least: 95", [95.2, 95.9, 96.4, 96.1, 96.0, 96.8, 97.0, 97.1])
hold("naaet-mindst-95-med-seneste-tilbage", "Kravet er holdt, men seneste måling gik tilbage", "The demand is kept, but the latest figure went back", "at_least: 95", [96.2, 96.9, 97.4, 97.1, 97.0, 98.8, 98.9, 96.1])
hold("stille-hoejst-30-dage", "Højst 30 dages ventetid, står stille på 37", "At most 30 days of waiting, standing still at 37", "at_most: 30", [37, 36, 38, 37, 37, 36, 37, 37], unit="days", say="ventetid", decimals=0)
hold("langsomt-mindst-95", "Mindst 95 %, på 88 og på vej op", "At least 95 %, at 88 and rising", "at_least: 95", [80.2, 81.9, 82.4, 83.1, 84.0, 84.8, 85.9, 88.1])
hold("forkert-mellem-40-og-60", "Mellem 40 og 60, over båndet og på vej væk", "Between 40 and 60, above the band and moving away", "between: [40, 60]", [52.2, 55.9, 58.4, 59.1, 61.0, 62.8, 63.9, 66.1])
hold("naaet-mellem-40-og-60", "Mellem 40 og 60, inde i båndet", "Between 40 and 60, inside the band", "between: [40, 60]", [52.2, 48.9, 55.4, 51.1, 47.0, 52.8, 53.9, 50.1])
hold("ikke-naaet-mindst-95-i-2024", "Mindst 95 % i 2024, ikke nået", "At least 95 % in 2024, missed", "at_least: 95, period: 2024", [90.2, 90.9, 91.4, 92.1, 92.0, 92.8, 93.0, 93.1])
indicator("tidligt-mindst-95-en-maaling", "Mindst 95 %, en enkelt måling", "At least 95 %, one figure", "form", rows(["2025"], [D("91.3")]), direction="hold", target=f"{{at_least: 95, {DECIDED}}}")


# ---- paths ----

def path(id, da, en, path, values, target, periods=None, **facts):
    indicator(id, da, en, facts.pop("say", "form"), rows(periods or years(2018, 2025), values), target=target, path=path, **facts)


path("langsomt-geometrisk-plan", "Går langsomt, planen er samme procent hvert år", "Too slow, the plan is the same per cent each year", "geometric", series(11, 1000, 560, 0, wiggle=12), reach(2030, 300), periods=years(2015, 2025), unit="count", direction="decrease")
path("paa-vej-plan-i-trin", "På vej, planen går i trin", "On track, the plan goes in steps", "[{period: 2022, value: 62}, {period: 2025, value: 66}, {period: 2028, value: 74}]", series(8, 61.2, 66.3, wiggle=0.2), reach(2030, 75))
path("paa-vej-planen-begynder-fladt", "På vej, planen beder først om fremgang fra 2026", "On track, the plan first asks for progress from 2026", "[{period: 2026, value: 61.2}, {period: 2028, value: 68}]", series(8, 61.2, 63.4, wiggle=0.2), reach(2030, 75))
path("stille-planen-begynder-fladt", "Står stille, planen begynder fladt, lidt under", "No real change, the plan begins flat, a little below", "[{period: 2026, value: 61.2}, {period: 2028, value: 68}]", series(8, 61.2, 60.7, wiggle=0.2), reach(2030, 75))
path("forkert-planen-gaar-tilbage-foerst", "Går den forkerte vej, længere tilbage end planen tillod", "Going the wrong way, further back than the plan allowed", "[{period: 2025, value: 48}, {period: 2028, value: 30}]", series(8, 42, 55, 0, wiggle=1), reach(2030, 14), unit="days", direction="decrease", say="ventetid")


# ---- periods ----

path("langsomt-skoleaar", "Går langsomt, skoleår", "Too slow, school years", "linear", series(9, 88.4, at_share(88.4, 95, 8, 13, 66), wiggle=0.1), reach("2029/30", 95), periods=school_years(2016, 2024))
path("bagefter-halvaar", "Langt bagefter, halvår", "Far behind, half-years", "linear", series(14, 31, at_share(31, 20, 13, 23, 28), wiggle=0.3), reach("2030-H2", 20), periods=parts((2019, 1), (2025, 2), 2, "H"), direction="decrease", seasonal="none", cadence="half_yearly")
path("paa-vej-kvartaler", "På vej, kvartaler", "On track, quarters", "linear", series(21, 410, at_share(410, 700, 20, 39, 108, 0), 0, wiggle=4), reach("2030-Q4", 700), periods=parts((2021, 1), (2026, 1), 4, "Q"), unit="count", seasonal="adjusted", cadence="quarterly", next_release="2026-08-15")
path("langsomt-maaneder-samme-saeson", "Går langsomt, måneder, samme sæson", "Too slow, months, the same season", "linear", [rounded(v + [3, 3, 2, 0, -1, -2, -3, -3, -1, 0, 1, 2][n % 12], 1) for n, v in enumerate(series(52, 21, 17.5, 4))], reach("2030-12", 12.7), periods=months((2022, 1), (2026, 4)), unit="per_1000", direction="decrease", seasonal="same_season", cadence="monthly", next_release="2026-07-01")
path("stille-uger", "Står stille, uger", "No real change, weeks", "linear", series(60, 38, 38, 0, wiggle=2.4), reach("2026-W52", 20), periods=weeks((2025, 10), 60), unit="hours", direction="decrease", seasonal="none", cadence="weekly", next_release="2026-07-01")
path("bagefter-dage", "Langt bagefter, dage, hvoraf nogle mangler", "Far behind, days of which some are missing", "linear", series(40, 100, 92, 0, wiggle=3), reach("2026-06-30", 60), periods=[it for n, it in enumerate(days("2026-04-01", 48)) if n % 6 != 5], unit="count", direction="decrease", cadence="daily", next_release="2026-07-01")
path("paa-vej-tre-aar-ad-gangen", "På vej, tre år ad gangen", "On track, three years at a time", "linear", series(8, 48.2, at_share(48.2, 60, 7, 12, 99), wiggle=0.1), reach("2027..2029", 60), periods=[f"{it}..{it + 2}" for it in range(2015, 2023)], next_release="2027-03-01")
path("langsomt-blandede-perioder", "Går langsomt, først år og siden kvartaler", "Too slow, years and then quarters", "linear", series(7, 61.2, 66.2, wiggle=0.1) + series(5, 66.4, 67.3, wiggle=0.1), reach(2030, 75), periods=years(2018, 2024) + parts((2025, 1), (2026, 1), 4, "Q"), seasonal="none", next_release="2026-08-15")


# ---- uncertainty, breaks, gaps ----

def shape(id, da, en, data, say="form", **facts):
    indicator(id, da, en, say, data, **facts)


def with_error(found, se):
    for it in found:
        it["se"] = D(str(se))
    return found


shape("langsomt-standardfejl", "Går langsomt, standardfejl i stedet for interval", "Too slow, standard errors instead of intervals", with_error(rows(years(2017, 2025, 2), series(5, 52, 57.4, wiggle=0.2)), 0.6), target=reach(2029, 65))
shape("stille-bredt-interval-beviser-det", "Står stille, og usikkerheden beviser det", "No real change, and the uncertainty proves it", with_interval(rows(years(2021, 2025), series(5, 61.2, 62.4, wiggle=0.1)), 1.2), target=reach(2030, 75))
shape("langsomt-start-i-metadata", "Går langsomt, startværdien står ikke i tabellen", "Too slow, the baseline is not in the table", with_interval(rows(years(2021, 2025), series(5, 63.0, 67.4, wiggle=0.1)), 1.1), baseline="{period: 2017, value: 60.2, lower: 58.8, upper: 61.6}", target=reach(2030, 75))
shape("langsomt-skaevt-interval", "Går langsomt, skæve intervaller på en lille andel", "Too slow, skewed intervals of a small share", [row(p, v, v - D("0.5"), v + D("1.4")) for p, v in zip(years(2018, 2025), series(8, 5.2, 3.0, wiggle=0.05))], say="ensom", direction="decrease", target=reach(2030, 0))
shape("langsomt-brud-regnet-tilbage", "Går langsomt, brud regnet tilbage", "Too slow, a break that was calculated back", rows(years(2016, 2025), series(10, 61.2, at_share(61.2, 75, 9, 14, 71), wiggle=0.2)), baseline="{period: 2016}", target=reach(2030, 75), breaks="[{period: 2020, text: {da: Nyt spørgeskema fra 2020, en: A new questionnaire from 2020}, bridged: true}]")
shape("paa-vej-brud-foer-start", "På vej, brud før startåret", "On track, a break before the baseline", rows(years(2012, 2025), series(6, 54.0, 56.0, wiggle=0.3) + series(8, 61.2, at_share(61.2, 75, 7, 12, 101), wiggle=0.2)), baseline="{period: 2018}", target=reach(2030, 75), breaks="[{period: 2018, text: {da: Ny opgørelse, en: A new way of counting}}]")
shape("bedre-to-brud", "Bedre, to brud, det ene med status B", "Better, two breaks, one with status B", mark(rows(years(2008, 2025), series(5, 31, 33) + series(5, 40, 41) + series(8, 35, 39.4)), B=["2013"]), breaks="[{period: 2018, text: {da: Nye registre, en: New registers}}]")
shape("langsomt-huller-og-enkelte-vaerdier", "Går langsomt, huller og enkelte værdier", "Too slow, gaps and isolated values", mark(rows(years(2008, 2025), series(18, 52.0, 61.0, wiggle=0.4)), M=["2009", "2011", "2012", "2013", "2015", "2020"], C=["2019"]), target=reach(2030, 68))
shape("bagefter-hemmelige-tal", "Langt bagefter, hvert andet tal er fortroligt", "Far behind, every other figure is confidential", mark(rows(years(2013, 2025), series(13, 88, 71, 0, wiggle=2)), C=[str(it) for it in range(2014, 2025, 2)]), unit="count", direction="decrease", target=reach(2030, 20))
shape("langsomt-alle-foreloebige-med-foreloebig", "Går langsomt, alle tal er foreløbige", "Too slow, all figures are provisional", mark(rows(years(2018, 2025), series(8, 61.2, at_share(61.2, 75, 7, 12, 70), wiggle=0.2)), P=years(2018, 2025)), target=reach(2030, 75))


# ---- events ----

def event(period, da, en):
    return f"{{period: {period}, text: {{da: \"{da}\", en: \"{en}\"}}}}"


EVENTS = [event("2020-03", "Skolerne lukker ned", "Schools close"), event("2020-08", "Skolerne åbner igen", "Schools open again"), event(2021, "Ny sundhedslov begynder", "A new health act begins"), event("2021-09", "Kommunerne ansætter kontaktpersoner", "Municipalities hire contact persons")]
LATER = reach(2030, 75)
HAEND = series(10, 61.2, at_share(61.2, 75, 9, 14, 45), wiggle=0.3)
shape("bagefter-en-haendelse", "Langt bagefter, en hændelse", "Far behind, one event", rows(years(2016, 2025), HAEND), target=LATER, events=f"[{EVENTS[0]}]")
shape("bagefter-fire-haendelser-taet", "Langt bagefter, fire hændelser tæt på hinanden", "Far behind, four events close together", rows(years(2016, 2025), HAEND), target=LATER, events="[" + ", ".join(EVENTS) + "]")
shape("bagefter-to-haendelser-og-brud", "Langt bagefter, to hændelser og et brud samme år", "Far behind, two events and a break in one year", rows(years(2016, 2025), HAEND), target=LATER, baseline="{period: 2016}", events=f"[{event(2020, 'Skolerne lukker ned', 'Schools close')}, {event(2024, 'Kontaktpersoner i alle kommuner', 'Contact persons in all municipalities')}]", breaks="[{period: 2020, text: {da: Nyt spørgeskema fra 2020, en: A new questionnaire from 2020}, bridged: true}]")


# ---- shapes of data ----

shape("tidligt-en-maaling", "For tidligt at sige, en enkelt måling", "Too early to say, one figure", rows(["2025"], [D("61.2")]), target=reach(2030, 75), views=["line", "spark", "table"])
shape("langsomt-to-maalinger", "Går langsomt, to målinger med fire år imellem", "Too slow, two figures four years apart", rows(["2021", "2025"], [D("61.2"), D("65.1")]), target=reach(2030, 75), views=["line", "spark"])
shape("bagefter-40-punkter", "Langt bagefter, faldende, 40 punkter", "Far behind, falling, 40 points", rows(years(1986, 2025), series(40, 38.4, at_share(38.4, 10, 39, 44, 30), wiggle=1.1)), direction="decrease", target=reach(2030, 10), views=["line", "spark"])
shape("forkert-500-dage", "Går den forkerte vej, 500 dage", "Going the wrong way, 500 days", rows(days("2025-01-01", 500), series(500, 120, 141, 0, wiggle=14)), unit="count", direction="decrease", target=reach("2026-12-31", 60), cadence="daily", next_release="2026-06-15", views=["line", "spark"], weight=1400)
shape("bedre-500-maaneder", "Bedre, 500 måneder, samme sæson", "Better, 500 months, the same season", rows(months((1984, 9), (2026, 4)), [rounded(v + [2, 2, 1, 0, 0, -1, -2, -2, 0, 1, 1, 2][n % 12], 1) for n, v in enumerate(series(500, 41, 12, 4, wiggle=0.4))]), unit="per_100000", direction="decrease", seasonal="same_season", cadence="monthly", next_release="2026-06-15", views=["line", "spark"], weight=1400)
shape("stille-alle-ens", "Står stille, alle tal er ens", "No real change, all figures are equal", rows(years(2016, 2025), [D("42.0")] * 10), target=reach(2030, 50), views=["line", "spark"])
shape("uaendret-alle-nul", "Uændret, alle tal er nul", "No change, all figures are zero", rows(years(2016, 2025), [D(0)] * 10), unit="count", meaningful_change=1, direction="decrease", views=["line", "spark"])
shape("uaendret-alle-hundrede", "Uændret, alle tal er 100 %", "No change, all figures are 100 %", rows(years(2016, 2025), [D("100.0")] * 10), views=["line"])
NEG = rows(years(2016, 2025), series(10, -48, -40, 0, wiggle=1))
shape("langsomt-negative", "Går langsomt, kun negative tal", "Too slow, negative figures only", NEG + parts_of(NEG, 0), unit="{text: {da: mio. kr., en: million kroner}, symbol: {da: mio. kr., en: DKKm}, decimals: 0}", target=reach(2030, -30), dims=[ALDER], views=["line", "bars&by=alder", "dumbbell&by=alder", "small-multiples&by=partner", "spark"], meaningful_change=1)
CROSS = rows(years(2016, 2025), [D(str(it)) for it in [-1.8, -1.5, -0.9, -1.1, -0.4, 0.0, 0.2, 0.9, 1.1, 1.6]])
shape("paa-vej-krydser-nul", "På vej, tallene krydser nul", "On track, the figures cross zero", CROSS + parts_of(CROSS, 1, spread=1), unit="score", target=reach(2030, 3), dims=[ALDER], views=["line", "bars&by=alder", "dumbbell&by=alder", "small-multiples&by=partner", "spark"], meaningful_change="0.2")
ORDERS = rows(years(2014, 2026 - 1), [D(4) * 10**n for n in range(1, 13)])
shape("bedre-tolv-stoerrelsesordener", "Bedre, fra 40 til 4 billioner", "Better, from 40 to 4 trillion", ORDERS, unit="dkk", views=["line", "spark", "table"])
shape("bedre-meget-smaa-tal", "Bedre, meget små tal", "Better, very small figures", rows(years(2018, 2025), series(8, "0.000052", "0.000031", 6, wiggle="0.000001")), unit="{text: {da: mikrogram pr. kubikmeter luft, en: micrograms per cubic metre of air}, symbol: {da: µg/m³, en: µg/m³}, decimals: 6}", direction="decrease", views=["line", "spark"])
shape("bedre-meget-store-tal", "Bedre, meget store tal tæt på hinanden", "Better, very large figures close together", rows(years(2018, 2025), series(8, 1234567890, 1304567890, 0, wiggle=1000)), unit="dkk", views=["line", "spark"])
shape("ingen-tal-kun-manglende", "Ingen tal, kun manglende", "No figures, only missing ones", mark(rows(years(2018, 2025), [D(0)] * 8), M=years(2018, 2023), C=years(2024, 2025)), target=reach(2030, 75), views=["line", "spark", "table"])
shape("langsomt-maalet-lige-ved-tallet", "Går langsomt, målet ligger lige over det seneste tal", "Too slow, the target lies just above the latest figure", rows(years(2016, 2025), [D(str(it)) for it in [70.0, 70.4, 71.1, 71.4, 71.9, 72.6, 73.1, 73.6, 74.1, 74.5]]), target=reach(2026, 75.9), views=["line"])
shape("naaet-maalet-er-tallet-med-afrunding", "Nået, målet og det seneste tal er det samme", "Met, the target and the latest figure are the same", rows(years(2016, 2025), series(10, 61.2, 75, wiggle=0.2)), target=reach(2026, 75), views=["line"])
shape("ikke-naaet-faa-aar", "Ikke nået, en plan på to år i kvartaler", "Missed, a plan of two years in quarters", rows(parts((2024, 1), (2025, 4), 4, "Q"), series(8, 31, 62, 0, wiggle=2)), unit="count", target=reach("2025-Q4", 90), seasonal="none", cadence="quarterly", next_release="2026-08-15", views=["line"])
shape("forkert-langt-uden-for-sporet", "Går den forkerte vej, langt uden for sporet", "Going the wrong way, far off the track", rows(years(2016, 2025), series(10, 20, 88, 0, wiggle=2)), unit="days", direction="decrease", target=reach(2030, 10), say="ventetid", views=["line"])
shape("naaet-langt-forbi-maalet", "Nået, langt forbi målet", "Met, far past the target", rows(years(2016, 2025), series(10, 20, 88, 0, wiggle=2)), unit="count", target=reach(2030, 30), say="antal", views=["line"])


# ---- groups ----

def groups(periods, names, start, end, kind, decimals=1, spread=D(9)):
    found = []
    for n, name in enumerate(names):
        off = spread * ((n * 7) % len(names)) / len(names)
        found += rows(periods, series(len(periods), D(str(start)) + off, D(str(end)) + off + D(n % 5) - 2, decimals, wiggle=0.4, seed=n + 1), **{kind: name})
    return found


KOMMUNER = "Albækvig Birkholm Bjergsø Damhave Egelund Elmby Engholm Fiskerup Fjordby Glanshøj Gravlev Græsbjerg Hareskov Havnsø Hedeby Højsletten Ibsgård Jægerlund Kalvehave Klitgaard Kongshøj Langeskov Lillestrand Lyngbjerg Mariendal Møllebro Nordvig Nørremark Oddesund Pilemark Ravnstrup Rosenvænget Rørvangen Sandbjerg Skovsminde Strandgården Søndervig Tornekrog Vesterled Ådal".split()
FORTY = {f"k{n + 1:02}": (f"{it} Kommune", f"{it} Municipality") for n, it in enumerate(KOMMUNER)}
G_HEAD = rows(["2021", "2023", "2025"], [D("61.2"), D("63.4"), D("65.1")])
shape("langsomt-40-grupper", "Går langsomt, 40 grupper", "Too slow, 40 groups", G_HEAD + groups(["2021", "2025"], FORTY, 57, 61, "kommune"), target=LATER, dims=[("kommune", ("Kommune", "Municipality"), FORTY)],
      views=["dumbbell&by=kommune", "bars&by=kommune", "small-multiples&by=kommune", "line&by=kommune"], weight=1400)
HUNDRED = {f"k{n + 1:02}": (f"Kommune {n + 1}", f"Municipality {n + 1}") for n in range(98)}
shape("langsomt-98-grupper", "Går langsomt, 98 grupper", "Too slow, 98 groups", G_HEAD + groups(["2021", "2025"], HUNDRED, 57, 61, "kommune"), target=LATER, dims=[("kommune", ("Kommune", "Municipality"), HUNDRED)],
      views=["dumbbell&by=kommune", "bars&by=kommune"], weight=400)
LONG = {
    "a": ("Elever i almen voksenuddannelse, forberedende voksenundervisning og ordblindeundervisning", "Students in general adult education, preparatory adult education and teaching for dyslexics"),
    "b": ("Speciallægepraksissektorens børne- og ungdomspsykiatriske ambulatorier", "Outpatient clinics for child and adolescent psychiatry in specialist practice"),
    "c": ("Arbejdsmarkedsuddannelser", "Labour market training"),
    "d": ("Unge uden for uddannelse og beskæftigelse med fast kontaktperson i hjemkommunens ungdomsenhed", "Young people outside education and work with a contact person in the youth unit of their home municipality"),
    "e": ("Ubesvaret", "No answer"),
}
shape("langsomt-lange-navne", "Går langsomt, lange danske navne på grupper, som ikke kan være på én linje i et smalt vindue", "Too slow, long names of groups that do not fit on one line in a narrow window", G_HEAD + groups(["2021", "2025"], LONG, 52, 58, "tilbud"), target=f"{{period: 2030, value: 75, {DECIDED}}}", dims=[("tilbud", ("Uddannelses- og behandlingstilbud", "Offer of education and treatment"), LONG)],
      views=["dumbbell&by=tilbud", "bars&by=tilbud", "small-multiples&by=tilbud", "line&by=tilbud"], weight=700)
CLOSE = {"kvinder": ("Kvinder", "Women"), "maend": ("Mænd", "Men"), "uoplyst": ("Uoplyst eller andet", "Not stated or other"), "alle": ("Uden for opdelingen", "Outside the breakdown")}
CLOSE_ROWS = []
for n, (name, start, end) in enumerate([("kvinder", 55, 65.4), ("maend", 67, 65.3), ("uoplyst", 61, 65.1), ("alle", 63, 64.9)]):
    CLOSE_ROWS += rows(years(2018, 2025), series(8, start, end, wiggle=0.2, seed=n), koen=name)
shape("langsomt-kurver-mødes".replace("ø", "oe"), "Går langsomt, fire kurver ender næsten samme sted", "Too slow, four curves end nearly at one place", rows(years(2018, 2025), series(8, 61.2, 65.2, wiggle=0.2)) + CLOSE_ROWS, target=reach(2030, 72), dims=[("koen", ("Køn", "Sex"), CLOSE)],
      views=["line&by=koen", "dumbbell&by=koen", "small-multiples&by=koen", "bars&by=koen"])
PY = rows(years(2016, 2025), series(10, 61.2, at_share(61.2, 75, 9, 14, 72), wiggle=0.2))
P_ROWS = []
for n, (partner, start, end) in enumerate([("nordvig", 58, 71), ("hedeby", 63, 61), ("aadal", 70, 74.9), ("region", 61, 66), ("sekretariatet", 50, 52)]):
    own = rows(years(2016, 2025), series(10, start, end, wiggle=0.5, seed=n), partner=partner)
    P_ROWS += mark(own, M=["2018", "2019"]) if n == 1 else mark(own, P=["2025"]) if n == 3 else own[-3:] if n == 4 else own
shape("langsomt-parter-gange-aar", "Går langsomt, fem parter og ti år", "Too slow, five partners and ten years", PY + P_ROWS, target=reach(2030, 75), views=["small-multiples&by=partner", "line&by=partner", "dumbbell&by=partner", "bars&by=partner", "table&by=partner"], weight=900)
THREE = []
SCHOOL = ("skole", ("Skoleform", "Kind of school"), {"folkeskole": ("Folkeskole", "Municipal school"), "gymnasium": ("Gymnasium", "Upper secondary school"), "eud": ("Erhvervsuddannelse", "Vocational education")})
for n, age in enumerate(AGES):
    THREE += rows(["2021", "2025"], series(2, 58 + n, 61 + 2 * n), alder=age)
    for m, sex in enumerate(SEX[2]):
        for k, school in enumerate(SCHOOL[2]):
            THREE += rows(["2021", "2025"], series(2, 50 + 3 * n + m - k, 53 + 2 * n + 3 * m - k), alder=age, koen=sex, skole=school)
for m, sex in enumerate(SEX[2]):
    THREE += rows(["2021", "2025"], series(2, 58 + 5 * m, 66 - 3 * m), koen=sex)
for k, school in enumerate(SCHOOL[2]):
    THREE += mark(rows(["2021", "2025"], series(2, 62 - 3 * k, 64 - k), skole=school), C=["2021"] if k == 2 else [])
shape("langsomt-tre-opdelinger", "Går langsomt, tre opdelinger", "Too slow, three dimensions", G_HEAD + THREE, target=LATER, dims=[ALDER, SEX, SCHOOL], views=["dumbbell&by=alder", "dumbbell&by=koen", "dumbbell&by=skole", "bars&by=skole", "table&by=skole"], weight=700)
SAID = {
    "tryg": ("Jeg føler mig tryg i skolen", "I feel safe at school"),
    "hjaelp": ("Jeg får hjælp, når jeg beder om det", "I get help when I ask for it"),
    "venner": ("Jeg har mindst én ven, som jeg kan tale med om det, der er svært", "I have at least one friend whom I can talk to about what is hard"),
    "hoert": ("De voksne lytter til mig", "The adults listen to me"),
    "sover": ("Jeg sover godt om natten", "I sleep well at night"),
}
AGREE = []
for n, (id, start, end) in enumerate([("tryg", 81.2, 84.0), ("hjaelp", 74.5, 73.1), ("venner", 88.4, 88.9), ("hoert", 58.3, 63.7), ("sover", 66.0, None)]):
    own = with_interval(rows(["2021", "2025"], [D(str(start)), D(str(end or 61))], udsagn=id), D("2.1"))
    AGREE += own if end else own[:1] + mark(rows(["2025"], [D(0)], udsagn=id), C=["2025"])
AGREE += mark(rows(["2021", "2025"], [D(0)] * 2, udsagn="hemmelig"), C=["2021", "2025"])
SAID["hemmelig"] = ("Jeg bliver mobbet", "I am bullied")
shape("langsomt-udsagn", "Går langsomt, fem udsagn, som unge er enige i", "Too slow, five statements that young people agree with", G_HEAD + AGREE, target=LATER, dims=[("udsagn", ("Udsagn", "Statement"), SAID)], views=["dumbbell&by=udsagn", "table&by=udsagn"], weight=200)
UNC = with_interval(rows(["2021", "2023", "2025"], [D("61.2"), D("63.4"), D("65.1")]), 1.1)
for n, age in enumerate(AGES):
    UNC += mark(with_interval(rows(["2021", "2025"], series(2, 58 + 3 * n, 61 + 4 * n), alder=age), 2 + n), P=["2025"] if n == 0 else [])
shape("langsomt-grupper-og-intervaller", "Går langsomt, grupper med intervaller", "Too slow, groups with intervals", UNC, target=LATER, dims=[ALDER], views=["dumbbell&by=alder", "line&by=alder", "bars&by=alder"])

UNITS = [("tonnes_co2", "ton CO2", "tonnes of CO2", 812.4, 610.2, "decrease", 400), ("score", "en score", "a score", 6.2, 7.1, "increase", 8), ("hours", "timer", "hours", 1240, 1630, "increase", 2100),
         ("per_100000", "pr. 100.000", "per 100,000", 11.4, 9.6, "decrease", 8), ("dkk", "kroner", "kroner", 14250, 16100, "increase", 17500)]
for unit, da, en, start, end, direction, target in UNITS:
    places = 0 if unit in ("hours", "dkk") else 1
    found = rows(years(2016, 2025), series(10, start, end, places))
    indicator(f"ENHED-{unit.replace('_', '-')}", f"{da}, 10 år", f"{en}, 10 years", "form", found, unit=unit, direction=direction, target=reach(2030, target))

NAMES = {"langsomt": ("Går langsomt", "Too slow"), "bagefter": ("Langt bagefter", "Far behind"), "paa-vej": ("På vej", "On track"), "stille": ("Står stille", "No real change")}


def straight_class(it):
    """The class of a unit's example, whose plan is straight and which has no noise."""
    target = D(it["target"].split("value: ")[1].split(",")[0])
    first, last = it["data"][0]["value"], it["data"][-1]["value"]
    share = rounded((last - first) / ((target - first) * 9 / 14) * 100, 0)
    return "paa-vej" if share >= 95 else "langsomt" if share >= 60 else "bagefter" if share >= 10 else "stille"


for it in INDICATORS:
    if it["id"].startswith("ENHED-"):
        found = straight_class(it)
        it["id"] = it["id"].replace("ENHED", f"{found}-enhed")
        it["da"], it["en"] = f"{NAMES[found][0]}, {it['da']}", f"{NAMES[found][1]}, {it['en']}"


# ---- files ----

def write(path, text):
    path = OUT / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def two(da, en):
    return f'{{da: "{da}", en: "{en}"}}'


def plain(value):
    return format(value, "f") if isinstance(value, D) else str(value)


def write_indicator(it):
    da, en = it["say"]
    lines = [f"title: {two(it['da'], it['en'])}", f"summary: {two(da, en)}", f"unit: {it['unit']}", f"direction: {it['direction']}"]
    more = dict(it["more"])
    for key, value in [("baseline", it["baseline"]), ("target", it["target"])]:
        if value:
            lines.append(f"{key}: {value}")
    if it["dims"]:
        lines.append("dimensions:")
        for name, title, values in it["dims"]:
            lines += [f"  {name}:", f"    title: {two(*title)}", "    values:"]
            lines += [f"      {key}: {two(*words)}" for key, words in values.items()]
    lines.append(f"source: {{title: {two('Galleriets undersøgelse', 'The survey of the gallery')}, publisher: {two('Eksempelstyrelsen', 'The Example Agency')}, url: \"https://galleri.example/kilde\", licence: CC-BY-4.0, retrieved: {'2021-05-01' if it['id'] == 'foraeldet' else '2026-05-01'}}}")
    lines.append("owner: sekretariatet")
    lines.append(f"cadence: {more.pop('cadence', 'yearly')}")
    lines.append(f"next_release: {more.pop('next_release', '2027-03-01')}")
    lines.append(f"cannot_say: {two('Tallet er opdigtet og siger intet om virkeligheden.', 'The figure is invented and says nothing of the world.')}")
    lines += [f"{key}: {value}" for key, value in more.items()]
    write(f"indicators/{it['id']}.yml", "\n".join(lines) + "\n")
    if it["data"] is None:
        return
    columns = ["period", "value"]
    for key in ["lower", "upper", "se", "status", "note", "partner"] + [name for name, _, _ in it["dims"]]:
        if any(one.get(key, "") != "" for one in it["data"]):
            columns.append(key)
    text = ",".join(columns) + "\n"
    for one in it["data"]:
        text += ",".join(plain(one.get(key, "")) for key in columns) + "\n"
    write(f"indicators/{it['id']}.csv", text)


PAGES = []


def page(name, da, en, embeds):
    PAGES.append((name, da, en))
    body = {"da": "", "en": ""}
    for it, views in embeds:
        body["da"] += f"\n## {it['da']}\n"
        body["en"] += f"\n## {it['en']}\n"
        for view in views:
            for lang in body:
                body[lang] += f"\n### {view.replace('&by=', ', ')}\n\n![](indicator:{it['id']}?view={view})\n"
    write(f"pages/{name}.md", f"---\ntitle: \"{da}\"\nsummary: Figurer, som tests bygger og ser på. Alt er opdigtet.\n---\nHver figur viser det, som dens overskrift siger.\n{body['da']}")
    write(f"pages/{name}.en.md", f"---\ntitle: \"{en}\"\nsummary: Figures that tests build and look at. Everything is invented.\n---\nEach figure shows what its heading says.\n{body['en']}")


def pages():
    classes = [it for it in INDICATORS if it["views"] is ALL_VIEWS or it["id"] == "ingen-tal"]
    for it in classes:
        page(f"galleri-{it['id']}", f"Galleri: {it['da']}", f"Gallery: {it['en']}", [(it, it["views"])])
    rest, embeds, load, number = [it for it in INDICATORS if it not in classes], [], 0, 0
    # About as many elements as a figure with its table makes.
    for it in rest + [None]:
        views = it and (it["views"] or ["line"])
        weight = it and (it["weight"] or len(views) * (60 + 4 * len([one for one in it["data"] if not any(one.get(k) for k in ("partner", "alder", "koen"))])))
        if embeds and (it is None or load + weight > 850):
            number += 1
            page(f"galleri-former-{number:02}", f"Galleri: former {number}", f"Gallery: shapes {number}", embeds)
            embeds, load = [], 0
        if it and weight >= 1300:
            # So much that each view has a page of its own.
            for view in views:
                name = view.split("&")[0]
                page(f"galleri-{it['id']}-{name}", f"Galleri: {it['da']}, {name}", f"Gallery: {it['en']}, {name}", [(it, [view])])
        elif it:
            embeds.append((it, views))
            load += weight


def contents():
    """One page that leads to all the others."""
    for ending, lead, at in [("", "Her er alle figurer i galleriet.", 1), (".en", "Here are all figures of the gallery.", 2)]:
        title = ["Galleri", "Gallery"][at - 1]
        links = "".join(f"- [{it[at].split(': ', 1)[1]}](page:{it[0]})\n" for it in PAGES)
        write(f"pages/galleri{ending}.md", f"---\ntitle: {title}\nsummary: {lead}\n---\n{lead}\n\n{links}")


def main():
    if OUT.exists():
        shutil.rmtree(OUT)
    assert len({it["id"] for it in INDICATORS}) == len(INDICATORS), "an id twice"
    for it in INDICATORS:
        write_indicator(it)
    pages()
    contents()
    for id, (da, en, kind) in PARTNERS.items():
        write(f"partners/{id}.yml", f"title: {two(da, en)}\nkind: {kind}\nsummary: {two('Opdigtet part i galleriet.', 'An invented partner of the gallery.')}\ncontacts:\n  - {{name: {two('Indgangen', 'The front desk')}, level: process, email: {id}@galleri.example}}\n")
    for name in ["site.yml", "themes.yml", "missions", "contributions"]:
        copy = shutil.copytree if (HERE / "written" / name).is_dir() else shutil.copy
        copy(HERE / "written" / name, OUT / name)
    total = sum(it.stat().st_size for it in OUT.rglob("*") if it.is_file())
    print(f"{len(INDICATORS)} indicators, {len(PAGES)} pages, {total / 1000:.0f} kB in {OUT}")


main()
