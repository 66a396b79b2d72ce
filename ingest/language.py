"""Which language a text is written in, from its letters and its smallest words.

Function words are a quarter to a half of any running text and hardly shared between languages, so that counting them tells languages
apart from a few sentences on (Ingle 1976; Dunning 1994). Nothing is guessed: a text without enough of them, such as a table, has no
language here.
"""

import re
from collections import Counter
from types import MappingProxyType

ENGLISH = "en"

NAMES = MappingProxyType(
    {
        "ar": "Arabic or Persian", "bn": "Bengali", "cs": "Czech or Slovak", "da": "Danish or Norwegian", "de": "German",
        "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
        "hi": "Hindi", "hr": "Croatian, Serbian or Slovene", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian or Malay",
        "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
        "ro": "Romanian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tr": "Turkish", "vi": "Vietnamese",
        "zh": "Chinese", "und-Cyrl": "a language in Cyrillic letters",
    }
)  # fmt: skip
"""English names of what `language_of` answers; close relatives share one."""

_READ = 20_000
"""Characters that are looked at: enough for any article, and the same time for a book."""

_FEWEST = 6
"""Function words of a language that a text must have before it is called that language."""

_SHARE = 0.12
"""The least share of all words that they must be: running text has 0.25 and more, names and tables less."""

_AHEAD = 1.5
"""How many times as often as English function words they must stand, for a text to be called another language than English."""

_WORDS = {
    "en": "the of and to in that is was for it with as his on be at by he had are not but from have they which this were an she "
    "said her has been who will would there their what we when more if out so up about after its than them can could you i",
    "fr": "le la les des du de et en un une est que qui dans pour pas sur au aux avec il elle ce cette sont par plus ne se son sa "
    "ses mais ou nous vous ont été leur comme était d l qu",
    "de": "der die das und in den von zu ist mit sich des auf für nicht dem ein eine im es auch er sie an als dass hat aus bei nach "
    "wie wir wird war werden einen einer um haben sind noch über nur",
    "es": "el la los las de que y en un una es por con para del se no su al lo como más pero sus ha fue son este esta entre también "
    "sobre era le ya cuando desde muy sin",
    "it": "il lo la i gli le di che e è un una in per con non del della dei delle al alla da si sono come più ma anche ha nel nella "
    "dal questo questa ha stato suo sua",
    "pt": "o a os as de que e em um uma é do da dos das no na nos nas por com para não se ao mais como mas foi seu sua são pelo "
    "pela ele ela também já está",
    "nl": "de het een en van in is dat op te zijn met voor niet die er aan om ook als maar bij uit door naar werd heeft hij ze zij "
    "wordt nog over dan ik we",
    "sv": "och i att det som en på är av för med den till har inte om ett han hon de var men jag så vi från kan när sig sin efter "
    "vid",
    "da": "og i at det er en som på til af av for med den har ikke om et han hun de var men jeg så vi fra kan når sig seg sin etter "
    "efter ved",
    "pl": "w i na z że do nie się jest to o jak po za od przez ale dla są był była być co przy oraz jego jej który która które tym "
    "tego",
    "cs": "a v na se že je do z s o jako za pro by ale po si k ve od který která které jsem jsou byl bylo není při podle před už "
    "jeho aby",
    "hr": "i u je na se da za su od s kao koji koja koje ne to iz bi će o ali do što po bio nije te sa samo više jer nakon",
    "ro": "și în de la cu că nu o un pe a este pentru din care ce mai să se sunt au fost dar prin sau lui ale ca al după",
    "hu": "a az és hogy nem is egy ez de meg azt van volt már csak ha mint lehet még ki el szerint aki vagy után pedig ezt",
    "tr": "ve bir bu da de için ile olarak çok en daha gibi olan kadar sonra ne ise ama o var değil dedi her mi göre",
    "fi": "ja on ei että se oli hän mutta kun myös ovat kuin niin tai joka jos ole sen mukaan jo hänen vain nyt olla jotka",
    "et": "ja on ei et see oli ta kui ka mis aga oma kes siis nad või pole veel selle ning seda tema",
    "id": "yang dan di ini itu dengan untuk dari tidak dalam pada akan adalah juga ke karena ada oleh mereka saya telah bisa kata "
    "tersebut",
    "sw": "na ya wa kwa ni katika la za kuwa hiyo huo hii yake wake kama lakini hata baada cha alisema ambao sasa",
    "vi": "và của là có không cho được trong một các này với những người đã để khi từ ông bà đến cũng về ra",
}  # fmt: skip
_PROFILES = tuple((code, frozenset(words.split())) for code, words in _WORDS.items())

_SCRIPTS = (
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("und-Cyrl", re.compile(r"[\u0400-\u052f]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("ko", re.compile(r"[\u1100-\u11ff\uac00-\ud7af]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_JAPANESE = 0.1
"""Share of kana from which a text in Chinese characters is Japanese."""


def language_of(text: str) -> str:
    """The code of the language of `text` (a key of `NAMES`), or "" where it cannot be told."""
    read = text[:_READ]
    return _by_script(read) or _by_words(read)


def foreign(text: str) -> str:
    """The code of the language of `text` when it is another than English, else "": a table without words is read like English."""
    code = language_of(text)
    return "" if code == ENGLISH else code


def _by_script(text: str) -> str:
    """The language of letters that are not Latin, when they are most of the letters."""
    if text.isascii():
        return ""
    counts = Counter({code: len(pattern.findall(text)) for code, pattern in _SCRIPTS})
    if 2 * counts.total() <= len(_LETTER.findall(text)):
        return ""
    if counts["ja"] > _JAPANESE * (counts["ja"] + counts["zh"]):
        return "ja"
    return counts.most_common(1)[0][0]


def _by_words(text: str) -> str:
    """The language whose function words stand most often."""
    words = Counter(_WORD.findall(text.lower()))
    counts = Counter({code: sum(words[word] for word in profile) for code, profile in _PROFILES})
    best, most = counts.most_common(1)[0]
    if most < max(_FEWEST, _SHARE * words.total()):
        return ""
    return best if best == ENGLISH or most >= _AHEAD * counts[ENGLISH] else ENGLISH
