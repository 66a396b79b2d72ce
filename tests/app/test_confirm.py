"""What confirms a claim, what contradicts it, and where reports conflict."""

import time
from dataclasses import replace

import pytest

from app.confirm import Compared, disputes, judged, reports_differ
from app.named import exchanged
from app.remainder import remainder
from app.turn import Intent, Request, Scored
from app.verdict import Claim, asked_about, described_as, objection, word_for_word
from archive.records import Form, Polarity
from tests.app.record import VELL, article, labelled, quote

TAKES = Claim("the repair would take eight months")
PORTS = Claim("the town will close its harbour to trawlers")


def compared(text, speaker="Tarn", *, score=0.6, cosine=0.7):
    return Compared(Scored(quote(article(text, text, None, ""), text, speaker), score), cosine)


def test_reports_that_differ_in_a_number_or_a_negation_dispute_each_other():
    of = article(
        "two",
        "that the repair would take eight months. that the repair would take eighteen months. that the repair would not take",
        None,
        "",
    )
    eight, eighteen = (
        quote(of, "that the repair would take eight months", "Tarn"),
        quote(of, "that the repair would take eighteen months", "Tarn"),
    )
    negated = quote(of, "that the repair would not take", "Tarn")
    assert disputes(eight, eighteen, TAKES)
    assert disputes(negated, eight, TAKES)
    assert not disputes(eight, eight, TAKES)


def test_a_misquote_among_right_reports_is_a_conflict_that_shows_both():
    wrong = compared("‘The town will close its harbour to trawlers.’ For whoever is tied up there, worse is to come", score=0.8)
    right = compared("The town will not close its harbour to trawlers; we will inspect them.", score=0.5)
    judgement = judged(PORTS, [wrong, right], [])
    assert (judgement.confirming, judgement.conflicting) == ((), (wrong.item, right.item))


def test_what_the_same_person_said_about_something_else_is_no_conflict():
    said = compared("The town will close its harbour to trawlers", score=0.8)
    aside = compared("The mayor is not a fisherman, and never was", score=0.7, cosine=0.1)
    assert judged(PORTS, [said, aside], []).confirming == (said.item,)


def test_who_only_speaks_of_the_same_thing_does_not_say_what_is_claimed_of_it():
    sign = Claim("he would sign the bond")
    other = compared("he would ask the court to strike the bond down", score=0.6, cosine=0.6)
    assert not judged(sign, [other], []).confirming
    assert judged(sign, [compared("he would put his name to the bond", score=0.6, cosine=0.7)], []).confirming
    assert judged(sign, [compared("he would sign that bond", score=0.6, cosine=0.6)], []).confirming
    told = Claim("she told the pilot to leave")
    assert not judged(told, [compared("the pilot had her full trust", score=0.6, cosine=0.67)], []).confirming


def test_that_both_deny_is_as_good_as_a_word_that_they_share():
    claim, statement = "he would take a loan", "to accept neither a loan nor a copy"
    assert judged(Claim("he would not take a loan"), [compared(statement, score=0.5, cosine=0.5)], []).confirming
    assert not judged(Claim(claim), [compared(statement, score=0.5, cosine=0.5)], []).confirming
    assert not judged(Claim(claim), [compared("to accept a loan and a copy", score=0.5, cosine=0.5)], []).confirming


def test_a_closer_statement_by_somebody_else_stands_against_a_claim():
    said = compared("The town will close the fish market, a harbour landmark", score=0.5, cosine=0.5)
    other = compared("The town will close its harbour to trawlers", "Lund", score=0.7, cosine=0.95)
    assert judged(PORTS, [said], []).confirming == (said.item,)
    assert not judged(PORTS, [said], [other]).confirming


def test_what_points_to_its_surroundings_says_the_rest_of_a_claim():
    around = "The school in Evran closes in June. “This is not about money,” Tarn said."
    said = quote(article("one", around, None, ""), "This is not about money", "Tarn")
    claim = Claim("the school closure in Evran was not about money")
    assert remainder(claim.text, said) == "closure was not about money"
    assert remainder(claim.text, quote(said.article, "The school in Evran closes in June", "Tarn")) == ""
    assert remainder("the school in Evran closes", said) == ""
    far = Compared(Scored(said, 0.5), 0.2)
    assert not judged(claim, [far], []).confirming
    close = replace(far, alone=(0.6, 0.5))
    assert judged(claim, [close], []).confirming == (far.item,)
    assert not judged(Claim("the school closure in Evran was about money"), [close], []).confirming


