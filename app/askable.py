"""Why a question cannot be answered as it is asked, in one sentence that says what to do; empty for every other."""

import re
import unicodedata

from app.saying import PLAIN_FORMS
from app.turn import Intent, Request
from app.words import stems, words_of

EMPTY = "The question is empty: ask, for example, what somebody said about something."
NOTHING = "This asks for nobody and nothing: ask what somebody said about something, or who said it."
NO_CLAIM = "This does not say what may have been said: ask, for example, did somebody say that something is so."
NO_MATTER = "This does not say what the sides speak about: ask, for example, what both sides say about the strike."
TO_COME = "Nobody is on record for what is still to come: ask what was said so far."
_FUTURE = re.compile(r"^(?:(?:what|when|where|who|how often) )?will (?P<who>.{1,80}?) (?P<verb>[\w’']+)\b", re.I)
_IDLE = frozenset("yes no yeah nope ok okay thanks thank you please hello hi hey bye good great sure help test".split())
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")

# The words with which questions are asked in other languages, as far as English has none of them.
_FOREIGN = {
    "German": "wer wann wo wie hat haben sagte sagt gesagt über der das und nicht von zu ist",
    "French": "qui que quoi quand où comment dit déclaré sur le les est ce qu'est-ce sujet et",
    "Spanish": "qué quién quiénes cuándo dónde cómo dijo dicho sobre el los ha de y",
    "Italian": "che cosa chi quando dove detto ha sul sulla di il e",
    "Portuguese": "que quem quando onde disse sobre os de e o",
    "Dutch": "wie wanneer waar hoe zei gezegd heeft over het een en wat",
}
_ENGLISH = frozenset("did say said says the what when where about have been did does is are on of who how".split())
ENOUGH = 2
"""Words of another language that a question has before it is taken to be in it, English ones apart."""


def objection(request: Request, text: str, *, first: bool) -> str:
    """The sentence for a request that nothing can be found for; `first`: nothing was asked before it."""
    if language := foreign(text):
        return f"Questions are understood in English, and this one seems to be in {language}: ask it in English."
    if (will := _FUTURE.match(text)) and will["verb"].lower() in PLAIN_FORMS:
        return TO_COME
    folds = {word.fold for word in words_of(text)}
    named = request.named or request.speakers or request.described
    limited = request.since or request.until or request.outlets or request.form or request.to
    telling = stems([request.topic, *request.quoted])
    if first and not named and (folds <= _IDLE or (not limited and not telling and len(folds) <= ENOUGH)):
        return NOTHING if request.intent is not Intent.OVERVIEW else ""
    pronoun = next((word.text for word in words_of(text)[:4] if word.fold in {"he", "she", "they"}), "")
    if pronoun and not named and request.intent not in (Intent.WHO_SAID, Intent.OVERVIEW):
        return f"Nobody was named before whom {pronoun} could mean: ask with a name."
    if request.sides and not telling:
        return NO_MATTER
    return NO_CLAIM if request.intent is Intent.DID_SAY and not telling else ""


def foreign(text: str) -> str:
    """The language of a question that is not in English; empty where that cannot be told from so few words."""
    letters = [char for char in text if char.isalpha()]
    names = [unicodedata.name(char, "") for char in letters]
    other = [name for name in names if not name.startswith("LATIN")]
    if len(other) > len(letters) / 2:
        script = next((name.split()[0].title() for name in other if name), "other")
        return "Chinese" if script == "Cjk" else "Japanese" if script in ("Hiragana", "Katakana") else f"{script} letters"
    words = {word.text.lower() for word in words_of(text)}
    if words & _ENGLISH:
        return ""
    counted = {language: len(words & set(own.split())) for language, own in _FOREIGN.items()}
    best = max(counted, key=lambda language: counted[language])
    return best if counted[best] >= ENOUGH else ""


def without_markup(text: str) -> str:
    """The text without tags; what stands between them stays."""
    return _MARKUP.sub(" ", text)
