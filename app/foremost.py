"""The one role by which somebody is listed: the office that most outlets give them of late, in its plainest words.

One paper's "embattled mayor" is what that paper thinks; the mayor is who they are.
"""

from collections import defaultdict
from datetime import date, timedelta

from archive.records import Role, Speaker

LATE = timedelta(days=365)
"""So long before the latest role another one may still be theirs."""
_LEADS = frozenset("the a an its his her their our".split())


def foremost(speaker: Speaker) -> str:
    """The role, as articles have it; empty for a speaker without one."""
    from ingest.speakers.offices import office  # brings the attribution along, which no look-up needs

    latest = max((role.last for role in speaker.held if role.last), default=None)
    late = [role for role in speaker.held if latest is None or role.last is None or latest - role.last <= LATE]
    if not late:
        return speaker.roles[0] if speaker.roles else ""
    alike: defaultdict[object, list[Role]] = defaultdict(list)
    for role in late:
        held = office(role.title)
        alike[(held.noun, held.standing) if held else role.title].append(role)
    first = max(alike.values(), key=lambda roles: (sum(r.outlets for r in roles), sum(r.articles for r in roles), _last(roles)))
    return min(first, key=_plainness).title


def _last(roles: list[Role]) -> date:
    return max(role.last or date.min for role in roles)


def _plainness(role: Role) -> tuple[int, int, bool, int, str]:
    words = role.title.split()
    return -role.outlets, -role.articles, words[:1] != [] and words[0].lower() in _LEADS, len(words), role.title