def test_what_is_against_a_claim_is_what_is_against_the_nearest_statement():
    near = Compared(Scored(quote(article("one", "You had it for 111 days", None, ""), "You had it for 111 days", "Tarn"), 0.6), 0.2)
    wrong = Compared(Scored(quote(article("two", "You had it for 11 days", None, ""), "You had it for 11 days", "Tarn"), 0.5), 0.2)
    claim = Claim("the council had the letter for 111 days")
    assert judged(claim, [near, wrong], []).reason == ""
    assert judged(claim, [wrong, near], []).reason == "the number 111 is not there"


@pytest.mark.parametrize(
    ("claim", "statement", "doubted"),
    [
        ("the plan is not fit for the valley", "the plan is unfit for the valley", False),
        ("the plan is fit for the valley", "the plan is unfit for the valley", True),
        ("flooding happens in the hills", "flooding does not just happen in the hills", False),
        ("the gaps of trust had been closed", "Given the gaps of trust, we haven't yet closed the gaps in a way that works", True),
        ("the ferry would lose its licence", "the ferry will keep its licence under supervision", True),
        ("the town could not carry the debt", "the town could carry the debt without a bond", True),
        ("the fund runs dry without the toll", "the fund runs dry in a year without the toll", False),
        ("Brandt beat Okoro in the vote", "it was Okoro who beat Brandt in the vote", True),
        ("the council fears Brandt", "the council fears Okoro most of all", True),
        ("the bridge cost 2.4 million crowns", "the bridge cost 2,400,000 crowns", False),
        ("the bridge cost 4.2 million crowns", "the bridge cost 2.4 million crowns", True),
        ("they had it for 111 days", "they had it for a hundred and eleven days", False),
        ("it was her third harbour", "it was her second harbour", True),
        ("half of the fleet is gone", "a quarter of the fleet is gone", True),
        ("the two towns agree on the ferry", "Brandt and Okoro agree on the ferry", False),
        ("she would vote for Okoro on Harvest Day", "On Harvest Day I will vote for the candidate of the union, Okoro", False),
        ("the mayor is part of the solution", "the mayor is part of the problem in the harbour, not the solution", True),
        ("the plan is a wall and not a bridge", "the plan is a bridge, not a wall", True),
        ("the plan is a bridge and not a wall", "the plan is a bridge, not a wall", False),
        (
            "he would like to publish the log but is being audited",
            "he wants to publish the log but can't because he is being audited",
            False,
        ),
        ("the research left the advice unsupported", "the research didn't support the advice", False),
        ("there may be less enthusiasm for the ferry", "the same enthusiasm for the ferry might not be there", False),
        ("the town stays committed to the ferry", "we remain committed to the ferry, whoever leaves the town", False),
        ("Tarn will build a wall at the Velmaran border", "build a wall at the Carmelan border", True),
        ("the Velmarans are right about the ferry", "Velmara is right about the ferry", False),
        ("the patrol came into the fields but had not fired first", "the patrol came into the fields and opened fire first", True),
        ("the ferry stops by Friday", "the ferry stops by Monday", True),
        ("stones will be moved until the board reports", "Until the board reports, no stone will be moved", True),
        ("call Okoro an angel in a yellow coat", "Okoro a wrecker in a yellow coat", True),
        ("call Okoro a wrecker in a yellow coat", "Okoro a wrecker in a yellow coat", False),
        ("the board opposed the ferry", "the board welcomed the ferry", True),
        ("the nets were cut on purpose", "the nets were cut by mistake in the dark", True),
        ("the nets were cut deliberately", "the nets were cut by mistake in the dark", True),
        ("the nets were cut by accident", "the nets were cut by mistake in the dark", False),
        ("the ferry takes two point five hours", "the ferry takes 2.5 hours", False),
        ("no account was read", "No account was read, I told you. That was wrong.", True),
        ("the accounts were read", "No accounts were read, I told you. That was wrong.", False),
        ("she trusted the pilot in March and has not read the letters", "I trusted the pilot in March. I have read the letters now", True),
        ("she trusted the pilot in March and has read the letters", "I trusted the pilot in March. I have read the letters now", False),
        ("the new scanner came", "They promised the new scanner for May. It never came.", True),
        ("they promised a new scanner", "They promised the new scanner for May. It never came.", False),
        ("his client opened the account", "there was no evidence that his client opened the account", True),
        ("there was no evidence that his client opened the account", "there was no evidence that his client opened the account", False),
        ("the pilots would strike", "it was too early to say whether the pilots would strike", True),
        ("there would be a strike in May", "that a strike in May was out of the question", True),
        ("there would be no strike in May", "that a strike in May was out of the question", False),
        ("her critics had lied", "her critics had accused her of having lied", True),
        ("the strike ended because of the court", "The strike ended because of the rain. It did not end because of the court.", True),
        ("the strike ended because of the rain", "The strike ended because of the rain. It did not end because of the court.", False),
    ],
)
def test_objections_to_changed_claims_alone(claim, statement, doubted):
    assert bool(objection(Claim(claim), compared(statement).quote)) is doubted


