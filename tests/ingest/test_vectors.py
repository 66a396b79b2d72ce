"""Statements are pooled from the passages that were read: near their own words, whole over a passage's edge, never without a direction."""

import numpy as np
import pytest

from archive.records import Article, Form, Quote, Span
from archive.rows import Kept
from ingest.context import contexts
from ingest.embed import Embedder, packaged_folder
from ingest.split import split
from ingest.vectors import embedded

FERRY = "The night ferry will run until May, Orla Venn said. It has run for forty years."
LIGHT = "Bram Otley said the lighthouse cost 340,000 crowns. Nobody had expected that."


def kept(*paragraphs, words, title="", chars=1000, speaker=None):
    text = "\n\n".join(paragraphs)
    article = Article(id="a", source="a.txt", text=text, title=title)
    places = [(text.index(each), text.index(each) + len(each)) for each in words]
    quotes = tuple(Quote(article=article, content=(Span(*place),), form=Form.INDIRECT, speaker=speaker) for place in places)
    return Kept(article=article, passages=split(article, chars=chars), quotes=quotes, contexts=contexts(article, quotes), aliases={})


def vectors(embedder, *articles):
    found = [embedded([each], embedder) for each in articles]
    return [[held[quote.id] for quote in each.quotes] for held, each in zip(found, articles, strict=True)]


def test_passages_and_statements_all_have_one_of_length_one(embedder):
    article = kept(FERRY, LIGHT, words=["The night ferry will run until May", "the lighthouse cost 340,000 crowns"], title="A wet week")
    found = embedded([article], embedder)
    assert found.keys() == set(article.ids)
    np.testing.assert_allclose([np.linalg.norm(vector) for vector in found.values()], 1, atol=1e-5)
    [passage] = article.passages
    np.testing.assert_array_equal(found[passage.id], embedder.encode([passage.text])[0])


def test_of_two_statements_in_one_passage_each_is_nearer_to_its_own_subject(embedder):
    [[ferry, light]] = vectors(
        embedder, kept(FERRY, LIGHT, words=["The night ferry will run until May", "the lighthouse cost 340,000 crowns"])
    )
    boats, price = embedder.encode(["when does the boat run?", "what was paid for the lighthouse?"])
    assert ferry @ boats > light @ boats
    assert light @ price > ferry @ price


def test_headline_and_speaker_are_in_it(embedder):
    words = ["The night ferry will run until May"]
    [[bare], [titled], [named]] = vectors(
        embedder, kept(FERRY, words=words), kept(FERRY, words=words, title="Harbour strike"), kept(FERRY, words=words, speaker="Orla Venn")
    )
    strike, venn = embedder.encode(["Harbour strike", "Orla Venn"])
    assert titled @ strike > bare @ strike
    assert named @ venn > bare @ venn


def test_a_statement_over_the_edge_of_a_passage_is_whole(embedder):
    words = ["The night ferry will run until May, Orla Venn said. It has run for forty years."]
    whole, cut = kept(FERRY, words=words), kept(FERRY, words=words, chars=52)
    assert len(cut.passages) == 2
    [[one], [other]] = vectors(embedder, whole, cut)
    assert one @ other > 0.9


def test_words_beyond_what_the_model_reads_of_a_passage_have_a_direction_too(embedder):
    [[far]] = vectors(embedder, kept("水 " * 400 + FERRY, words=["The night ferry will run until May"], chars=2000))
    [boats, price] = embedder.encode(["The night ferry will run until May", "the lighthouse cost 340,000 crowns"])
    assert far @ boats > 0.2 + far @ price


@pytest.mark.parametrize("articles", [[], [kept("A word.", words=[])]])
def test_nothing_said_is_no_error(embedder, articles):
    assert len(embedded(articles, embedder)) == len(articles)


def test_any_other_model_reads_the_parts_by_themselves(embedder):
    article = kept(FERRY, LIGHT, words=["The night ferry will run until May", "the lighthouse cost 340,000 crowns"])
    other = Embedder(str(packaged_folder()))
    [[ferry, light]] = vectors(other, article)
    boats = embedder.encode(["when does the boat run?"])[0]
    assert ferry @ boats > light @ boats
