"""CSL-JSON and BibTeX, read back by a citation processor: both give the same reference, whatever the fields hold."""

import json
import re
import warnings

import pytest

from app.exports import bibtex, csl
from app.exports.naming import authors
from app.exports.references import key
from tests.app.exports.hostile import article, quotes
from tests.app.record import labelled

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.bibtex import BibTeX
    from citeproc.source.json import CiteProcJSON

ALL = [quote for said in labelled().values() for quote in said] + quotes()
KNOWN = {
    "id", "type", "title", "container-title", "author", "issued", "accessed", "URL", "language", "archive_location",
}  # fmt: skip


def items():
    return json.loads("".join(csl(ALL)))


def rendered(source):
    """The references as the Harvard style prints them, by key."""
    made = CitationStylesBibliography(CitationStylesStyle("harvard-cite-them-right", validate=False), source, formatter.plain)
    for name in source:
        made.register(Citation([CitationItem(name)]))
    return {name: str(entry) for name, entry in zip(made.keys, made.bibliography(), strict=True)}


def entries(tmp_path, text):
    file = tmp_path / "sources.bib"
    file.write_text(text, encoding="utf-8")
    return BibTeX(str(file), encoding="utf-8")


def test_an_article_is_one_reference():
    assert len(items()) == 3
    assert len({item["id"] for item in items()}) == 3
    assert all(set(item) <= KNOWN for item in items())


def test_a_processor_prints_what_the_record_holds():
    shown = rendered(CiteProcJSON(items()))
    ferry = next(article for article in labelled() if "ferry" in article.source)
    assert "Ferry fares to rise in Port Sorrel" in shown[key(ferry)]
    assert "The Sorrel Post" in shown[key(ferry)]
    assert "2031" in shown[key(ferry)]


@pytest.mark.filterwarnings("ignore:Unsupported BibTeX field")  # day, url and urldate are biblatex's
def test_bibtex_holds_the_same(tmp_path):
    signs = '=1+1 $x$ 50% & <b>b</b> # _ @ "'  # what this processor can read of TeX
    given = [*ALL[:-2], *quotes(title=signs, outlet=f"The Quay {signs}", authors=(f"Desk {signs}",))]
    found, expected = entries(tmp_path, "".join(bibtex(given))), json.loads("".join(csl(given)))
    assert list(found) == [item["id"] for item in expected]
    for item in expected:
        entry = found[item["id"]]
        assert plain(entry["title"]) == plain(item["title"])
        assert plain(entry["container_title"]) == plain(item["container-title"])


def plain(text):
    """Letters and figures: the processor sets quotation marks and spaces as TeX would."""
    return re.sub(r"\W+", " ", str(text)).strip()


@pytest.mark.parametrize("sign", "\\{}$&%#_~^")
def test_no_sign_of_tex_is_left_bare(sign):
    (text,) = bibtex(quotes(title=f"a{sign}b", outlet="", authors=()))
    (title,) = re.findall(r"title = \{\{a(.*)b\}\},", text)
    assert re.fullmatch(r"\\[$&%#_]|\\text[a-z]+\{\}", title)


def test_braces_balance():
    text = "".join(bibtex(ALL))
    assert text.count("{") == text.count("}")
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", text)


def test_only_a_given_name_makes_a_person():
    names = ("Anna de la Cruz", "Associated Press", "Peter Quay News", "Reuters", "Quill Vorn")
    found = authors(article(authors=names))
    assert [(each.given, each.family) for each in found] == [("Anna", "de la Cruz"), *[("", "")] * 4]
    (item,) = json.loads("".join(csl(quotes(authors=names[:2]))))
    assert item["author"] == [{"family": "de la Cruz", "given": "Anna"}, {"literal": "Associated Press"}]