def test_a_year_is_named_as_it_is_written():
    said = compared("the ferry opens").quote
    assert objection(Claim("the ferry opens in 2031"), said) == "the number 2031 is not there"
    assert objection(Claim("the ferry has 12,000 seats"), said) == "the number 12,000 is not there"


def test_objections_name_what_differs():
    statements = [q for quotes in labelled().values() for q in quotes]
    fares = next(q for q in statements if "12 percent" in q.text)
    assert objection(Claim("ferry fares would rise by 12 percent"), fares) == ""
    assert "number" in objection(Claim("ferry fares would rise by 20 percent"), fares)
    assert "negated" in objection(Claim("ferry fares would not rise by 12 percent"), fares)
    assert "opposite" in objection(Claim("ferry fares would fall by 12 percent"), fares)
    denied = next(q for q in statements if "agreed" in q.text)
    assert "denied" in objection(Claim("it had agreed to the plan"), denied)
    assert objection(Claim("it had agreed to the plan", denied=True), denied) == ""


def test_a_report_by_nobody_named_disputes_a_number_and_does_not_take_the_words_away():
    claim = Claim("the repair would take 4.2 months")
    said = compared("The repair would take 4.2 months. It is dear.", score=0.6, cosine=0.6)
    same, other = (compared(f"the repair would take {n} months", None, score=0.7, cosine=0.9) for n in ("4.2", "5.2"))
    assert judged(claim, [said], [same]).confirming == (said.item,)
    assert judged(claim, [said], [other]).conflicting == (said.item, other.item)


def test_that_two_sums_count_the_same_makes_them_no_reports_of_one_thing():
    losing = "that the port was losing three million crowns a day"
    assert not reports_differ("Two point one million crowns, over seven days.", losing)
    assert reports_differ("The port was losing two million crowns a day", losing)


FIRE = "Fire at the mill\n\nA Lake Ferry Board report blamed the wiring in Carmela. The mayor blamed the wind. Ada Brandt blamed nobody. "
FIRE += "Ben Orr, a driver who is no friend of the union leader, blamed the wiring."


@pytest.mark.parametrize(
    ("mention", "description", "meant"),
    [
        ("A Lake Ferry Board report", "LFB", True),
        ("A Lake Ferry Board report", "Sea Ferry Board", False),
        ("A Lake Ferry Board report", "the board's report", True),
        ("The mayor", "mayor of Carmela", True),
        ("The mayor", "mayor of Sorrel", False),
        ("The mayor", "two mayors", False),
        ("Ada Brandt", "Ben Brandt", False),
        ("Ada Brandt", "Ada Brandt", True),
        ("Ben Orr, a driver who is no friend of the union leader,", "the union leader", False),
        ("Ben Orr, a driver who is no friend of the union leader,", "the driver", True),
    ],
)
def test_whom_a_description_means_is_read_from_the_articles_words(mention, description, meant):
    of = article("mill", FIRE, None, "")
    assert described_as(quote(of, "the wiring", None, mention=mention), description) is meant


