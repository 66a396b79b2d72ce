"""Words on placards, and hearsay without a source.

"Nurses marched **with banners reading** “...”" · "The suspects **are thought** to have fled".
"""

from archive.records import Act, Polarity
from ingest.attribution import words as w
from ingest.attribution.bounds import content_end, main_subject, strip
from ingest.attribution.cues import inflect
from ingest.attribution.displayed import WORN, singular
from ingest.attribution.draft import Draft, Rule, State, quotations_end
from ingest.attribution.groups import back_over_auxiliaries
from ingest.attribution.phrases import sign, subject_before

_READING = frozenset("reading saying read reads said says proclaiming declaring words slogan message inscribed bearing".split())
_HEARSAY = {
    **{form: Act.BELIEVES for lemma in ("believe", "think", "fear", "understand", "presume", "suspect") for form in inflect(lemma)},
    **{form: Act.SAID for form in ("said", "alleged", "reported", "rumoured", "rumored", "claimed")},
}
_REACH = 4


def shown(state: State) -> None:
    """What placards, banners and T-shirts say."""
    t = state.t
    for at in range(1, len(t) - 2):
        if t[at].quoted >= 0 or singular(t[at].lower) not in WORN:
            continue
        quoted = next((k for k in range(at + 1, min(len(t), at + 1 + _REACH)) if t[k].quoted >= 0), None)
        reading = quoted is not None and any(x.lower in _READING for x in t[at + 1 : quoted])
        if quoted is None or not reading or any(a <= quoted < b for d in state.drafts for a, b in d.content):
            continue
        holder = main_subject(t, at, state.floor)
        source = holder if holder and holder[1] <= at else (at, at + 1)
        cue = strip(t, at, quoted)
        if cue:
            state.drafts.append(Draft(Rule.SHOWN, ((quoted, quotations_end(t, quoted)),), (cue,), (source,), Act.WROTE))


def hearsay(state: State) -> None:
    """What is said or thought of somebody, by nobody who is named."""
    t = state.t
    for at in range(2, len(t) - 2):
        act = _HEARSAY.get(t[at].lower)
        if act is None or t[at + 1].lower != "to" or any(a <= at < b for d in state.drafts for a, b in (*d.content, *d.cue)):
            continue
        first, auxiliaries, negated = back_over_auxiliaries(t, at)
        subject = subject_before(t, first, state.floor)
        if not auxiliaries or auxiliaries[0] not in w.BE or negated or subject is None or t[subject[0]].lower in w.RELATIVES:
            continue
        end = content_end(t, at + 1, first)
        rest = strip(t, at + 1, end)
        if rest and not sign(t[subject[0]]):
            state.drafts.append(Draft(Rule.HEARSAY, (subject, rest), ((first, at + 1),), (), act, Polarity.ASSERTED))
