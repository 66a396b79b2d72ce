"""From the words that name a source to a speaker inside one article."""

import pytest

from archive.records import Article, Form, Span, SpeakerKind
from ingest.attribution import RuleAttributor
from ingest.attribution.before_colons import with_names_before
from ingest.attribution.describe import Describer, settled
from ingest.attribution.statement import Statement
from ingest.speakers.resolve import resolve, resolved


def quotes(text, **fields):
    article = Article(id="a", source="a.txt", text=text, **fields)
    return resolve(article, settled(Describer(text), RuleAttributor().find([text])[0]))


def speakers(text, **fields):
    return [quote.speaker for quote in quotes(text, **fields)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a surname later, a title and a surname
        ("Orla Venn said it rained. Venn said it froze.", ["Orla Venn", "Orla Venn"]),
        ("Orla Venn said it rained.\n\nMs. Venn said it froze.", ["Orla Venn", "Orla Venn"]),
        ("Venn said it rained.\n\nMayor Orla Venn was at the quay.", ["Orla Venn"]),
        ("Orla J. Venn said it rained. Orla Venn said it froze.", ["Orla Venn", "Orla Venn"]),
        # role before and after the name
        ("Campaign chairman Bram Otley said it rained.", ["Bram Otley"]),
        ("The head teacher, Luc Maréchal, said it rained.", ["Luc Maréchal"]),
        ("Ida Crane, a baker in Lowmere, said it rained.", ["Ida Crane"]),
        # a nickname that the article also uses alone, a middle name that it drops
        ('Del. Carl P. "Buzz" Ostrow waved. Buzz Ostrow said it rained. Ostrow said it froze.', ['Carl P. "Buzz" Ostrow'] * 2),
        ("Orla Mora Venn said it rained. Orla Venn said it froze.", ["Orla Venn", "Orla Venn"]),
        # a surname that the article once misspells, but neither a short one nor one that is a word
        ("Orla Hannerschmidt said it rained. Hannershmidt said it froze.", ["Orla Hannerschmidt"] * 2),
        ("Orla Hann said it rained. Hamn said it froze.", ["Orla Hann", "Hamn"]),
        # of two people of one surname who was named before, not who is only somebody's relative or comes later
        ("Orla Venn spoke first. Venn said it rained. Later Luc Venn waved.", ["Orla Venn"]),
        ("Orla Venn came with her son, Luc Venn. Venn said it rained.", ["Orla Venn"]),
        (f"Orla Venn was there. Venn waved.\n\n{'It was wet. ' * 200}\n\nThen Luc Venn came. Venn said it rained.", ["Luc Venn"]),
        # whom the sentence before tells of in full, not whom it only mentions, nor against somebody named over and over
        ("Orla Venn spoke first. Venn waved. The baker Luc Venn came. Venn said it rained.", ["Luc Venn"]),
        ("Orla Venn spoke first. Venn waved. It was like a song of Luc Venn. Venn said it rained.", ["Orla Venn"]),
        ("Orla Venn spoke first. Venn waved. Luc Venn's boat sank. Venn said it rained.", ["Orla Venn"]),
        ("Orla Venn spoke. Orla Venn sat. Orla Venn rose. Luc Venn came. Venn said it rained.", ["Orla Venn"]),
        ("Orla Venn spoke first.\n\nLuc Venn came.\n\nIt was wet.\n\nThe lock was shut.\n\nVenn said it rained.", ["Orla Venn"]),
        ("President Venn said it rained. The singer Luc Venn sang.", ["Venn"]),
        # an office with a capital is no name, a body is not its leader
        ("The Head of Communications, Mr Bram Otley, said it rained.", ["Bram Otley"]),
        ("The Harbour Party of Ruth Otley said it rained.", ["Harbour Party"]),
        # who holds an office stands behind what it is over, or in brackets
        ("The Chair of the Harbour Commission, Ms Orla Venn, said it rained.", ["Orla Venn"]),
        ("The Chief Financial Officer, Mr Bram Otley, said it rained.", ["Bram Otley"]),
        ("The Minister for Boats and Tides, Hon. Orla Venn, said it rained.", ["Orla Venn"]),
        ("The Minister of Tides (Datin Orla Venn) said it rained.", ["Orla Venn"]),
        ("The Registrar, Mr Bram Otley, said it rained.", ["Bram Otley"]),
        ("General Manager Harbour Safety, Orla Venn, said it rained.", ["Orla Venn"]),
        ("Counsel for the harbour, Orla Venn, said it rained.", ["Orla Venn"]),
        ("The Lantern, Orla Venn said, was wet.", ["Orla Venn"]),
        ("Former Harbour House Doctor said it rained.", [None]),
        ("The former minister, Mr Otley, said it rained. Bram Otley waved.", ["Bram Otley"]),
        ("The auditor, Crane & Roe LLP, said it rained.", ["Crane & Roe LLP"]),
        ("The dockers' union, Portuarios Unidos, said it rained.", ["Portuarios Unidos"]),
        # a form of address and the letters behind a name are no part of it, a particle that a hyphen joins is
        ("Coun Orla Venn said it rained. Coun Venn said it froze.", ["Orla Venn", "Orla Venn"]),
        ("Bram Otley SC said it rained. Ida Crane MP said it froze.", ["Bram Otley", "Ida Crane"]),
        ("Bram al-Otley said it rained.", ["Bram al-Otley"]),
        # of two of one surname the one who is called so elsewhere
        ("Dr Orla Venn came, then Luc Venn. It was wet. Dr Venn said it rained.", ["Orla Venn"]),
        # a verb in a relative clause joins nobody
        ("Orla Venn, who was mayor for years and hired Otley, said it rained. Bram Otley waved.", ["Orla Venn"]),
        # "the Company" is the body that the text is about, and no name
        ("Kestrel Rail Corporation lost money. The Company said it rained.", ["Kestrel Rail Corporation"]),
        # a name that stands alone from the beginning is not short for a longer one that comes once
        ("Kestrel opened. Kestrel grew. Kestrel paid.\n\nLater Fair Kestrel waved. Kestrel said it rained.", ["Kestrel"]),
        ("The train was Kestrel Flight K804. Kestrel said it rained.", ["Kestrel"]),
        # pronouns
        ("Orla Venn spoke first. She said it rained.", ["Orla Venn"]),
        ("Mr. Otley met Ms. Crane. She said it rained. He said it froze.", ["Crane", "Otley"]),
        ("Orla Venn, who said it rained, left.", ["Orla Venn"]),
        ("They asked Kestrel, which said it rained.", ["Kestrel"]),
        ("Orla Venn, a keeper at the Harbour Board who said it rained, left.", ["Orla Venn"]),
        ("Orla Venn is a keeper who said it rained.", ["Orla Venn"]),
        ("They met Orla Venn, the wife of a keeper, and a baker who said it rained.", [None]),
        # a role for a name
        ("Mayor Orla Venn arrived late.\n\nThe mayor said it rained.", ["Orla Venn"]),
        ("Bram Otley, the harbour master, waved.\n\nThe harbour master said it rained.", ["Bram Otley"]),
        ("Orla Brezovnik arrived late. She looked tired.\n\nThe coach said it rained.", ["Orla Brezovnik"]),
        ("By Orla Venn\n\nBram Otley arrived late. He looked tired.\n\nThe retired teacher said it rained.", ["Bram Otley"]),
        ("Orla Venn arrived late. She looked tired.\n\nThe audience said it rained.", [None]),
        # a deputy or a shadow is not who holds the office
        ("Deputy Mayor Orla Venn arrived late.\n\nThe mayor said it rained.", [None]),
        ("Ida Crane, the shadow minister, waved.\n\nLowmere's water minister said it rained.", [None]),
        # several people or documents before a relative
        ("It was wet after a protest by local crabbermen who said it rained.", ["local crabbermen"]),
        ("The board read letters, which said it rained.", ["letters"]),
        # a title of parliaments, a seat of government that opens a sentence, a firm by its mark
        ("The Green MP Orla Venn said it rained. Venn MEP waved.", ["Orla Venn"]),
        ("It rained. Downing Street said it froze.", ["Downing Street"]),
        ("Engineers at Venn & Sons waved.\n\nThe company said it rained.", ["Venn & Sons"]),
        ("The Lowmere Police Department opened its doors. Police said it rained.", ["Lowmere Police Department"]),
        ("The Lowmere Police Department opened its doors. Otley police said it rained.", ["Otley police"]),
        # who is spoken of is not who speaks; an office of one holder is nobody's who is not called so
        ("Orla Venn and Bram Otley met. Otley waved.\n\nThe retired teacher said Otley had been rude.", [None]),
        ("Orla Venn arrived late. She looked tired.\n\nThe president said it rained.", [None]),
        # a surname that is a word for what somebody does
        ("Bram Baker arrived late.\n\nBaker said it rained.", ["Bram Baker"]),
        # a place that speaks by its government
        ("The city of Lowmere said it rained.", ["City of Lowmere"]),
        # the campaign of whom the text is about, where there are several
        (
            "The Venn campaign and the Otley campaign were tired.\n\n" + "It was wet. " * 40 + "\n\nOrla Venn came at noon. The campaign "
            "said it rained.",
            ["Venn campaign"],
        ),
        # continuation: the same speaker, words without a cue
        ("“It rained all day,” Orla Venn said.\n\n“It rained all night as well.”", ["Orla Venn", "Orla Venn"]),
        # organisations and their acronyms
        ("Lowmere Harbour Board (LHB) said it rained. The LHB said it froze.", ["Lowmere Harbour Board", "Lowmere Harbour Board"]),
        ("The Harbour Board said it rained. It said it froze.", ["Harbour Board", "Harbour Board"]),
        ("Alliance to Reclaim Our Quays (AROQ) said it rained. AROQ said it froze.", ["Alliance to Reclaim Our Quays"] * 2),
        ("The House Oversight and Foreign Affairs Committee said it rained.", ["House Oversight and Foreign Affairs Committee"]),
        ("The Committee for a Dry Lowmere said it rained.", ["Committee for a Dry Lowmere"]),
        # a title that belongs to the name where the article says so
        ("Sir Ned Hask said it rained. Sir Ned said it froze.", ["Sir Ned Hask", "Sir Ned Hask"]),
        ("Sir Ned Hask said it rained. Hask said it froze.", ["Ned Hask", "Ned Hask"]),
        # a transcript's labels in capitals, with and without the opening mark before them
        (
            "Orla Venn met Bram Otley.\n\nPartial transcript as follows:\n\n“OTLEY: Well, it rained all day.”\n\n“VENN: And did it freeze "
            "at night?”\n\n“OTLEY: It froze all night.”",
            ["Bram Otley", "Orla Venn", "Bram Otley"],
        ),
        # a label that is an office is whoever holds it, one that nobody holds is no name
        (
            "Orla Venn, the committee's chair, met Dr Bram Otley.\n\nTHE CHAIR: Well, did it rain all day?\n\nDR OTLEY: It rained all "
            "night.\n\nTHE CLERK: Let the record show it did.",
            ["Orla Venn", "Bram Otley", None],
        ),
        # a label of initials
        (
            "Ida Crane talks with Bram Otley\n\nBO: We left.\n\nCRANE: Why did you leave?\n\nBO: It rained.\n\nCRANE: Ah.",
            ["Bram Otley", "Ida Crane", "Bram Otley", "Ida Crane"],
        ),
        # a name that stands in capitals alone is written as names are
        (
            "IDA CRANE: It rained all day.\n\nTOM O'BRIEN: It froze all night.\n\nANA DE LA MCVENN: It was wet.\n\nIDA CRANE: It was.",
            ["Ida Crane", "Tom O'Brien", "Ana de la McVenn", "Ida Crane"],
        ),
        # and so is one with a numeral or initials in it
        (
            "JOHN SMITH III: It rained all day.\n\nTJ COX: It froze all night.\n\nMCKAY: It was wet.\n\nTJ COX: It was.",
            ["John Smith III", "TJ Cox", "McKay", "TJ Cox"],
        ),
        # signed quotations
        ("“It rained all day, and then it rained all night.” ― Pia Holm", ["Pia Holm"]),
        # two jointly
        ("Ned Hask and Pia Holm said it rained.", ["Ned Hask; Pia Holm"]),
        ("Ned Hask and Pia Holm said it rained. They said it froze.", ["Ned Hask; Pia Holm"] * 2),
        ("Ministers Ned Hask and Pia Holm said it rained.", ["Ned Hask; Pia Holm"]),
        ("Yesterday Ned and Pia Holm said it rained.", ["Ned Holm; Pia Holm"]),
        ("Ned Hask and his aides said it rained.", ["Ned Hask"]),
        ("Yesterday Pia Holm and Per Hask said it rained.", ["Pia Holm; Per Hask"]),
        # a nickname of several words, a title that is half of the name, an office written like a name
        ("“It rained all day and all night,” said Ned “Church Bell” Hask.", ["Ned Hask"]),
        ("Lord Hask said it rained.", ["Lord Hask"]),
        ("Lord Ned Hask said it rained. Lord Hask said it froze.", ["Ned Hask", "Ned Hask"]),
        ("The Deputy Speaker said it rained.", [None]),
        # a capital is its country, a person's name is not
        ("Moscow said it rained.", ["Russia"]),
        ("New Delhi said it rained. Last month India had said it froze.", ["India", "India"]),
        ("Ned Washington waved. Washington said it rained.", ["Ned Washington"]),
        # a group and a document by the whole phrase, their own words by whose they are
        ("Villagers in the upper valley said it rained.", ["Villagers in the upper valley"]),
        ("Some 4,000 nurses from the north said it rained.", ["nurses from the north"]),
        ("It rained all day, according to a letter signed by forty farmers.", ["letter signed by forty farmers"]),
        ("A statement from the Harbour Board said it rained.", ["Harbour Board"]),
        ("A statement from angry farmers said it rained.", ["statement from angry farmers"]),
        # an office by whose it is
        ("The mayor's office said it rained.", ["mayor's office"]),
        ("Orla Venn rowed. Ms Venn's office said it rained.", ["Office of Orla Venn"]),
        ("Orla Venn rowed. Her office said it rained.", [None]),
        # nobody is guessed
        ("She said it rained.", [None]),
        ("Talk\n\nQ: Who shut the lock?\n\nA: The keeper shut it.", [None, None]),
        ("A keeper said it rained.", [None]),
        ("It was announced that the lock was shut.", [None]),
        ("The gate was shut. “Whoever took the ladder may keep the ladder now.”", [None]),
    ],
)
def test_speaker(text, expected):
    assert speakers(text) == expected


