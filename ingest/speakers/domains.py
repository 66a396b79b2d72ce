"""What roles say about who somebody is: their telling words, and the walks of life that two of them belong to."""

from collections.abc import Iterable
from functools import lru_cache

from ingest.attribution import words as w
from ingest.speakers import roles
from ingest.speakers.lexicon import HONORIFICS, PARTIES

_VAGUE = PARTIES | HONORIFICS | frozenset(
    "former late ex then acting current new old longtime long-time senior junior chief deputy assistant top leading fellow own "
    "us american national state local federal general vice co member person man woman one two first second said who".split()
)  # fmt: skip
_DOMAINS = {
    "politics": "president senator representative governor mayor minister premier chancellor secretary nominee candidate lawmaker senator "
    "councillor councilor councilman councilwoman alderman politician ambassador diplomat envoy commissioner strategist pollster "
    "speaker whip frontrunner president-elect contender hopeful lobbyist treasurer comptroller undersecretary",
    "law": "judge justice lawyer prosecutor attorney solicitor barrister defender counsel",
    "force": "sheriff detective inspector constable officer trooper sergeant colonel general admiral captain lieutenant major soldier "
    "marine corporal veteran guard firefighter",
    "learning": "professor economist historian scientist researcher physicist chemist biologist geologist lecturer scholar sociologist "
    "philosopher dean",
    "teaching": "teacher headteacher pupil student schoolboy schoolgirl",
    "health": "doctor nurse surgeon physician psychiatrist psychologist midwife paramedic therapist dentist pharmacist",
    "press": "reporter journalist columnist editor correspondent anchor host blogger commentator presenter broadcaster publisher",
    "stage": "actor singer musician comedian artist painter director novelist poet author writer dancer rapper filmmaker composer model",
    "sport": "coach striker goalkeeper footballer player athlete midfielder pitcher quarterback boxer cyclist swimmer golfer manager",
    "trade": "farmer baker fisherman crofter carpenter plumber electrician driver mechanic miner builder skipper rancher brewer butcher "
    "shopkeeper waitress waiter cook chef hairdresser janitor cleaner",
    "business": "businessman investor entrepreneur banker billionaire mogul developer founder executive ceo cfo",
    "faith": "bishop archbishop pope priest rabbi imam pastor vicar cardinal nun monk reverend",
}
_DOMAIN = {word: domain for domain, listed in _DOMAINS.items() for word in listed.split()}


@lru_cache(maxsize=65536)
def telling(role: str) -> frozenset[str]:
    """The comparable words of a role that tell somebody from others ("former Lowmere mayor" is lowmere and mayor)."""
    return frozenset(word for word in roles.words_of(role) if word not in _VAGUE and word not in w.DETERMINERS and len(word) > 1)


def walks(found: Iterable[str]) -> frozenset[str]:
    """The walks of life that roles belong to, as far as the list knows their words."""
    return frozenset(_DOMAIN[word] for role in found for word in telling(role) if word in _DOMAIN)


def head(role: str) -> str:
    """The word that a role turns on, small: "head of the Harbour Board" is "head"."""
    before = role.split(",", maxsplit=1)[0]
    for joint in (" of ", " for ", " at ", " from ", " to ", " who ", " in "):
        before = before.split(joint)[0]
    found = [word for word in before.split() if any(char.isalpha() for char in word)]
    return found[-1].strip("().’'").lower() if found else ""
