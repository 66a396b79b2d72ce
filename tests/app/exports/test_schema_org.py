"""schema.org: every type and property is the vocabulary's, words and speakers are the record's, and nothing is rated."""

import json

import pytest
from rdflib import RDF, SDO, Graph

from app.exports import schema_org
from archive.claims.record import Claim
from archive.records import Form, Polarity
from tests.app.exports.hostile import SIGNS, quotes
from tests.app.record import OKORO, PIKE, VELL, labelled

ALL = [quote for said in labelled().values() for quote in said] + quotes()


def nodes():
    made = json.loads("".join(schema_org(ALL)))
    assert made["@context"] == "https://schema.org"
    return made["@graph"]


def statements():
    found = [node for node in nodes() if node["@type"] in {"Quotation", "Claim"}]
    return list(zip(ALL, found, strict=True))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib's own
def test_the_words_are_the_vocabularys():
    claims = [Claim("c", ALL[0], ((ALL[0],), (ALL[3],)))]
    text = "".join(schema_org(ALL, claims)).replace('"https://schema.org"', '{"@vocab": "https://schema.org/"}', 1)
    graph = Graph().parse(data=text, format="json-ld")
    used = set(graph.predicates()) - {RDF.type} | set(graph.objects(None, RDF.type))
    assert len(used) > 15
    assert [term for term in used if term not in SDO] == []


def test_each_statement_is_there_once_with_its_article():
    articles = {node["@id"] for node in nodes() if node["@type"] == "NewsArticle"}
    assert len(articles) == 3
    for quote, node in statements():
        assert node["@type"] == ("Quotation" if quote.form is Form.DIRECT else "Claim")
        assert node["isPartOf"]["@id"] in articles
    assert len({node["@id"] for _, node in statements()}) == len(ALL)


def test_the_words_are_the_articles():
    for quote, node in statements():
        text = node["text"]
        if quote.form is Form.DIRECT:
            assert all(part.cut(quote.article.text).strip() in text for part in quote.verbatim)
            assert text.replace(" … ", " ") == " ".join(part.cut(quote.article.text).strip() for part in quote.verbatim)
        else:
            assert text == quote.text


def test_words_are_given_to_nobody_but_who_asserted_them():
    for quote, node in statements():
        agent = node.get("spokenByCharacter") or node.get("author")
        if quote.polarity is Polarity.DENIED:
            assert agent is None
            assert "denied this" in node["description"]
        else:
            assert agent["name"] == quote.speaker
            assert agent["name"] in {VELL, OKORO, PIKE, f"Ida Vorn {SIGNS}"}


def test_a_claim_names_the_reports_of_it_that_are_there():
    claim = Claim("c", ALL[0], ((ALL[0],), (ALL[3],)))
    *_, node = json.loads("".join(schema_org(ALL, [claim])))["@graph"]
    ids = {made["@id"] for made in nodes()}
    assert (node["@type"], node["text"]) == ("Claim", ALL[0].text)
    assert [each["@id"] in ids for each in (node["firstAppearance"], *node["appearance"])] == [True] * 3
    assert "author" not in node
    assert json.loads("".join(schema_org(ALL[:1], [claim])))["@graph"][-1]["@id"] != node["@id"]


def test_nothing_is_rated():
    assert "ating" not in "".join(key for node in nodes() for key in node)
