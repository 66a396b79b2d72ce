"""What the source did with the words, and whether it stands behind them: from the cue and what surrounds it."""

from archive.records import Act, Polarity
from ingest.attribution.cues import SPOKEN, Frame
from ingest.attribution.groups import Group
from ingest.attribution.phrases import Tokens

_CONDITIONAL = frozenset({"would", "could", "might", "may"})
_FUTURE = frozenset({"will", "shall"})
_SILENCE = frozenset(
    "comment say answer discuss respond speak elaborate disclose confirm specify identify name provide reveal explain give".split()
)


def act_of(group: Group, t: Tokens) -> tuple[Act, Polarity]:
    """The act and polarity of a statement with this verb group."""
    return group.cue.act, _polarity(group, t)


def _polarity(group: Group, t: Tokens) -> Polarity:
    polarity = group.cue.polarity
    if group.cue.lemma in {"decline", "refuse"}:
        return _refusal(group, t)
    if group.negated:
        return Polarity.ASSERTED if polarity is Polarity.DENIED else _negated(group)
    if group.expected or group.modal in _FUTURE or (group.modal in _CONDITIONAL and group.cue.frame is not Frame.DO):
        return Polarity.CONDITIONAL
    return polarity


def _refusal(group: Group, t: Tokens) -> Polarity:
    """Declining to speak leaves a thing unsaid; refusing to do a thing denies it."""
    for token in t[group.end : group.end + 3]:
        if token.lower in _SILENCE:
            return Polarity.UNSAID
    return Polarity.UNSAID if group.cue.lemma == "decline" else Polarity.DENIED


def _negated(group: Group) -> Polarity:
    """Not saying a thing leaves it unsaid; not believing or supporting it denies it."""
    spoken = group.cue.frame in SPOKEN and group.cue.act not in {Act.BELIEVES, Act.WANTS, Act.FOUND}
    return Polarity.UNSAID if spoken else Polarity.DENIED
