"""Whether a source stands behind the words: asserted, denied, left unsaid, not said yet, or asked.

Read from the cue and its auxiliaries, and from what stands beside them: a source that is nobody ("neither side said"), a content that is
a question or nothing at all. Word lists are of the language; `bench/stance.py` measures how often readers agree.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.records import Act, Polarity
from ingest.attribution import words as w
from ingest.attribution.cues import SPOKEN, Frame, inflect
from ingest.attribution.groups import Group, back_over_auxiliaries
from ingest.attribution.phrases import Tokens
from ingest.attribution.sentences import Token


def _forms(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in inflect(lemma))


_DENYING = _forms(
    "deny dispute refute rebut disavow recant retract dismiss reject repudiate debunk disclaim discount contradict disprove scoff"
) | frozenset("denial denials rejection repudiation disavowal".split())
_AGAINST = {"rule": "out", "push": "back", "hit": "back", "cast": "doubt", "pour": "scorn", "balk": "at", "disagree": "with"}
_AGAINST_FORMS = {form: after for verb, after in _AGAINST.items() for form in inflect(verb)} | {"cast": "doubt", "hit": "back"}
_SILENT = _forms("decline ignore avoid dodge sidestep evade duck deflect omit withhold") | frozenset(
    "silence silent mum tight-lipped non-committal noncommittal".split()
)
_RELUCTANT = _forms("refuse hesitate") | frozenset({"refusal", "unwilling"})
_SPEAKING = _forms(
    "comment say answer discuss respond reply speak talk elaborate disclose confirm specify identify name provide reveal explain give "
    "speculate address repeat mention tell offer release disavow endorse condemn criticise criticize discuss detail clarify expand "
    "return"
)
_GIVING = _forms("make give offer provide release have reach carry contain include supply return issue")
_LITTLE = frozenset({"no", "nothing", "little", "none", "barely", "hardly", "scarcely"})
_SHORT = frozenset("stopped stops stop stopping fell falls".split())
_NOBODY = frozenset({"no", "none", "neither", "nobody", "nothing"})
_JUDGING = _forms(
    "accuse blame criticise criticize attack condemn denounce praise endorse mention describe call cite quote express voice refer discuss "
    "identify recommend rebut"
)
_ASKING = _forms("ask inquire enquire wonder query") | frozenset({"asked", "curious", "inquiry", "enquiry"})
_DOUBTED = frozenset("idea ideas notion claim claims assertion assertions suggestion suggestions theory argument".split())
_ASKED_OF = frozenset("whether if about why how what who when where which is was are over for on as ? :".split())
_QUESTION_STARTS = frozenset("whether if why how what who when where which".split())
_QUOTING = _forms("quote cite attribute") | frozenset({"saying", "reported"})
_MISQUOTED = _forms("misquote misattribute misstate")
_WRONG = frozenset("incorrectly erroneously wrongly mistakenly inaccurately falsely misquoted".split())
_STOPS = frozenset({".", "!", "?"})
_FUTURE = frozenset({"will", "shall", "'ll", "won't"})
_POSSIBLE = frozenset({"would", "could", "might", "may"})
_AHEAD = frozenset("expected due set scheduled likely poised slated preparing prepared planning".split())


@dataclass(frozen=True, slots=True)
class Scene:
    """What polarity is read from: the paragraph's tokens, those of the cue, its verb group, and the first tokens of source and content."""

    t: Tokens
    cue: Sequence[int]
    group: Group | None
    source: Sequence[Token] = ()
    content: Sequence[Token] = ()

    @property
    def words(self) -> list[str]:
        """The cue's words in small letters, the auxiliaries and adverbs before them included."""
        start, _, _ = back_over_auxiliaries(self.t, self.cue[0])
        return [self.t[k].lower for k in (*range(start, self.cue[0]), *self.cue) if self.t[k].quoted < 0]

    @property
    def leading(self) -> list[str]:
        """Those of `words` up to the verb: what stands behind it ("went on as if he had not heard") negates nothing."""
        words = self.words
        head = self.t[self.group.head].lower if self.group else ""
        return words[: words.index(head)] if head in words else words

    @property
    def opening(self) -> list[str]:
        """The content's first words in small letters."""
        return [token.lower for token in self.content[:6] if token.quoted < 0]


def polarity_of(scene: Scene) -> Polarity:
    """The polarity of the statement that a cue reports."""
    words = scene.words
    if not any(word[0].isalnum() for word in words):
        return Polarity.QUESTION if _is_question(scene.content, turn=True) else Polarity.ASSERTED
    negated = _negated(scene.leading)
    if _denies(scene, words):
        return _not_denied(words) if negated else Polarity.DENIED
    if _silent(scene, words):
        return Polarity.UNSAID
    if _RELUCTANT.intersection(words):
        return Polarity.DENIED
    if _misquoted(scene, words):
        return Polarity.UNSAID
    if negated or _nobody(scene):
        return _not_said(scene, words)
    if _asks(scene, words):
        return Polarity.QUESTION
    return Polarity.CONDITIONAL if _ahead(scene, words) else Polarity.ASSERTED


def _denies(scene: Scene, words: Sequence[str]) -> bool:
    against = any(after in words[k + 1 : k + 4] for k, x in enumerate(words) if (after := _AGAINST_FORMS.get(x)))
    last = next((word for word in reversed(words) if word.isalpha()), "")
    answered = last == "back" and bool(scene.content) and scene.content[0].quoted >= 0  # "hit back: “...”"
    if _DENYING.intersection(words) or (against and not answered):
        return not _RELUCTANT.intersection(words)
    doubted = _DOUBTED.intersection(scene.opening[:3])
    return bool(doubted and any(word.startswith("question") for word in words))


