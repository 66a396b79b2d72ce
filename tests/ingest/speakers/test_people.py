"""People: names, pronouns, roles and joint sources inside one article, on sentences of our own."""

import pytest

from archive.records import Article, Form, Span, SpeakerKind
from ingest.attribution.statement import Statement
from ingest.speakers import roles
from ingest.speakers.phrase import take_apart
from ingest.speakers.resolve import resolve
from ingest.speakers.writing import Writing
from tests.ingest.speakers.articles import quotes, speakers


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # titles, parties and outlets are no part of a name
        ("House Speaker Carl Ostrow met the press. Ostrow said it rained.", "Carl Ostrow"),
        ("Sen. Carl Ostrow (R-Vt.) came. Ostrow said it rained.", "Carl Ostrow"),
        ("Channel News anchor Carl Ostrow said it rained.", "Carl Ostrow"),
        ("Wherever Carl Ostrow went it rained, Ostrow said.", "Carl Ostrow"),
        ("In Lowmere on Friday, Public Advocate Carl Ostrow said it rained.", "Carl Ostrow"),
        # a headline names nobody, unless the text has the surname alone
        ("Ostrow Says Ferry Museum Stays Open\n\nCarl Ostrow came late. Ostrow said it rained.", "Carl Ostrow"),
        ("Carl Ostrow Shuts The Ferry Museum\n\nIt rained. On Friday Ostrow came late. Ostrow said it rained.", "Carl Ostrow"),
        # middle initials, nicknames, suffixes, surnames of two words
        ("Carl J. Ostrow came. Carl Ostrow said it rained.", "Carl Ostrow"),
        ("Carl “Buzz” Ostrow came late. On Friday, Ostrow said it rained.", "Carl Ostrow"),
        ("Carl Ostrow, Jr. came. Carl Ostrow Jr. said it rained.", "Carl Ostrow Jr."),
        ("Delia Vane Ostrow came. Vane Ostrow said it rained.", "Delia Vane Ostrow"),
        # two of one surname: a title tells them apart
        ("Carl Ostrow met Delia Ostrow. Ms. Ostrow said it rained.", "Delia Ostrow"),
        ("Carl Ostrow met Delia Ostrow. Mr. Ostrow said it rained.", "Carl Ostrow"),
    ],
)
def test_names(text, last):
    assert speakers(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # the subject, not the more famous name
        ("Carl Ostrow won in May. Ostrow won again in June. Bruno Tasch thanked Ostrow. He said it rained.", "Bruno Tasch"),
        # given names agree with pronouns
        ("Carl Ostrow met Delia Penn. She said it rained.", "Delia Penn"),
        ("Delia Penn met Carl Ostrow. He said it rained.", "Carl Ostrow"),
        # who spoke last
        ("Carl Ostrow said it rained.\n\nHe said it froze.", "Carl Ostrow"),
        # what somebody is called tells more than a given name that men bear too
        ("Edith Crane waved. “It rained,” said the keeper's widow Terry Venn.\n\nShe added that it froze.", "Terry Venn"),
        # the paragraph before, where it names one person only
        ("Vesna spoke first.\n\nShe was late. Edith Crane waved.\n\nVesna waved. Vesna sat down.\n\nShe added that it froze.", "Vesna"),
        # small words inside a name are no words too many
        ("Sjur van den Otley spoke first.\n\nHe added that it froze.", "Sjur van den Otley"),
        # somebody only mentioned inside a quotation
        ("Carl Ostrow spoke. “Bruno Tasch is late,” Ostrow said. He said it rained.", "Carl Ostrow"),
        ("Carl Ostrow, the mayor of Lowmere, who said it rained, left.", "Carl Ostrow"),
        ("Sen. Delia Penn came late. The Democrat, who said it rained, left.", "Delia Penn"),
        ("The ferry sank. She said it rained.", None),
    ],
)
def test_pronouns(text, last):
    assert speakers(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Governor Carl Ostrow came. The governor said it rained.", "Carl Ostrow"),
        ("Sen. Delia Penn came. The senator said it rained.", "Delia Penn"),
        ("Carl Ostrow, the envoy to Lowmere, came. The envoy said it rained.", "Carl Ostrow"),
        ("Republican Gov. Carl Ostrow met Democratic Gov. Bruno Tasch. The Democratic governor said it rained.", "Bruno Tasch"),
        # by what somebody is, whom the text is about, and what kind of body it is
        ("Carl Ostrow, 61, opened the inquest. Ostrow had taught for years. The retired teacher said it rained.", "Carl Ostrow"),
        (
            "The Lowmere Teachers’ Association met. The association’s hall was full. The union said it rained.",
            "Lowmere Teachers’ Association",
        ),
        ("The Amalgamated Tram Workers met. They filled the hall. The union said it rained.", "Amalgamated Tram Workers"),
        ("The Lowmere Gazette asked on Monday. The newspaper said it rained.", "Lowmere Gazette"),
        # whose campaign "the campaign" is, unless two are named and neither just before
        ("Carl Ostrow met the press. The Ostrow campaign paid. Later the campaign said it rained.", "Ostrow campaign"),
        (
            "Carl Ostrow met Delia Penn. The Penn campaign paid, and the Ostrow campaign did not."
            + " It was late." * 40
            + " The campaign said it rained.",
            None,
        ),
        # an office elsewhere is another's, unless nothing else is known of who the text is about
        ("Mayor Carl Ostrow won the vote. Ostrow won again. Ostrow slept. The Skerrow governor said it rained.", None),
        ("Carl Ostrow won the vote. Ostrow won again. Ostrow slept. The Skerrow governor said it rained.", "Carl Ostrow"),
        ("Present: Councillors C. Ostrow (Chair) and B. Tasch.\n\nThe Chair said it rained.", "C. Ostrow"),
        # a justice is a judge, a prime minister is not any minister
        ("Ms Justice Ruth Crane was late. Carl Ostrow waved.\n\nThe judge said it rained.", "Ruth Crane"),
        ("Harbour minister Carl Ostrow waved.\n\nThe prime minister said it rained.", None),
        # nobody is called so
        ("Carl Ostrow came late. Bruno Tasch came too. His lawyer said it rained.", None),
        ("Carl Ostrow came late. A keeper said it rained.", None),
    ],
)
def test_roles_for_names(text, last):
    assert speakers(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carl Ostrow and Delia Penn came. Ostrow and Penn said it rained.", "Carl Ostrow; Delia Penn"),
        ("Ostrow surrogate and actor Bruno Tasch said it rained.", "Bruno Tasch"),
        ("Carl Ostrow and his aides said it rained.", "Carl Ostrow"),
        ("Delia Penn, half of a team for the Post and the Herald, said it rained.", "Delia Penn"),
    ],
)
def test_joint_sources(text, expected):
    assert speakers(text)[-1] == expected


