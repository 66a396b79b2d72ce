"""What a language model may write between statements, and what it may not, sentence by sentence."""

from dataclasses import replace
from datetime import date

import pytest

from app.dictation import Unfit
from app.glue import check_glue
from archive.records import Polarity, Span
from tests.app.record import OKORO, PIKE, VELL, article, quote

TEXT = """Ferry fares to rise

Transport minister Mira Vell said that U.S. ferry fares would rise by 12 percent.

“We will not close the night ferry,” Vell told the council.

Samuel Okoro, head of the union, called the fare rise a tax on nurses. A harbour official said that Agnes Pike had asked for help.

The union denied that it had agreed to the plan. Tom Vell warned of storms. Agnes Pike spoke of ghosts.

Mira Vell said it’s Agnes Pike who bought the lighthouse.
"""
POST = article("post", TEXT, date(2031, 3, 3), "The Sorrel Post")
COAST = article("coast", TEXT, date(2031, 4, 20), "Coast Weekly")


def with_cue(of, words, speaker, cue, **more):
    """A statement with the reporting word before it."""
    at = of.text.rindex(cue, 0, of.text.index(words))
    return replace(quote(of, words, speaker, **more), cue=(Span(at, at + len(cue)),))


FARES = with_cue(POST, "that U.S. ferry fares would rise by 12 percent", VELL, "said", role="transport minister")
NIGHT = quote(POST, "“We will not close the night ferry,”", VELL)
LATER = quote(COAST, "“We will not close the night ferry,”", VELL)
NURSES = quote(POST, "the fare rise a tax on nurses", OKORO, role="head of the union")
OFFICIAL = quote(POST, "that Agnes Pike had asked for help", None, role="a harbour official")
DENIED = with_cue(POST, "that it had agreed to the plan", "The union", "denied", polarity=Polarity.DENIED)
STORMS = with_cue(POST, "of storms", "Tom Vell", "warned")
TOLD = replace(quote(POST, "ghosts", PIKE), addressee="council", medium="interview", via=("Montane",))
PIKED = quote(POST, "it’s Agnes Pike who bought the lighthouse", VELL)
EVERYBODY = (VELL, OKORO, PIKE, "The union", "Tom Vell")


def check(text, *cited, topic="the ferry", everybody=(VELL, OKORO, PIKE)):
    check_glue(text, cited, topic=topic, everybody=lambda: everybody)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Mira Vell said:", [FARES]),
        ("On ferry fares, transport minister Mira Vell said:", [FARES]),
        ("Mira Vell, the transport minister, spoke about fares.", [FARES]),
        ("Vell’s statement on the night ferry:", [NIGHT]),
        ("About the closing of the night ferry, Vell said in The Sorrel Post on 3 March 2031:", [NIGHT]),
        ("In March 2031 Mira Vell discussed U.S. ferry fares.", [FARES]),
        ("On the U.S. ferry, and on the night ferry, Mira Vell spoke too.", [FARES, NIGHT]),
        ("Mira Vell spoke about fares of 12 percent.", [FARES]),
        ("Mira Vell and Samuel Okoro both spoke about fares.", [FARES, NURSES]),
        ("Samuel Okoro, head of the union, spoke of a tax on nurses.", [NURSES]),
        ("On 3 March and 20 April, Vell spoke about the night ferry.", [NIGHT, LATER]),
        ("A harbour official spoke about help.", [OFFICIAL]),
        ("The union denied:", [DENIED]),
        ("The union, on the plan:", [DENIED]),
        ("Tom Vell warned:", [STORMS]),
        ("Agnes Pike told the council in an interview about ghosts:", [TOLD]),
        ("Agnes Pike spoke to the council via Montane.", [TOLD]),
        ("A harbour official spoke about Agnes Pike.", [OFFICIAL]),
        ("On Agnes Pike, Mira Vell stated:", [PIKED]),
        ("Mira Vell spoke about Agnes Pike’s lighthouse.", [PIKED]),
        ("Further statements on the subject:", [NIGHT, NURSES]),
    ],
)
def test_who_speaks_on_what_when_and_where_passes(text, cited):
    check(text, *cited)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Mira Vell said fares would rise.", [FARES]),
        ("Mira Vell will close the night ferry.", [NIGHT]),
        ("Mira Vell promised on the night ferry:", [NIGHT]),
        ("Mira Vell attacked the union.", [FARES]),
        ("Mira Vell lied about the ferry.", [NIGHT]),
        ("She spoke about the ferry.", [NIGHT]),
        ("Mira Vell spoke about fares.", [FARES, NURSES]),
        ("Mira Vell spoke about fares of 13 percent.", [FARES]),
        ("Mira Vell spoke about twelve ferries.", [NIGHT]),
        ("Mira Vell spoke about the ferry in Oslo.", [NIGHT]),
        ("Mira Vell spoke about Oslo.", [NIGHT]),
        ("On 4 March, Mira Vell spoke about the ferry.", [NIGHT]),
        ("On 3 March, Mira Vell spoke about the ferry.", [NIGHT, LATER]),
        ("In Coast Weekly, Mira Vell spoke about the ferry.", [NIGHT]),
        ("The union said:", [DENIED]),
        ("The union spoke about the plan.", [DENIED]),
        ("Samuel Okoro said:", [OFFICIAL]),
        ("Transport minister Samuel Okoro said:", [NURSES]),
        ("Mira Vell spoke about the ferry ferry fares rise percent night council nurses union.", [FARES, NIGHT]),
        ("Mira Vell spoke. Fares rise.", [FARES]),
        ("Mira Vell spoke about ‘the ferry’.", [NIGHT]),
        ("Mira_Vell spoke.", [NIGHT]),
        ("Mira Vell spoke about the ferry <b>.", [NIGHT]),
        ("Mira Vell spoke about the ferry and the ferry and " * 6, [NIGHT]),
        ("On record:", []),
        ("Agnes Pike told the parliament:", [TOLD]),
        ("Agnes Pike and Mira Vell told the council:", [TOLD, NIGHT]),
        ("Mira Vell spoke of Agnes Pike.", [PIKED]),
        ("The words of Agnes Pike, Mira Vell and the lighthouse:", [PIKED]),
        ("Agnes Pike said:", [PIKED]),
        ("On Agnes Pike:", [PIKED]),
        ("According to Agnes Pike and Mira Vell:", [PIKED]),
        ("Mira Vell spoke about Samuel Okoro.", [PIKED]),
        ("Mira Vell said it’s about the lighthouse.", [PIKED]),
        ("Mira Vell spoke about us.", [FARES]),
        ("Mira Vell spoke of not closing the ferry.", [NIGHT]),
        ("Mira Vell spoke about fares that would rise.", [FARES]),
    ],
)
def test_what_says_more_does_not_pass(text, cited):
    with pytest.raises(Unfit):
        check(text, *cited)


def test_a_surname_that_two_on_record_bear_tells_nobody():
    check("Vell spoke about the night ferry.", NIGHT)
    with pytest.raises(Unfit):
        check("Vell spoke about the night ferry.", NIGHT, everybody=EVERYBODY)
    check("Mira Vell spoke about the night ferry.", NIGHT, everybody=EVERYBODY)