def _not_denied(words: Sequence[str]) -> Polarity:
    """Not denying a thing leaves it unsaid, and so does confirming it no more; who cannot deny it grants it."""
    grants = {"cannot", "can", "can't", "could", "couldn't"}.intersection(words) and not {"rule", "confirm"}.intersection(words)
    return Polarity.ASSERTED if grants else Polarity.UNSAID


def _silent(scene: Scene, words: Sequence[str]) -> bool:
    """Whether somebody would not speak: declined, ignored it, stopped short of it, gave no reason, could not be reached."""
    if _SILENT.intersection(words) or (_SHORT.intersection(words) and "short" in words):
        return True
    following = [*words, *scene.opening]
    if _RELUCTANT.intersection(words):
        return bool((_SPEAKING | _JUDGING | _DENYING).intersection(following)) or "rule" in following[:-1]
    if "reached" in words and _negated(words) or "drawn" in words and _negated(words):
        return True
    spoken = (_SPEAKING | _GIVING).intersection(words)
    return bool(spoken and _LITTLE.intersection(words)) and "secret" not in following


def _negated(words: Sequence[str]) -> bool:
    return any(
        (word in w.NEGATIONS or word.endswith("n't") or word == "cannot") and words[k + 1 : k + 2] not in (["only"], ["just"])
        for k, word in enumerate(words)
    )


def _nobody(scene: Scene) -> bool:
    return bool(scene.source) and scene.source[0].lower in _NOBODY and [token.lower for token in scene.source[1:2]] != ["doubt"]


def _not_said(scene: Scene, words: Sequence[str]) -> Polarity:
    """Not saying a thing leaves it unsaid; not believing or supporting it denies it, and so does "that is not to say"."""
    if any(words[k : k + 2] == ["not", "to"] for k in range(len(words))) and not _nobody(scene):
        return Polarity.DENIED
    if _JUDGING.intersection(words):
        return Polarity.UNSAID
    if scene.group is None:
        return Polarity.UNSAID if (_SPEAKING | _GIVING).intersection(words) else Polarity.ASSERTED
    cue = scene.group.cue
    if cue.lemma == "doubt":
        return Polarity.ASSERTED
    spoken = cue.frame in SPOKEN and cue.act not in {Act.BELIEVES, Act.WANTS, Act.FOUND, Act.PREDICTED}
    return Polarity.UNSAID if spoken or (_nobody(scene) and cue.frame in SPOKEN) else Polarity.DENIED


def _misquoted(scene: Scene, words: Sequence[str]) -> bool:
    """Whether a correction takes back that somebody was quoted so ("An earlier version wrongly quoted her as saying")."""
    if _MISQUOTED.intersection(words):
        return True
    if not _QUOTING.intersection(words):
        return False
    first, last = scene.cue[0], scene.cue[-1]
    while first > 0 and scene.t[first - 1].text not in _STOPS:
        first -= 1
    while last + 1 < len(scene.t) and scene.t[last].text not in _STOPS:
        last += 1
    sentence = [token.lower for token in scene.t[first:last]]
    wrong = _WRONG.intersection(sentence) or any(
        sentence[k : k + 2] in (["in", "error"], ["editing", "error"]) for k in range(len(sentence))
    )
    return bool(wrong)


def _asks(scene: Scene, words: Sequence[str]) -> bool:
    opening = scene.opening[:1]
    if _ASKING.intersection(words):
        if {"about", "whether", "if"}.intersection(words):
            return True
        return not (opening in (["to"], ["that"], ["for"]) or words[-1] in {"for", "to"} and opening != ["comment"]) and not _asked_to(
            scene
        )
    if any(word in {"question", "questions", "questioned", "questioning"} for word in words):
        return bool(scene.content[:1] and scene.content[0].quoted >= 0) or bool(_ASKED_OF.intersection([*words, *opening]))
    if words[-1] in {"know", "see"} and {"to", "want", "wants", "wanted"}.intersection(words):
        return bool(_QUESTION_STARTS.intersection(opening))
    if {"request", "requests"}.intersection(words):
        return opening == ["comment"]
    return _is_question(scene.content)


def _asked_to(scene: Scene) -> bool:
    """Whether somebody was asked to do a thing ("asked them to host"): "to" and a verb right after the one asked."""
    early = [token.lower for token in scene.content[:8]]
    told = early[: early.index("to")] if "to" in early[1:] else []
    return bool(told) and not (_QUESTION_STARTS | w.AUXILIARIES | {":", "?"}).intersection(told) and scene.content[0].quoted < 0


def _is_question(content: Sequence[Token], *, turn: bool = False) -> bool:
    """Whether the words are one quotation of one sentence that ends in a question mark; of an interviewer's turn the last sentence does."""
    if turn and content:
        return content[-1].text.endswith("?") or content[-1].quoted >= 0 and _is_question(content)
    if len(content) != 1 or content[0].quoted < 0:
        return False
    inner = content[0].text.rstrip("”\"'’»›“‘ \u00a0\u202f,")
    return inner.endswith("?") and not any(stop in inner for stop in (". ", "! "))


def _ahead(scene: Scene, words: Sequence[str]) -> bool:
    """Whether it is still to be said: "will tell", "is expected to say", "would say"."""
    group = scene.group
    if group is not None and group.cue.frame is Frame.DO and not group.expected:
        return bool(_FUTURE.intersection(words))
    ahead = _AHEAD.intersection(words)
    return bool((_FUTURE | _POSSIBLE if group else _FUTURE).intersection(words)) or bool(ahead and "to" in words)
