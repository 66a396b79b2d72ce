"""Web Annotations: both selectors find the words again, and the shape is the model's."""

import json
import re

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exports import web_annotations
from archive.records import Article, Form, Quote, Span
from tests.app.exports.hostile import article, quotes
from tests.app.record import labelled

IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
TEXT = {"type": "string"}
PLACE = {"type": "integer", "minimum": 0}


def exactly(needed, **more):
    found = {"type": {"const": needed.pop("type")}} | needed
    return {"type": "object", "required": list(found), "properties": found | more, "additionalProperties": False}


STATE = {
    "oneOf": [
        exactly({"type": "TimeState", "sourceDate": MOMENT}),
        exactly({"type": "TimeState", "sourceDateStart": MOMENT, "sourceDateEnd": MOMENT}),
    ]
}
SELECTORS = {
    "type": "array",
    "prefixItems": [
        exactly({"type": "TextQuoteSelector", "exact": TEXT, "prefix": TEXT, "suffix": TEXT}),
        exactly({"type": "TextPositionSelector", "start": PLACE, "end": PLACE}),
    ],
    "items": False,
    "minItems": 2,
}
BODY = exactly({"type": "TextualBody", "purpose": {"enum": ["describing", "tagging"]}, "format": TEXT, "value": TEXT})
TARGET = exactly({"type": "SpecificResource", "source": IRI, "selector": SELECTORS}, state=STATE)
MODEL = {  # https://www.w3.org/TR/annotation-model/, sections 3 to 5, as far as the export uses it
    "type": "object",
    "required": ["@context", "id", "type", "partOf", "startIndex", "items"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "partOf": {"type": "object", "required": ["id", "type", "total"], "properties": {"type": {"const": "AnnotationCollection"}}},
        "items": {
            "type": "array",
            "items": exactly(
                {
                    "type": "Annotation",
                    "id": IRI,
                    "motivation": {"const": "describing"},
                    "body": {"type": "array", "items": BODY},
                    "target": {"type": "array", "minItems": 1, "items": TARGET},
                }
            ),
        },
    },
}  # fmt: skip


def exported(found):
    return json.loads("".join(web_annotations(found)))


def everything():
    return [quote for said in labelled().values() for quote in said] + quotes()


def test_the_page_is_one_of_the_model():
    jsonschema.Draft202012Validator(MODEL).validate(exported(everything()))
    jsonschema.Draft202012Validator(MODEL).validate(exported([]))


def test_both_selectors_find_the_words():
    found = everything()
    for quote, each in zip(found, exported(found)["items"], strict=True):
        assert len(each["target"]) == len(quote.content)
        for part, target in zip(quote.content, each["target"], strict=True):
            words, place = target["selector"]
            text = quote.article.text
            assert text[place["start"] : place["end"]] == words["exact"] == part.cut(text)
            assert text.index(words["prefix"] + words["exact"] + words["suffix"]) + len(words["prefix"]) == part.start


def test_what_is_described_is_who_and_how():
    denied = exported(quotes())["items"][1]
    assert "denied this" in denied["body"][0]["value"]
    assert "creator" not in denied


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, {"type": "TimeState", "sourceDate": "2031-05-03T04:05:00Z"}),
        (
            {"retrieved": None},
            {"type": "TimeState", "sourceDateStart": "2031-05-02T00:00:00Z", "sourceDateEnd": "2031-05-02T23:59:59Z"},
        ),
        ({"retrieved": None, "published": None}, None),
    ],
)
def test_the_time_is_what_is_known(facts, state):
    assert exported(quotes(**facts))["items"][0]["target"][0].get("state") == state


def test_an_article_without_an_address_is_named_by_its_text():
    source = exported(quotes(url=""))["items"][0]["target"][0]["source"]
    assert re.fullmatch(r"ni:///sha-256;[\w-]{43}", source)
    assert exported(quotes(url="", id="4567"))["items"][0]["target"][0]["source"] == source
    assert article().text


@given(st.text(min_size=1), st.text(min_size=1).filter(str.strip), st.text())
def test_any_words_survive(before, words, after):
    of = Article(id="a", source="a", text=before + words + after)
    quote = Quote(article=of, content=(Span(len(before), len(before) + len(words)),), form=Form.INDIRECT)
    (each,) = exported([quote])["items"]
    assert each["target"][0]["selector"][0]["exact"] == words