def test_who_is_left_open_is_surer_to_be_nobody_named_the_vaguer_the_words():
    def sure(text):
        (quote,) = quotes(text)
        assert quote.speaker is None
        return quote.confidence

    vague, pointing, pronoun = (
        sure("A keeper said it rained."),
        sure("Nobody came. The keeper said it rained."),
        sure("She said it rained."),
    )
    assert vague > pointing > pronoun
    assert pronoun < 0.1  # noqa: PLR2004


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orla Venn said it rained.", SpeakerKind.PERSON),
        ("The Fisheries Ministry said it rained.", SpeakerKind.ORGANISATION),
        ("Harbour officials said it rained.", SpeakerKind.GROUP),
        ("A senior keeper said it rained.", SpeakerKind.ANONYMOUS),
        ("The study found that it rained.", SpeakerKind.DOCUMENT),
        ("It rained all day, according to harbour documents seen by Ned Hask.", SpeakerKind.DOCUMENT),
        ("Survivors of the flood said it rained.", SpeakerKind.GROUP),
        ("The mine’s owner, Corrigan Metals, said it rained.", SpeakerKind.ORGANISATION),
        ("Henning Hask said it rained.", SpeakerKind.PERSON),
        ("The Deputy Speaker said it rained.", SpeakerKind.PERSON),
        ("It was announced that it rained.", SpeakerKind.UNKNOWN),
    ],
)
def test_kind(text, kind):
    assert quotes(text)[0].speaker_kind is kind