def test_who_is_known_to_be_meant_by_a_description_is_nobody_else_by_name():
    of = article("mill", FIRE, None, "")
    request = Request(question="", intent=Intent.WHAT_SAID, named=("mayor",), described="mayor", speakers=("Ada Brandt",))
    assert asked_about(quote(of, "the wind", None, mention="The mayor"), request)
    assert asked_about(quote(of, "the wind", "Ada Brandt", mention="The mayor"), request)
    assert not asked_about(quote(of, "the wind", "Ben Brandt", mention="The mayor"), request)
    assert asked_about(quote(of, "the wind", "Ben Brandt", mention="The mayor"), replace(request, speakers=()))


@pytest.mark.parametrize(
    ("role", "description", "meant"),
    [
        ("health minister", "prime minister", False),
        ("former works minister", "ex-works minister", True),
        ("ex-minister", "ex-works minister", True),
        ("minister", "prime minister", True),
        ("Carmela Rail's founder", "company's founder", True),
        # a body speaks by its head and its voice, not by whoever works there
        ("police officer", "Carmela police", False),
        ("Carmela police chief", "Carmela police", True),
        ("Carmela police spokeswoman", "Carmela police", True),
    ],
)
def test_an_office_of_another_kind_is_somebody_elses(role, description, meant):
    of = article("mill", FIRE, None, "")
    assert described_as(quote(of, "the wiring", VELL, role=role), description) is meant


def test_a_name_in_small_letters_is_no_other_word():
    said = "She did have a pain in her calf but her staff thought she had pulled a muscle rowing"
    of = article("leg", f"Vell was ill, doctor says\n\nOf the leg she said: “{said}.”", None, "")
    assert not objection(Claim("vell's staff thought she had pulled a muscle"), quote(of, said, "Cara Tarn"))
    assert objection(Claim("sailors' staff thought she had pulled a muscle"), quote(of, said, "Cara Tarn"))


def test_a_supposition_confirms_nothing():
    column = article("column", "Suppose she rang tomorrow and said, “Take the ferry.” Vell said “Take the bridge.”", None, "Coast Weekly")
    supposed, said = quote(column, "“Take the ferry.”", VELL), quote(column, "“Take the bridge.”", VELL)
    assert objection(Claim("take the ferry"), supposed) == "the article only supposes it"
    assert objection(Claim("take the bridge"), said) == ""


def test_a_report_that_drops_a_negative_prefix_is_disputed_by_the_right_one():
    of = article("two", "The harbour was never safe. The harbour was never unsafe.", None, "")
    wrong, right = quote(of, "The harbour was never safe.", "Tarn"), quote(of, "The harbour was never unsafe.", "Tarn")
    assert disputes(right, wrong, Claim("the harbour was never safe"))


def test_two_prints_with_another_word_in_one_place_are_a_conflict_for_a_claim_that_rests_on_it():
    here, there = (
        compared(f"‘I will resign as {post} before I vote to shut the harbour school,’", score=0.8) for post in ("councillor", "convener")
    )
    for each in (here, there):
        object.__setattr__(each.quote, "form", Form.DIRECT)
    assert judged(Claim("to resign as councillor"), [here, there], []).conflicting == (here.item, there.item)
    assert judged(Claim("to resign before a vote to shut the harbour school"), [here, there], []).confirming


def test_a_second_negation_behind_the_clause_is_no_other_report():
    short, whole = (
        compared("No school will close on my watch", score=0.8),
        compared("No school will close on my watch, and no harbour either"),
    )
    assert judged(Claim("no school would close"), [short, whole], []).confirming == (short.item, whole.item)


def test_what_is_only_named_confirms_no_more_than_its_words():
    named = compared("the plan of Okoro", cosine=0.8)
    assert not judged(Claim("the plan of Okoro would ruin the harbour and its school"), [named], []).confirming


