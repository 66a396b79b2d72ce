"""The corpus fits together: labels stand in their articles, and questions ask for labelled statements."""

import re
import tomllib
from collections import Counter

import pytest

from archive.records import Article, Form, Polarity, Quote, Spans, SpeakerKind
from tests.corpus import gold

STEMS = gold.stems()
FIRST_VERSIONS = [path.stem for path in gold.earlier()]
VERSIONS = [(stem, False) for stem in STEMS] + [(stem, True) for stem in FIRST_VERSIONS]


def _quote(statement: gold.GoldStatement) -> Quote:
    article = Article(id=statement.stem, source=statement.stem, text=statement.text)
    return Quote(
        article=article,
        content=statement.content,
        verbatim=statement.verbatim,
        cue=statement.cue,
        mention=statement.source,
        form=statement.form,
        act=statement.act,
        polarity=statement.polarity,
        speaker=statement.speaker,
        speaker_kind=statement.kind,
    )


def _inside(inner: Spans, outer: Spans) -> bool:
    return all(any(span in other for other in outer) for span in inner)


def test_every_article_is_labelled_and_every_label_file_has_an_article():
    assert len(STEMS) >= 16
    assert {path.stem for path in (gold.HERE / "labels").glob("*.toml")} == set(STEMS)
    assert {path.stem for path in (gold.HERE / "labels" / "earlier").glob("*.toml")} == set(FIRST_VERSIONS)


@pytest.mark.parametrize(("stem", "first"), VERSIONS)
def test_each_label_makes_a_quote_that_the_archive_accepts(stem: str, first: bool):
    statements = gold.gold(stem, first_version=first)
    quotes = [_quote(statement) for statement in statements]
    assert [quote.text for quote in quotes] == [statement.words for statement in statements]
    places = Counter((statement.content, statement.nested) for statement in statements)
    assert max(places.values()) == 1, "no statement is labelled twice"


@pytest.mark.parametrize(("stem", "first"), VERSIONS)
def test_labels_give_the_words_letter_for_letter(stem: str, first: bool):
    path = gold.HERE / "labels" / ("earlier" if first else "") / f"{stem}.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["statement"]
    for row, statement in zip(rows, gold.gold(stem, first_version=first), strict=True):
        written = [part if isinstance(part, str) else part["words"] for part in row["content"]]
        assert [" ".join(span.cut(statement.text).split()) for span in statement.content] == [" ".join(part.split()) for part in written]


@pytest.mark.parametrize(("stem", "first"), VERSIONS)
def test_nested_statements_lie_inside_another_and_the_others_overlap_none(stem: str, first: bool):
    statements = gold.gold(stem, first_version=first)
    outer = [statement for statement in statements if not statement.nested]
    for statement in statements:
        if statement.nested:
            assert any(_inside(statement.content, other.content) for other in outer), statement.words
    taken = [(other, span) for other in outer for span in other.content]
    for at, (statement, span) in enumerate(taken):
        assert not any(span.overlaps(later) for _, later in taken[at + 1 :]), statement.words


@pytest.mark.parametrize("stem", STEMS)
def test_form_agrees_with_the_marks(stem: str):
    for statement in gold.gold(stem):
        quoted = sum(map(len, statement.verbatim)) / sum(map(len, statement.content))
        if statement.form is Form.DIRECT:
            assert quoted > 0.6, statement.words
        elif statement.form is Form.MIXED:
            assert 0 < quoted < 1, statement.words
            assert statement.verbatim


@pytest.mark.parametrize("stem", STEMS)
def test_speakers_have_a_name_exactly_when_they_are_known(stem: str):
    for statement in gold.gold(stem):
        assert (statement.speaker is None) == (statement.kind is SpeakerKind.UNKNOWN), statement.words


def test_one_speaker_has_one_kind():
    kinds: dict[str, set[SpeakerKind]] = {}
    for stem in STEMS:
        for statement in gold.gold(stem):
            kinds.setdefault(statement.speaker or "", set()).add(statement.kind)
    several = {speaker for speaker, found in kinds.items() if len(found) > 1}
    assert several == {"Gant Bridge inquiry"}, "it speaks as a body and through its report"


def test_the_corpus_has_every_form_and_polarity_and_speakers_across_articles():
    statements = [statement for stem in STEMS for statement in gold.gold(stem)]
    assert {statement.form for statement in statements} == set(Form)
    assert {statement.polarity for statement in statements} == set(Polarity)
    assert {statement.kind for statement in statements} == set(SpeakerKind)
    articles = Counter(speaker for stem in STEMS for speaker in {statement.speaker for statement in gold.gold(stem)} if speaker)
    assert sum(count >= 3 for count in articles.values()) >= 8


def test_questions_of_every_kind_ask_for_labelled_statements():
    questions = gold.questions()
    kinds = Counter(question.kind for question in questions)
    assert len(questions) >= 40
    assert min(kinds[kind] for kind in gold.QuestionKind) >= 5
    assert len({question.ask for question in questions}) == len(questions)
    for question in questions:
        statements = [statement for reports in question.answers for statement in reports]
        if question.kind is gold.QuestionKind.UNANSWERABLE:
            assert not statements
            assert question.speaker is None
            continue
        assert {statement.speaker for statement in statements} <= {question.speaker}, question.ask
        if question.kind is gold.QuestionKind.DID_SAY_FALSE:
            assert all(
                statement.polarity is not Polarity.ASSERTED or "never" in statement.words or "Nobody" in statement.words
                for statement in statements
            )
        else:
            assert statements, question.ask


def test_wire_copy_stands_word_for_word_in_both_outlets():
    eastmoor, mail = ({statement.words for statement in gold.gold(stem)} for stem in ("gant-inquiry-eastmoor", "gant-inquiry-mail"))
    assert len(eastmoor & mail) >= 8
    assert eastmoor - mail
    assert mail - eastmoor


def test_the_corrected_article_keeps_its_address_and_changes_the_words():
    name = "gant-bridge-ledger.html"
    addresses = [
        re.findall(r'rel="canonical" href="([^"]+)"', (gold.HERE / folder / name).read_text("utf-8")) for folder in ("earlier", "articles")
    ]
    assert addresses[0] == addresses[1] != []
    assert "‘The bridge was never safe,’" in gold.text("gant-bridge-ledger", first_version=True)
    assert "‘The bridge was never unsafe,’" in gold.text("gant-bridge-ledger")


def test_labels_resolve_in_a_text_laid_out_otherwise():
    body = "Read this first.\n\n" + gold.text("gant-bridge-ledger").replace("\n\n", "\n")
    moved = gold.gold("gant-bridge-ledger", body=body)
    assert [statement.words for statement in moved] == [statement.words for statement in gold.gold("gant-bridge-ledger")]


def test_words_that_are_not_in_the_article_are_named():
    with pytest.raises(gold.GoldError, match=r"stallard-brief\.toml, statement 1: the words 'a move' are not in the article"):
        gold.gold("stallard-brief", body="An article about something else.")


def test_an_unknown_article_is_named():
    with pytest.raises(gold.GoldError, match="no article 'nowhere'"):
        gold.text("nowhere")
