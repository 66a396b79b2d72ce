"""Figures somebody gives: X puts the toll at 12 · X put the saving nearer £2m than £1m · X gives the length as 31 millimetres."""

from archive.records import Act
from ingest.attribution import words as w
from ingest.attribution.bounds import object_end, strip
from ingest.attribution.draft import Draft, Rule, State
from ingest.attribution.groups import back_over_auxiliaries
from ingest.attribution.phrases import Tokens, speech, subject_before

_LINKS = {
    **dict.fromkeys("put puts peg pegs pegged".split(), frozenset("at nearer between above below".split())),
    **dict.fromkeys("give gives gave given".split(), frozenset({"as"})),
}
_NUMBERS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen dozens hundreds thousands millions "
    "half".split()
)
_REACH = 16
"""The most tokens between the verb and the figure's preposition."""
_NEAR = 4


def figured(state: State) -> None:
    """Statements of figures in sentences that the other rules read otherwise."""
    t = state.t
    for at in range(1, len(t) - 3):
        links = _LINKS.get(t[at].lower)
        if links is None or t[at].text[0].isupper() or any(a <= at < b for d in state.drafts for a, b in (*d.content, *d.cue)):
            continue
        figure = _figure(t, at, links)
        first, auxiliaries, _ = back_over_auxiliaries(t, at)
        subject = subject_before(t, first, state.floor)
        if figure is None or subject is None or t[subject[0]].lower in w.RELATIVES or auxiliaries and auxiliaries[0] not in w.HAVE:
            continue
        content = strip(t, at + 1, object_end(t, figure))
        if content:
            state.drafts.append(Draft(Rule.FIGURE, (content,), ((first, at + 1),), (subject,), Act.SAID))


def _figure(t: Tokens, verb: int, links: frozenset[str]) -> int | None:
    """Where the number stands that the verb gives its object."""
    for at in range(verb + 2, min(len(t) - 1, verb + _REACH)):
        if speech(t[at]) or t[at].text in {",", ";", ":", ".", "—", "–"}:
            return None
        if t[at].lower in links:
            return next((k for k in range(at + 1, min(len(t), at + _NEAR)) if _number(t[k].lower)), None)
    return None


def _number(word: str) -> bool:
    return word.lstrip("$£€")[:1].isdigit() or any(part in _NUMBERS for part in word.split("-"))