def test_a_role_first_and_the_name_in_the_next_paragraph():
    text = (
        "Norrland’s envoy for the straits said it rained.\n\n"
        "Orla Venn, a former minister of Norrland, called the ferry “a sieve with a bell”."
    )
    first, second = quotes(text)
    assert (first.speaker, second.speaker) == ("Orla Venn", "Orla Venn")
    assert first.role == "Norrland’s envoy for the straits"
    assert first.confidence < second.confidence or second.confidence < 0.8


def test_the_verb_before_a_title_is_no_part_of_a_role():
    text = "Orla Venn said she had asked police chief Bram Otley for help. Otley said it rained."
    assert quotes(text)[-1].role == "police chief"


def test_a_name_addressed_inside_the_quotation_is_not_the_speaker():
    text = "Orla Venn turned round. “Bram Otley, you owe me a boat,” she said."
    assert speakers(text) == ["Orla Venn"]


def test_a_spokesperson_speaks_for_somebody():
    (quote,) = quotes("Pia Holm, a spokeswoman for Kestrel Ferries, said it rained.")
    assert (quote.speaker, quote.on_behalf_of) == ("Pia Holm", "Kestrel Ferries")
    (quote,) = quotes("A spokesman for Kestrel Ferries said it rained.")
    assert (quote.speaker, quote.speaker_kind, quote.on_behalf_of) == (None, SpeakerKind.ANONYMOUS, "Kestrel Ferries")


