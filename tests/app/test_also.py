"""What is offered after an answer, made of what the archive holds: each of it is answered."""

from dataclasses import replace
from datetime import date

from app.also import also
from app.chain import build_chain
from app.finding import Finding
from app.turn import Intent, Status, Turn
from app.verify import verify
from tests.app.record import article, fill, quote

DAYS = (date(2031, 3, 3), date(2031, 5, 6))


def told(number, day):
    text = (
        f"The ferry {number}\n\nMira Vell said the ferry would sail at {number}. Vell said the harbour is shut until {number}. "
        "Samuel Okoro said the ferry leaks."
    )
    of = article(f"ferry{number}", text, day, "The Sorrel Post")
    return of, [
        quote(of, f"the ferry would sail at {number}", "Mira Vell"),
        quote(of, f"the harbour is shut until {number}", "Mira Vell"),
        quote(of, "the ferry leaks", "Samuel Okoro"),
    ]


def test_somebody_else_another_topic_and_what_changed_are_offered_and_answered(tmp_path, embedder):
    with fill(tmp_path, embedder, dict(told(n, day) for n, day in zip(("noon", "dusk"), DAYS, strict=True))) as archive:
        chain = build_chain(archive, embedder)
        answer = chain.invoke(Turn("What did Mira Vell say about the ferry?"))
        offered = also(archive, answer)
        assert offered == (
            "What did Samuel Okoro say about the ferry?",
            "What did Mira Vell say about the harbour?",
            "What changed in what Mira Vell said about the ferry?",
        )
        answers = [chain.invoke(Turn(question, history=(answer.asked,))) for question in offered]
        assert [each.status for each in answers] == [Status.ANSWERED] * 3
        assert answers[2].request.intent is Intent.CHANGED


def test_whoever_else_bears_the_name_is_offered_and_said_where_nothing_is_confirmed(tmp_path, embedder):
    of = article("two", "Ada Brandt said the lamp is lit. Brandt said the lamp is high. Ben Brandt said the sea is low.", DAYS[0], "")
    said = [quote(of, f"the lamp is {word}", "Ada Brandt") for word in ("lit", "high")]
    more = [(article(f"m{n}", f"Ada Brandt said the tide is {n}.", DAYS[0], ""), n) for n in range(8)]
    other = {each: [quote(each, f"the tide is {n}", "Ada Brandt")] for each, n in more}
    with fill(tmp_path, embedder, {of: [*said, quote(of, "the sea is low", "Ben Brandt")]} | other) as archive:
        chain = build_chain(archive, embedder)
        answer = chain.invoke(Turn("What did Brandt say about the lamp?"))
        assert answer.speakers == ("Ada Brandt",)
        assert "What did Ben Brandt say about the lamp?" in also(archive, answer)
        unconfirmed = chain.invoke(Turn("Did Brandt say that the lamp is green?"))
        assert "Brandt is read as Ada Brandt; also on record: Ben Brandt (1 statement)" in unconfirmed.blocks[0].text
        assert "Did Ben Brandt say that the lamp is green?" in also(archive, unconfirmed)
        assert verify("the sea is low", archive, speaker="Brandt").finding is Finding.VERBATIM


def test_nothing_is_put_in_the_place_of_what_an_answer_offers_or_after_an_absence(record, ask):
    absent = ask("What did Zebedee Quill say about the ferry?")
    assert also(record, absent) == absent.suggestions
    said = ask("What did Mira Vell say about the night ferry?")
    own = replace(said, suggestions=("Who said anything?",))
    assert also(record, own) == ("Who said anything?",)
    claim = ask("Did Mira Vell say that the night ferry would stay?")
    assert not any("stay" in each for each in also(record, replace(claim, suggestions=())))


def test_another_topic_is_looked_for_in_the_newest_statements_alone(tmp_path, embedder, monkeypatch):
    def old(n):
        of = article(f"tower{n}", f"Tower {n}\n\nMira Vell said the tower is cold on day {n}.", date(2030, 1, n), "The Sorrel Post")
        return of, [quote(of, f"the tower is cold on day {n}", "Mira Vell")]

    told_of = dict([*map(old, (1, 2, 3)), *(told(n, day) for n, day in zip(("noon", "dusk"), DAYS, strict=True))])
    with fill(tmp_path, embedder, told_of) as archive:
        answer = build_chain(archive, embedder).invoke(Turn("What did Mira Vell say about the ferry?"))
        assert "What did Mira Vell say about the tower?" in also(archive, answer)
        monkeypatch.setattr("app.also.NEWEST", 4)
        assert "What did Mira Vell say about the harbour?" in also(archive, answer)