def test_a_surname_that_is_also_a_word():
    text = "Rex Early came late. Early said it rained."
    said = Statement(content=(Span(32, 41),), source=(Span(21, 26),), form=Form.INDIRECT)
    (quote,) = resolve(Article(id="a", source="a", text=text), [said])
    assert quote.speaker == "Rex Early"


def test_an_employer_before_a_name_is_no_role():
    (quote,) = quotes("Lowmere Post Carl Ostrow said it rained.")
    assert quote.role == ""


def test_the_one_who_answers_an_interview():
    text = "Carl Ostrow runs the ferry. We met Ostrow at the quay.\n\nQ: Who shut the lock?\n\nA: I shut it.\n\nQ: Why?\n\nA: It rained."
    assert [q.speaker for q in quotes(text)][-1] == "Carl Ostrow"


def test_i_inside_a_quotation_is_its_speaker():
    found = quotes("“It was late and I think it rained,” Carl Ostrow said.", authors=("Maud Levic",))
    assert {q.speaker for q in found} == {"Carl Ostrow"}


def test_a_group_pointed_at_is_nobodys_name():
    (quote,) = [q for q in quotes("Two crews met. The crews said it rained.") if q.speaker_kind is SpeakerKind.GROUP]
    assert quote.speaker is None


def test_the_surer_way_has_the_higher_confidence():
    full, surname, pronoun = quotes("Carl Ostrow said it rained. Ostrow said it froze. He said it thawed.")
    assert pronoun.confidence < min(full.confidence, surname.confidence)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Pharmacist Ilse-Marie Roe came late. Roe said it rained.", "Ilse-Marie Roe"),
        ("Graft-buster Ilse-Marie Roe came late. Roe said it rained.", "Ilse-Marie Roe"),
        # an ordinary word at the head of a sentence, an elided particle
        ("Dad-of-two Carl Ostrow came late. Ostrow said it rained.", "Carl Ostrow"),
        ("Corentin d’Ostrow-Penn came late. On Friday Corentin d’Ostrow-Penn said it rained.", "Corentin d'Ostrow-Penn"),
        # a headline with a full stop gives nobody a new name
        ("Ostrow Sees Ferry Museum Open Late.\n\nCarl Ostrow came late. Ostrow said it rained.", "Carl Ostrow"),
    ],
)
def test_words_that_are_no_names(text, last):
    assert (speakers(text)[-1] or "").replace("’", "'") == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # a title that one person at a time bears is nobody's who is known for something else
        ("Delia Ostrow, a singer, came late. President Ostrow said it rained.", "Ostrow"),
        ("Delia Ostrow, the president, came late. President Ostrow said it rained.", "Delia Ostrow"),
        ("President Delia Ostrow came late. Carl Ostrow, a singer, left. President Ostrow said it rained.", "Delia Ostrow"),
        # the first word of a headline's words is no name for them
        ("At The Ostrow Speech the hall was full. Mr. Ostrow said it rained.", "Ostrow"),
        # a party's member is described, not named
        ("The Lowmere County Democrat met Carl Ostrow. The Democrat said it rained.", None),
    ],
)
def test_whom_a_title_does_not_mean(text, last):
    assert speakers(text)[-1] == last


def test_an_abbreviated_state_is_nobody():
    text = "Delia Penn, of Baltimore, Md., runs the ferry museum. On Monday she said it rained."
    assert speakers(text)[-1] == "Delia Penn"


def test_a_role_ends_where_its_bracket_is_cut_off():
    text = "Delia Penn, mayor of Lowmere (by video link; 12 May), left. Penn said it rained."
    assert quotes(text)[-1].role == "mayor of Lowmere"


def test_a_role_ends_where_its_clause_begins():
    assert roles.short("the envoy who warned of it") == "the envoy"
    assert roles.short("envoy to Lowmere (north)") == "envoy to Lowmere (north)"


def test_a_source_without_a_word_has_no_head():
    assert take_apart([], Writing()).head == ()