def test_a_medium_is_a_relay_and_anybody_else_is_spoken_to():
    (quote,) = quotes("Ned Hask told the Harbour Post that it rained.")
    assert (quote.via, quote.addressee) == (("Harbour Post",), "")
    (quote,) = quotes("Ned Hask told reporters that it rained.")
    assert (quote.via, quote.addressee) == ((), "reporters")


def test_an_outlet_is_known_by_its_name_or_by_what_it_is_called():
    relays = lambda text: quotes(text)[0].via  # noqa: E731
    assert relays("Ned Hask told the daily Vechera that it rained.") == ("Vechera",)
    assert relays("Ned Hask told TVK that it rained.") == ("TVK",)
    assert relays("In an interview with Radio Sund, Ned Hask said that it rained.") == ("Radio Sund",)
    assert relays("Ned Hask told the Fisheries Council that it rained.") == ()
    assert relays("Ned Hask told Ida Post that it rained. Ida Post, a teacher, said that she knew.") == ()


def test_the_author_speaks_in_the_first_person():
    (quote,) = quotes("I think the lock was shut.", authors=("Maud Levic",))
    assert (quote.speaker, quote.speaker_kind) == ("Maud Levic", SpeakerKind.AUTHOR)
    assert quotes("I think the lock was shut.")[0].speaker is None


