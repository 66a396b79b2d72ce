"""Bearers of one name, of whom only one speaks about what is asked; and a side of a comparison that is only described."""

from datetime import date

from app.chain import build_chain
from app.names import NameIndex
from app.turn import Status, Turn, Verdict
from archive.records import Speaker, SpeakerKind
from tests.app.record import article, fill, quote

SCHOOLS, BRIDGES = "Norvale Council", "Port Selby Council"
SAID = {
    SCHOOLS: ("“The school bus to Corvin takes thirty-eight minutes.”",),
    BRIDGES: (
        "“The old bridge closes on Monday.”",
        "“Repairs of the old bridge cost four million.”",
        "“The old bridge is safe to walk on.”",
    ),
    None: ("“On the school bus to Corvin it is an hour, and the children are sick,”",),
}


def asked(tmp_path, embedder, *questions):
    record = {}
    for at, (speaker, words) in enumerate(SAID.items()):
        text = " ".join(f"{each} said {speaker or 'the drivers'}." for each in words)
        of = article(f"Story {at}", f"Story {at}\n\n{text}", date(2031, 3, 3 + at), "")
        mention = "the drivers" if speaker is None else None
        record[of] = [quote(of, each, speaker, kind=SpeakerKind.ORGANISATION, mention=mention) for each in words]
    with fill(tmp_path, embedder, record) as archive:
        chain = build_chain(archive, embedder)
        return [chain.invoke(Turn(question)) for question in questions]


def test_the_one_of_two_bodies_of_a_name_answers_that_speaks_about_it(tmp_path, embedder):
    bus, bridge = asked(
        tmp_path, embedder, "What does the council say about the school bus to Corvin?", "What does the council say about the bridge?"
    )
    assert (bus.status, bus.speakers) == (Status.ANSWERED, (SCHOOLS,))
    assert BRIDGES in bridge.speakers
    assert f"{SCHOOLS} is meant: nothing like it is on record from {BRIDGES}" in bus.blocks[0].text


def test_a_side_that_is_only_described_is_heard_beside_a_named_one(tmp_path, embedder):
    (answer,) = asked(tmp_path, embedder, f"How long is the school bus to Corvin according to {SCHOOLS} and according to the drivers?")
    shown = [citation.quote for citation in answer.citations]
    assert any("thirty-eight" in words for words in shown)
    assert any("an hour" in words for words in shown)


def test_an_unnamed_judge_is_not_the_one_whom_another_article_names(tmp_path, embedder):
    named, other = (
        article("Trial", "Judge Otto Brandt said the case would be heard in June.", date(2031, 3, 3), ""),
        article("Freed", "The judge ruled that the skipper had broken no law of the sea.", date(2032, 3, 3), ""),
    )
    record = {
        named: [quote(named, "the case would be heard in June", "Otto Brandt", role="Judge", mention="Judge Otto Brandt")],
        other: [quote(other, "that the skipper had broken no law of the sea", None, role="judge", mention="The judge")],
    }
    with fill(tmp_path, embedder, record) as archive:
        chain = build_chain(archive, embedder)
        ruled, heard, broken = (
            chain.invoke(Turn(f"Did the judge {claim}?"))
            for claim in (
                "rule that the skipper had broken no law",
                "say the case would be heard in June",
                "say the skipper had broken the law",
            )
        )
    assert (ruled.verdict, ruled.request.speakers) == (Verdict.SAID, ())
    assert "an unnamed judge is meant: nothing like it is on record from Otto Brandt" in ruled.blocks[0].text
    assert (heard.verdict, heard.speakers) == (Verdict.SAID, ("Otto Brandt",))
    assert broken.verdict is Verdict.NOT_SAID


def test_the_end_of_a_name_of_several_words_is_a_name_of_its_bearer():
    index = NameIndex.of([Speaker(name="Ada Solar de la Cruz", quotes=3), Speaker(name="Solar de la Cruz", quotes=1)])
    assert set(index.resolve("Solar de la Cruz").speakers) == {"Solar de la Cruz", "Ada Solar de la Cruz"}
    assert index.resolve("De la Cruz").speakers