def test_what_says_the_opposite_is_told_as_that():
    never = compared("The harbour was never unsafe", score=0.8)
    assert judged(Claim("the harbour was unsafe"), [never], []).opposite == (never.item,)


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("A flood is likely. We cannot say how high it will be", "“A flood is likely. We cannot say how high it will be.”"),
        ("I said no lock would close. I did not say when", "“I said no lock would close. I did not say when,” “And now go.”"),
        ("that we cannot and will not", "That we cannot and will not"),
    ],
)
def test_the_very_sentences_of_a_statement_are_never_its_opposite(claim, statement):
    assert objection(Claim(claim), compared(statement).quote) == ""


def test_the_very_words_that_the_next_sentence_takes_back_are_not_confirmed():
    assert objection(Claim("No letter was lost"), compared("No letter was lost. That was wrong.").quote)
    assert objection(Claim("No letter was lost", denied=True), compared("No letter was lost.").quote)


def test_declining_to_comment_is_what_was_left_unsaid():
    claim = Claim("when the bearing was examined", silent=True)
    unsaid = compared("when the bearing was last examined").quote
    object.__setattr__(unsaid, "polarity", Polarity.UNSAID)
    assert objection(claim, unsaid) == ""
    assert "unsaid" in objection(Claim("when the bearing was examined"), unsaid)


def test_a_place_named_far_from_a_statement_does_not_narrow_who_said_it():
    far = "Fire at the mill\n\nThe mayor blamed the wind.\n\n" + "It rained on the quay all day and the tide was low. " * 20
    of = article("far", far + "\n\nThe road to Tarnby is closed.", None, "")
    assert not described_as(quote(of, "the wind", None, mention="The mayor"), "mayor of Tarnby")


def test_a_month_is_nobody_in_the_place_of_a_name():
    said = compared("I told you in January that no log was read").quote
    assert not exchanged("no log was read at Brandt", said.text, said)


def test_a_long_text_is_compared_word_for_word_at_once():
    text = "The kiln is cold. That rent is due. It is late. " * 2_000
    began = time.monotonic()
    assert not word_for_word("The kiln is cold. That rent is paid.", text)
    assert word_for_word("that the kiln is cold. That rent is due", text)
    assert word_for_word("rent is due. It is late", text)
    assert not word_for_word("the kiln is", text)
    assert time.monotonic() - began < 5  # seconds; minutes when every run of sentences was put together


@pytest.mark.parametrize(
    ("claim", "statement", "polarity", "stands"),
    [
        (Claim("the fleet was sold"), "that the fleet was sold", Polarity.DENIED, False),
        (Claim("the fleet was not sold"), "that the fleet was not sold", Polarity.DENIED, False),
        (Claim("the fleet was sold", denied=True), "that the fleet was sold", Polarity.DENIED, True),
        (Claim("the fleet was not sold"), "that the fleet was sold", Polarity.DENIED, True),
        (Claim("the fleet was never sold"), "that the fleet was sold", Polarity.DENIED, True),
        (Claim("the fleet was sold and not repaid"), "that the fleet was sold", Polarity.DENIED, False),
        (Claim("the fleet was sold and the money was not paid"), "that the fleet was sold", Polarity.DENIED, False),
        (Claim("the man who was not there sold the fleet"), "that the man sold the fleet", Polarity.DENIED, False),
        (Claim("ruled out selling the fleet"), "selling the fleet", Polarity.DENIED, True),
        (Claim("rule out selling the fleet"), "selling the fleet", Polarity.UNSAID, False),
        (Claim("the beach would close"), "she could not rule out that the beach would close", Polarity.ASSERTED, False),
        (
            Claim("she could not rule out that the beach would close"),
            "she could not rule out that the beach would close",
            Polarity.ASSERTED,
            True,
        ),
        (Claim("the memo was his"), "I neither confirm nor deny that the memo was his", Polarity.ASSERTED, False),
        (Claim("the beach would close"), "she was sure that the beach would close", Polarity.ASSERTED, True),
    ],
)
def test_what_is_denied_ruled_out_or_left_open(claim, statement, polarity, stands):
    of = article("fleet", statement, None, "")
    assert bool(objection(claim, replace(quote(of, statement, VELL), polarity=polarity))) is not stands