def test_what_is_inferred_is_less_sure():
    named, pronoun = quotes("Orla Venn said it rained. She said it froze.")
    assert pronoun.confidence < named.confidence


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Solvei Aarnes said it rained.", SpeakerKind.PERSON),
        ("Solvei Aarnes ran the light. “It rained,” she said.", SpeakerKind.PERSON),
        ("Third Point said it rained.", SpeakerKind.UNKNOWN),
        ("Westmoor Council said it rained.", SpeakerKind.ORGANISATION),
    ],
)
def test_a_name_that_can_only_be_somebodys_is_a_persons(text, kind):
    assert [quote.speaker_kind for quote in quotes(text)] == [kind]


@pytest.mark.parametrize(("age", "expected"), [("61", "Bram Otley"), ("52", "Orla Venn"), ("44", None)])
def test_somebody_called_by_their_age_is_of_that_age(age, expected):
    text = f"Orla Venn, 52, met Bram Otley, 61. Otley waved.\n\nThe {age}-year-old said it rained."
    source, said = text.index("The "), text.index("it rained")
    said = Statement(content=(Span(said, said + 9),), source=(Span(source, source + 15),), form=Form.INDIRECT)
    assert [quote.speaker for quote in resolve(Article(id="a", source="a.txt", text=text), [said])] == [expected]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Many of her supporters said it rained.", "Many of her supporters"),
        ("Many supporters said it rained.", "supporters"),
        ("A new Harbour Times poll said it rained.", "Harbour Times poll"),
    ],
)
def test_what_is_kept_of_a_description(text, name):
    assert speakers(text) == [name]


