"""From the phrase that names a source to the member of the article it means."""

import pytest

from tests.ingest.speakers.articles import quotes, speaker, speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where somebody is from, behind their name
        ("Another keeper, Ned Hask of Lowmere, P.Q., said it rained.", "Ned Hask"),
        ("The mayor's rival, Sen. Pia Holm of Vermont, said it rained.", "Pia Holm"),
        # an office that its body's name makes long, and a word that only brings somebody in
        ("Ned Hask Harbour Board Chief said it rained.", None),
        ("Another Harbour Figure said it rained.", None),
        # who leads a body speaks for it, and a campaign is named for whom it is
        ("The Lowmere Labour Party leadership said it rained.", "Lowmere Labour Party"),
        ("Pia Holm rowed.\n\nCampaign for Holm said it rained.", "Holm campaign"),
        ("Campaign for Clean Rivers said it rained.", "Campaign for Clean Rivers"),
        ("The Clean Rivers Campaign said it rained.", "Clean Rivers Campaign"),
        ("Orla Rivers rowed. The Rivers Campaign said it rained.", "Rivers campaign"),
        # capitals that run other words together with a name
        ("Ned Hask read “Electing Hask in ’31”. Hask said it rained.", "Ned Hask"),
        ("There was a fight outside a Wisconsin Hask rally. Ned Hask left. Hask said it rained.", "Ned Hask"),
        ("Hask Foods opened. Retailer Hask Foods said it rained.", "Hask Foods"),
        # a name that begins with "I.", and a slip in a longer surname
        ("It froze. I. Ned Hask, a keeper, said it rained.", "I. Ned Hask"),
        ("Steve Otleney rowed. Otleny said it rained.", "Steve Otleney"),
    ],
)
def test_whom_a_phrase_names(text, expected):
    assert speakers(text)[-1] == expected


def test_a_name_in_marks_is_one_behind_a_word_that_brings_it_in():
    source = "A paper called “The Local”"
    assert speaker(f"{source} said it rained.", source) == "Local"


def test_a_relative_clause_as_the_source_is_about_who_stands_before_it():
    assert speaker("Ned Hask rowed. Hask, who is a keeper, said it rained.", "who is a keeper") == "Ned Hask"


@pytest.mark.parametrize(
    ("before", "source", "expected"),
    [
        # several, whatever joins them
        ("", "Ned Hask as well as Pia Holm", "Ned Hask; Pia Holm"),
        ("", "neither Ned Hask nor Pia Holm", "Ned Hask; Pia Holm"),
        ("", "Reps. Pia Holm (D-Ore.) and Ned Hask (R-Utah)", "Pia Holm; Ned Hask"),
        ("", "Reps. Pia Holm, D-Ore., and Ned Hask, R-Utah,", "Pia Holm; Ned Hask"),
        ("Ned Hask and Pia Hask met.", "Mr. and Mrs. Hask", "Ned Hask; Pia Hask"),
        ("", "Ned Hask of the Highland and Isles Keepers' Association (HIKA)", "Ned Hask"),
        # offices, letters and legal forms that are no part of a name, or all of it
        ("", "Co-founder and CEO Ned Hask", "Ned Hask"),
        ("", "Secretary-General Ned Hask", "Ned Hask"),
        ("", "Lowmere, N.J., Mayor Ned Hask", "Ned Hask"),
        ("", "The late Ned Hask", "Ned Hask"),
        # how many children somebody has
        ("", "Mum-of-three Pia Holm, 51,", "Pia Holm"),
        ("", "Pia Holm, 51, a mum-of-three,", "Pia Holm"),
        ("", "Mother of six Pia Holm", "Pia Holm"),
        ("", "father-of-four Ned Hask, 39, of Lowmere,", "Ned Hask"),
        ("", "a dad of two, Ned Hask,", "Ned Hask"),
        ("", "Single mother-of-two Pia Holm", "Pia Holm"),
        ("", "The office of Ned Hask", "Office of Ned Hask"),
        ("", "Mr Hask QC", "Hask"),
        ("", "calculations by Ned Hask of the Tides Institute", "Ned Hask"),
        ("", "Ned Hask et al.", "Ned Hask"),
        ("", "master of ceremonies Ned Hask", "Ned Hask"),
        ("", "a brother of actors Ned Hask", None),
        ("", "Neither government", None),
        ("", "Spokesmen at the Harbour Board and Tides Ministry", "Spokesmen at the Harbour Board and Tides Ministry"),
        # a paper's edition is not the paper
        ("It appeared in the International New Lowmere Post.", "The New Lowmere Post", "New Lowmere Post"),
        # where a post stands is not whose it is
        ("Ned Hask rowed.", "a Facebook post", "Facebook post"),
        ("Ned Hask rowed.", "the school’s Facebook post", "school’s Facebook post"),
        ("Ned Hask rowed.", "Hask’s Facebook post", "Ned Hask"),
        ("Ned Hask rowed.", "his Facebook post", "Ned Hask"),
        # what somebody does with their words, and a book by its title
        ("", "an interview her brother Ned Hask gave to KTV", "Ned Hask"),
        ("Ned Hask rowed.", "a letter that Hask wrote to the board", "Ned Hask"),
        ("Ned Hask rowed.", "a letter Hask received", "letter"),
        ("Ned Hask rowed.", "a report the Harbour Board published", "report"),
        ("Ned Hask rowed.", "a statement the Harbour Board issued", "Harbour Board"),
        ("Ned Hask rowed.", "his book “The Art of Hask”", "his book “The Art of Hask”"),
        ("", "Hask Holm & Co.", "Hask Holm & Co."),
        ("", "Doctors Without Quays", "Doctors Without Quays"),
        ("", "al-Hask", "al-Hask"),
        ("", "eQuay", "eQuay"),
        # one name in two spellings, and a body by what its name is shortened to
        ("José Peña rowed.", "Jose Pena", "José Peña"),
        ("José Peña rowed.", "Pena", "José Peña"),
        ("The Department of Tides met.", "The Tides Department", "Department of Tides"),
        ("", "The Fédération de rame (Feram)", "Feram"),
    ],
)
def test_what_a_name_is_and_what_only_stands_beside_it(before, source, expected):
    assert speaker(f"Nobody knew it. {before} Then, {source} said it rained.", source) == expected


