"""A text file keeps its text; its opening lines tell what they state and nothing more."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from archive.errors import UnreadableArticle
from ingest.readers import dates, names, plain
from ingest.readers.document import Document, ReadLimits
from ingest.readers.opening import facts_of

FILES = Path(__file__).parent / "files"
BODY = "\n\nThe board met on Friday and raised the fares by a tenth, the second increase in two years, to the surprise of nobody.\n"


def read(text: str | bytes, **known):
    raw = text if isinstance(text, bytes) else text.encode()
    (article,) = plain.read(Document(source="a.txt", origin="/a.txt", content=raw, **known))
    return article


@pytest.mark.parametrize(
    "text", ["One line.", "  Headline \r\n\r\nBody.\r\n\r\n", "\n\n\tA\u00a0b\n", "Zoë 🚢 said\r“no”.\n \n", "a\u200bb\u00ad"]
)
def test_the_text_is_the_files_text(text):
    assert read(text).text == text


def test_only_the_mark_and_forbidden_characters_are_missing():
    assert read(b"\xef\xbb\xbfHead\x1b[31m\r\n\r\nBody \xe2\x80\xaeend").text == "Head[31m\r\n\r\nBody end"


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("By Mira Okafor | The Sable Post | 7 May 2021", "The Sable Post"),
        ("The Sable Post | 7 May 2021", "The Sable Post"),
        ("7 May 2021 · Sable Now · Mira Okafor reports", "Sable Now"),
        ("By Mira Okafor | 7 May 2021", ""),
        ("Fares | Ferries | Islands", ""),
        ("7 May 2021 | 14.30", ""),
    ],
)
def test_what_stands_beside_a_date_is_the_outlet(head, outlet):
    assert read(f"Fares to rise\n\n{head}{BODY}").outlet == outlet


def test_a_press_release_is_named_by_its_headline_and_sender():
    release = read(f"FOR IMMEDIATE RELEASE\n\nFrom Sable Ferries:\n\nSable Ferries Raises Fares{BODY}")
    assert (release.title, release.outlet) == ("Sable Ferries Raises Fares", "Sable Ferries")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Fares to rise" + BODY, "Fares to rise"),
        ("\n\n  Fares to rise  " + BODY, "Fares to rise"),
        ("Fares to rise\r\n\r\nThe board met.", "Fares to rise"),
        ("# Fares to rise #\nThe board met on Friday.", "Fares to rise"),
        ("Fares to rise\n=============\n\nThe board met.", "Fares to rise"),
        ("Fares to rise\nBy Mira Okafor" + BODY, "Fares to rise"),
        ("Fares to rise;\nislanders object" + BODY, "Fares to rise; islanders object"),
        ("Title: Fares to rise\nDate: 7 May 2021" + BODY, "Fares to rise"),
        ("“We waited”: the ferry row" + BODY, "“We waited”: the ferry row"),
        ("The board met on Friday.\nIt raised the fares.\n", ""),
        ("One line alone.", ""),
        ("One line alone.\n\n\n", ""),
        ("word " * 60 + BODY, ""),
        ("By Mira Okafor" + BODY, ""),
        ("7 May 2021" + BODY, ""),
        ("Port Carrow, 7 May 2021" + BODY, "Port Carrow, 7 May 2021"),
        ("Fares to rise\nPort Carrow, 7 May 2021" + BODY, "Fares to rise"),
        ("Port Carrow, 7 May 2021: what happened" + BODY, "Port Carrow, 7 May 2021: what happened"),
        ("SABLE, May 7 (Kestrel) - The board met." + BODY, ""),
        ("(Kestrel) – The board met." + BODY, ""),
    ],
)
def test_a_headline_is_a_short_first_line_on_its_own(text, title):
    assert read(text).title == title


@pytest.mark.parametrize(
    ("line", "outlet", "published"),
    [
        ("PORT SEFTON, March 14 (Kestrel) - Talks ended.", "Kestrel", None),
        ("PORT SEFTON, March 14, 2023 (Kestrel) — Talks ended.", "Kestrel", date(2023, 3, 14)),
        ("PORT SEFTON, 14 Mar. 2023 /PRWire/ -- Talks ended.", "PRWire", date(2023, 3, 14)),
        ("PORT SEFTON (Kestrel News) -- Talks ended.", "Kestrel News", None),
        ("(Kestrel) – Talks ended.", "Kestrel", None),
        ("ST. IVA, Almeira, March 14 (Kestrel) ― Talks ended.", "Kestrel", None),
        ("PORT SEFTON, March 14, 2023 — Talks ended.", "", date(2023, 3, 14)),
        ("The federation (KFA) - which met in March - said no.", "", None),
        ("Talks (in Port Sefton) – long ones – ended.", "", None),
        ("(in brackets) – Talks ended.", "", None),
        ("(12.30) – Talks ended.", "", None),
        ("NATO - the alliance - met.", "", None),
        ("Talks ended - (Kestrel).", "", None),
    ],
)
def test_a_dateline_gives_the_agency_and_a_whole_date(line, outlet, published):
    article = read("Talks end without a deal\n\n" + line + BODY)
    assert (article.outlet, article.published) == (outlet, published)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Mira Okafor", ("Mira Okafor",)),
        ("by Mira Okafor", ("Mira Okafor",)),
        ("By MIRA OKAFOR", ("MIRA OKAFOR",)),
        ("By Mira Okafor and Jon Teale", ("Mira Okafor", "Jon Teale")),
        ("By Mira Okafor, Jon Teale and Ana de la Cruz", ("Mira Okafor", "Jon Teale", "Ana de la Cruz")),
        ("By Mira Okafor, Political Editor, and Jon Teale", ("Mira Okafor", "Jon Teale")),
        ("By Mira Okafor, Port Sefton", ("Mira Okafor",)),
        ("By Mira Okafor in Port Sefton", ("Mira Okafor",)),
        ("By Mira Okafor for Kestrel", ("Mira Okafor",)),
        ("By Mira Okafor | 7 May 2021", ("Mira Okafor",)),
        ("By J. R. O’Dell-Vance & Siân al-Amin", ("J. R. O’Dell-Vance", "Siân al-Amin")),
        ("Author: Mira Okafor", ("Mira Okafor",)),
        ("By Kestrel staff", ()),
        ("By Staff Reporter", ()),
        ("By Monday", ()),
        ("By the end of the week the ferry was gone", ()),
        ("By Friday Morning the board had met.", ()),
        ("Standby Crew Member", ()),
    ],
)
def test_a_byline_gives_names_and_only_names(line, authors):
    assert read(f"Fares to rise\n\n{line}{BODY}").authors == authors


def test_an_agencys_closing_credit_names_the_reporters_when_there_is_no_byline():
    credit = "\n(Reporting by Mira Okafor in Port Sefton and Jon Teale; editing by Ida Voss)\n"
    assert read("Fares to rise" + BODY + credit).authors == ("Mira Okafor", "Jon Teale")
    assert read("Fares to rise\n\nBy Ana Cruz" + BODY + credit).authors == ("Ana Cruz",)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: 14 March 2023", date(2023, 3, 14)),
        ("Published 14 March 2023 at 10:30", date(2023, 3, 14)),
        ("Tuesday 14 March 2023", date(2023, 3, 14)),
        ("Tuesday, March 14th, 2023, 10:30 a.m. CET", date(2023, 3, 14)),
        ("14 Sept. 2023", date(2023, 9, 14)),
        ("2023-03-14", date(2023, 3, 14)),
        ("Date: 2023-03-14T10:00:00", date(2023, 3, 14)),
        ("March 14", None),
        ("31 February 2023", None),
        ("Updated: 14 March 2023", None),
        ("On 14 March 2023 the ferry sank", None),
        ("14/03/2023", None),
        ("Spring 2023", None),
    ],
)
def test_a_line_that_is_a_date_dates_the_article(line, published):
    article = read(f"Fares to rise\n\n{line}{BODY}")
    assert (article.published, article.published_at) == (published, None)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Port Carrow, 12 January 2033", date(2033, 1, 12)),
        ("Port Carrow, Wednesday 12 January 2033, 10.30 local time", date(2033, 1, 12)),
        ("Saint-Ansèle de la Baie, Carmela, January 12, 2033", date(2033, 1, 12)),
        ("By Mira Okafor, 12 January 2033", date(2033, 1, 12)),
        ("Issued: 12 January 2033", date(2033, 1, 12)),
        ("20 November 2018 — The consortium announces that first light is near.", date(2018, 11, 20)),
        ("Tuesday, November 20, 2018 - The consortium announces that first light is near.", date(2018, 11, 20)),
        ("Port Carrow, 12 January 2033 — The bank said so.", date(2033, 1, 12)),
        ("PORT CARROW – 12 January 2033 – The bank said so.", date(2033, 1, 12)),
        ("Port Carrow, 12 January 2033 (Kestrel) - The bank said so.", date(2033, 1, 12)),
        ("Port Carrow, 12 January 2033 /PRWire/ -- “No,” the bank said.", date(2033, 1, 12)),
        ("PORT CARROW, 12 January", None),
        ("TIRGUL, May 14 (Kestrel) - The award of 3 June 2019 stands.", None),
        ("Updated, 12 January 2033", None),
        ("Port Carrow, until 12 January 2033", None),
        ("Port Carrow woke on 12 January 2033 to snow", None),
        ("In Port Carrow, 12 January 2033 is a holiday", None),
        ("12 January 2033 is a holiday", None),
        ("12 January 2033 – the day of the storm – is a holiday", None),
        ("Port Carrow, 31 February 2033", None),
        ("Lighthouse Treaty, 12 January 1999", None),
        ("Battle of Port Carrow, 12 January 1799", None),
        ("Odile Farrow, 12 January 1950 - 3 May 2033", None),
        ("Odile Farrow, 12 January 1950 – May 2033", None),
        ("Odile Farrow, 12 January 1950 – 2033", None),
        ("Port Carrow, 12 January 2033, 2030 GMT", date(2033, 1, 12)),
    ],
)
def test_a_dateline_with_a_whole_date_dates_the_article(line, published):
    assert read(f"Fares to rise\n\n{line}{BODY}").published == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Port Carrow, 6 June 1944", None),
        ("Port Carrow, 6 June 1944\nThe boats came at night. Nobody had told the keepers of the light.", None),
        ("6 June 1944", date(1944, 6, 6)),
        ("PRESS RELEASE\nPort Carrow, 6 June 2031", date(2031, 6, 6)),
        ("Port Carrow, 6 June 1944 — The bank said so. " + "It said no more than that. " * 8, date(1944, 6, 6)),
    ],
)
def test_a_first_line_is_a_dateline_only_before_a_dash_or_in_a_release(line, published):
    assert read(line + BODY).published == published


@pytest.mark.parametrize(
    ("line", "behind", "published", "outlet"),
    [
        ("Port Carrow 12 January 2033", "The roof in Port Carrow fell in.", date(2033, 1, 12), ""),
        ("Port Carrow, Wednesday January 12, 2033", "The roof in Port Carrow fell in.", date(2033, 1, 12), ""),
        ("Port Carrow Wednesday 12 January 2033", "The roof in Port Carrow fell in.", date(2033, 1, 12), ""),
        ("Port Carrow · 12 January 2033", "The roof in Port Carrow fell in.", date(2033, 1, 12), ""),
        ("Carrow Courier · 12 January 2033", "The roof in Port Carrow fell in.", date(2033, 1, 12), "Carrow Courier"),
        # what is printed in a paper is in no place
        ("The Lantern · 12 January 2033", "The roof fell in, as was told in The Lantern.", date(2033, 1, 12), "The Lantern"),
        ("Carrow Post · 12 January 2033", "The roof fell in, as was told in Carrow Post.", date(2033, 1, 12), "Carrow Post"),
        ("Carrow · 12 January 2033", "The roof fell in, says an article in Carrow.", date(2033, 1, 12), "Carrow"),
        ("Lantern Night 12 January 2033", "The roof in Port Carrow fell in.", None, ""),
        # a day of which the article tells, long ago
        ("Port Carrow, 12 January 1933", "The roof fell in. It has been mended since May 2019.", None, ""),
        ("Port Carrow, 12 January 2033", "The roof fell in. It had leaked since 2019.", date(2033, 1, 12), ""),
    ],
)
def test_a_place_and_a_day_below_a_title(line, behind, published, outlet):
    article = read(f"Fares to rise\n\n{line}\n\n{behind}{BODY}")
    assert (article.published, article.outlet) == (published, outlet)


@pytest.mark.parametrize("form", ["{} — The bank met.", "Port Carrow, {} — The bank met.", "Hall of {}\nPort Carrow, {}"])
def test_a_chronicle_and_a_list_of_events_date_no_article(form):
    days = [form.replace("{}", day) for day in ("12 January 2033", "14 January 2033", "2 May 2033")]
    assert read("What happened when\n\n" + "\n\n".join(days) + BODY).published is None


def test_a_moment_needs_its_zone():
    article = read("Fares to rise\n\nPublished: 2023-03-14T23:30:00-05:00" + BODY)
    assert article.published == date(2023, 3, 14)
    assert article.published_at == datetime(2023, 3, 15, 4, 30, tzinfo=UTC)


def test_a_later_date_in_the_story_is_not_its_own():
    article = read("Fares to rise\n\n" + "The board met. " * 20 + "\n\n14 March 2023\n\nThat was the day.")
    assert article.published is None


def test_a_file_name_with_a_date_gives_it_when_the_text_has_none(tmp_path):
    path = tmp_path / "2023-03-14-ferry.txt"
    path.write_text("Fares to rise" + BODY)
    (article,) = plain.read(Document(source="x", origin="x", path=path))
    assert article.published == date(2023, 3, 14)
    path.write_text("Fares to rise\n\n1 May 2020" + BODY)
    (article,) = plain.read(Document(source="x", origin="x", path=path))
    assert article.published == date(2020, 5, 1)


def test_front_matter_is_read_and_stays_in_the_text():
    path = FILES / "ferry.md"
    (article,) = plain.read(Document(source="ferry.md", origin="x", path=path))
    assert article.text == path.read_text()
    assert article.title == "Ferry fares to rise by a tenth"
    assert (article.outlet, article.authors, article.language) == ("Sable Courier", ("Mira Okafor", "Jon Teale"), "en")
    assert article.published_at == datetime(2021, 5, 7, 8, 15, tzinfo=timezone(timedelta(hours=2)))
    assert article.url == "https://www.sable-courier.example/2021/05/ferry-fares"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: No end\n\nText.",
        "---\n---\nText.",
        "--- \n: x\n - y\n---\nText.",
        "---\nauthors: [Mira Okafor, 'Jon Teale']\n---\nText.",
    ],
)
def test_odd_front_matter_is_just_text(text):
    article = read(text)
    assert article.text == text
    assert article.authors in {(), ("Mira Okafor", "Jon Teale")}


def test_the_id_comes_from_the_content_and_nothing_else():
    one, other = read("Fares" + BODY), read("Fares" + BODY + " ")
    assert one.id == read("Fares" + BODY, url="").id
    assert one.id != other.id
    assert one.version == other.version == 1


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", "\u200e\u202a".encode()])
def test_a_file_without_text_is_refused(raw):
    with pytest.raises(UnreadableArticle):
        read(raw)


def test_a_file_over_the_cap_is_refused_and_one_at_the_cap_is_not():
    limits = ReadLimits(text_bytes=1000)
    assert len(read("x" * 1000, limits=limits).text) == 1000
    with pytest.raises(UnreadableArticle, match="larger than 1000 bytes"):
        read("x" * 1001, limits=limits)


@pytest.mark.parametrize(
    ("text", "day", "aware"),
    [
        ("2023-03-14", date(2023, 3, 14), False),
        ("20230314", date(2023, 3, 14), False),
        ("2023-03-14T10:00:00Z", date(2023, 3, 14), True),
        ("2023-03-14 10:00:00.123+05:30", date(2023, 3, 14), True),
        ("2023-03-14T10:00", date(2023, 3, 14), False),
        ("Tue, 14 Mar 2023 23:10:00 -0800", date(2023, 3, 14), True),
        ("Tue, 14 Mar 2023 10:00:00 GMT", date(2023, 3, 14), True),
        ("March 14, 2023", date(2023, 3, 14), False),
        ("2023", None, False),
        ("2023-13-45", None, False),
        ("14.03.2023", None, False),
        ("yesterday", None, False),
        ("", None, False),
        ("0000-00-00", None, False),
    ],
)
def test_dates_of_metadata(text, day, aware):
    found, moment = dates.read(text)
    assert found == day
    assert (moment is not None) is aware


def test_opening_lines_of_nothing_state_nothing():
    assert facts_of("") == facts_of(" \n ") == facts_of("\n")
    assert names.listed("") == ()
