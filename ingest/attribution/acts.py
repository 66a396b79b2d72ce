"""What the source did with the words (said, wrote, asked, promised ...), and whether it stands behind them, from the cue."""

from archive.records import Act, Polarity
from ingest.attribution.cues import NOUNS, VERBS
from ingest.attribution.polarity import Scene, polarity_of

_SAYINGS = frozenset(
    "claim claims suggestion suggestions allegation allegations accusation accusations assertion assertions report reports".split()
)
_ASKED = frozenset({"for", "that"})


def act_of(scene: Scene) -> tuple[Act, Polarity]:
    """The act and polarity of the statement that a cue reports."""
    polarity = polarity_of(scene)
    act = scene.group.cue.act if scene.group else _act_of_words(scene)
    if act is Act.ASKED and polarity is Polarity.ASSERTED:
        asks_for = scene.words[-1] in _ASKED or scene.opening[:1] == ["for"]
        return (Act.WANTS if asks_for else Act.URGED), polarity
    if act is Act.BELIEVES and polarity is Polarity.DENIED and _SAYINGS.intersection(scene.opening):
        return Act.SAID, polarity
    if polarity is Polarity.QUESTION and act is Act.SAID:
        return Act.ASKED, polarity
    return act, polarity


def _act_of_words(scene: Scene) -> Act:
    """The act of a cue in which no finite reporting verb stands: of its noun, else of the last reporting form."""
    words = scene.words
    named = next((NOUNS[word][0] for word in words if word in NOUNS), None)
    if named is not None:
        return named
    readings = [VERBS[word][0][0] for word in reversed(words) if word in VERBS]
    return next((cue.act for cue in readings if not cue.bound), Act.SAID)