def test_an_embassy_is_not_the_country_whose_it_is():
    assert speaker("France met Spain. The France embassy said it rained.", "The France embassy") is None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Counsel for Kestrel, Pia Holm KC,", "Pia Holm"),
        ("Counsel for Ned Hask, Pia Holm,", "Pia Holm"),
        ("Counsel for Kestrel Rail, a firm in Lowmere,", None),
    ],
)
def test_counsel_speak_and_not_whom_they_speak_for(source, expected):
    assert speaker(f"{source} said it rained.", source) == expected


def test_a_general_counsel_speaks_for_no_general():
    assert [quote.on_behalf_of for quote in quotes("The general counsel said it rained.")] == [""]


def test_whose_lawyer_somebody_is_tells_them_from_the_others():
    text = "“It froze,” said Ned Hask, counsel for Kestrel. {} said it rained."
    assert speakers(text.format("Kestrel's counsel"))[-1] == "Ned Hask"
    assert speakers(text.format("Venn's counsel"))[-1] is None


def test_a_place_may_be_a_given_name():
    (quote,) = quotes("Dallas Venn and Ada Venn own the mill. Venn said it rained.")
    assert quote.confidence < quotes("Ada Venn owns the mill. Venn said it rained.")[0].confidence - 0.15


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        # somebody's party and state
        ("Senator Ned Roe wrote to the board. In the letter, the Lowmere Democrat said it rained.", "the Lowmere Democrat", None),
        # who holds an office is not its former holder
        ("President Orla Venn swam. Ned Roe rowed out on Monday. The former president said it rained.", "The former president", "Ned Roe"),
        ("President Orla Venn swam on Monday. The president said it rained.", "The president", "Orla Venn"),
        ("Former President Orla Venn swam on Monday. The former president said it rained.", "The former president", "Orla Venn"),
        # a man is no woman
        ("David Roe spoke on Monday when a woman shouted. He laughed. Then the woman said it rained.", "the woman", None),
        # several who are not told
        ("The board met on Monday. Both men said it rained.", "Both men", None),
        # a newspaper is no campaign
        ("The Lowmere Post wrote of it twice. By reprinting the Post's words, the campaign said it rained.", "the campaign", None),
    ],
)
def test_a_description_means_nobody_of_whom_it_is_not_true(text, source, expected):
    assert speaker(text, source) == expected
