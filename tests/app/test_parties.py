"""Both sides of a matter, which a question does not name."""

from datetime import date

from app import parties
from app.chain import build_chain
from app.parties import sides_of
from app.turn import Evidence, Intent, Request, Scored, Shown, Status, Turn
from tests.app.record import OKORO, PIKE, VELL, article, fill, quote

ABOUT = "The ferry strike\n\nThe strike began. Mira Vell spoke. The ferry lay still. And then: {}"


def said(speaker, words, score, text=ABOUT, name=None):
    of = article(name or words, text.format(words), date(2031, 3, 3), "")
    return Scored(quote(of, words, speaker), score)


def evidence():
    return Evidence(request=Request(question="both sides on the strike", intent=Intent.WHAT_SAID, topic="the strike", sides=True))


def test_everybody_who_speaks_of_it_is_heard_before_anybody_twice():
    first, second, third = (said(VELL, f"the strike is {word} for all of us", 0.9) for word in ("bad", "worse", "worst"))
    other, union = said(OKORO, "we will not work for nothing", 0.4), said(PIKE, "they have my lamp until June", 0.35)
    found = sides_of(evidence(), [first, second, third, other, union])
    assert found.quotes == (first, other, union, second)
    assert found.reason.startswith("Who is on which side the archive does not tell")


def test_what_is_far_from_it_or_said_by_nobody_named_is_left_out():
    first = said(VELL, "the strike is bad for all of us", 0.9)
    elsewhere = said(OKORO, "we will not work for nothing", 0.5, text="A market\n\nThe baker said {}")
    far, nobody = said(OKORO, "we will not work for love", 0.2), said(None, "the strike is good for all of us", 0.8)
    found = sides_of(evidence(), [first, nobody, elsewhere, far])
    assert (found.quotes, found.reason) == ((first,), "Nobody else on record is found to speak about it.")


def test_both_sides_are_answered_with_statements_of_several_people(ask):
    answer = ask("both sides on ferry fares")
    assert answer.status is Status.ANSWERED
    assert {VELL, OKORO} <= set(answer.speakers)


def test_a_story_that_three_outlets_printed_is_heard_once(tmp_path, embedder):
    toll, night = "“The toll on the bridge is a theft from every farmer,”", "“A toll keeps the bridge in repair for every cart,”"
    text = f"Bridge toll\n\n{toll} said Mira Vell. {night} said Samuel Okoro. “The bridge toll never paid for one plank,” Vell said."
    record = {}
    for outlet in ("The Sorrel Post", "Coast Weekly", "The Lantern"):
        of = article(outlet, f"{text}\n\n{outlet}", date(2031, 3, 3), outlet)
        record[of] = [quote(of, toll, VELL), quote(of, night, OKORO), quote(of, "“The bridge toll never paid for one plank,”", VELL)]
    with fill(tmp_path, embedder, record) as archive:
        answer = build_chain(archive, embedder).invoke(Turn("both sides on the bridge toll"))
    shown = [block.quote.text for block in answer.blocks if isinstance(block, Shown)]
    assert sorted(shown) == sorted([toll, night, "“The bridge toll never paid for one plank,”"])


def test_an_article_is_read_for_its_topic_once(monkeypatch):
    read = []
    monkeypatch.setattr(parties, "_reported", lambda wanted, of, speaker: read.append(of.title))
    first = said(VELL, "the strike is bad for all of us", 0.9)
    words = [f"we will not work for {crowns} crowns" for crowns in (7, 8, 9)]
    text = ABOUT + ", ".join(words)
    many = [said(who, said_so, 0.4, text=text, name="x") for who, said_so in zip((OKORO, PIKE, "Ona Brandt"), words, strict=True)]
    sides_of(evidence(), [first, *many])
    assert read == ["The ferry strike"]