@pytest.mark.parametrize("text", ["Kestrel Rail today said it would close.", "Kestrel Rail yesterday announced that it would close."])
def test_when_it_was_said_is_no_part_of_a_name(text):
    assert speakers(text) == ["Kestrel Rail"]


def test_you_are_whoever_the_turn_speaks_to():
    text = "A talk with Bram Otley\n\nIDA CRANE: Bram, you said so in May. It rained.\n\nOTLEY: It did.\n\nCRANE: And you said more."
    article = Article(id="a", source="a.txt", text=text)
    found = [
        Statement(content=(Span(text.index(words), text.index(words) + len(words)),), source=(Span(at, at + 3),), form=Form.INDIRECT)
        for words in ("so in May", "more")
        for at in [text.rindex("you", 0, text.index(words))]
    ]
    assert [quote.speaker for quote in resolve(article, found)] == ["Bram Otley", None]


def gender(name, text):
    article = Article(id="a", source="a.txt", text=text)
    cast = resolved(article, settled(Describer(text), RuleAttributor().find([text])[0]))[1]
    return cast.find(name).member.gender


def test_a_given_name_tells_more_of_somebody_than_the_pronouns_around_the_name():
    assert gender("Rosalind Venn", "Rosalind Venn was there. He had been paid twice, and he was sorry.") == "she"
    assert gender("Quorl Venn", "On Monday Quorl Venn was paid twice. He had spent it.") == "he"


def test_a_pronoun_behind_a_description_may_be_somebody_elses():
    assert gender("Quorl Venn", "On Monday Quorl Venn was paid twice. The judge asked for proof, which she had not seen.") == ""


def test_a_platform_is_nobody_who_could_be_meant():
    assert "Twitter" not in speakers("On Twitter, the president was louder. “The gate is shut,” he wrote. “For good,” he added.")


def test_a_word_before_a_colon_is_nobody_however_often_it_stands_there():
    text = "Orla Venn came late.\n\nUpdate: “The gate is shut.”\n\nUpdate: “The gate is open.”"
    marks = [Span(text.index("“"), text.index("”") + 1), Span(text.rindex("“"), len(text))]
    found = [Statement(content=(span,), verbatim=(Span(span.start + 1, span.end - 1),), form=Form.DIRECT) for span in marks]
    article = Article(id="a", source="a.txt", text=text)
    assert [quote.speaker for quote in resolve(article, with_names_before(Describer(text), found))] == [None, None]


def test_of_a_source_that_is_only_an_article_nothing_is_told():
    text = "They are unsafe, the man with the lamp said."
    said = Statement(content=(Span(0, 15),), source=(Span(17, 20),), form=Form.INDIRECT)
    (quote,) = resolve(Article(id="a", source="a.txt", text=text), [said])
    assert (quote.speaker, quote.role) == (None, "")


RELEASE = """Statement on the ferry

Lowmere Ferries plc confirms that one of its boats hit the pier.

Ned van den Otley, Chief Executive of Lowmere Ferries, said:

“Nobody was hurt. Our crew did what it was trained to do.”

He added: “I am sorry for the worry this will cause.”

Dr Ilse Brandvold, Chief Information Officer, said:

“Passengers do not need to change their tickets.”
"""


def test_a_release_gives_each_office_behind_a_name_to_its_holder():
    assert speakers(RELEASE) == ["Lowmere Ferries", "Ned van den Otley", "Ned van den Otley", "Ilse Brandvold"]
    assert [quote.role for quote in quotes(RELEASE)][-1] == "Chief Information Officer"
