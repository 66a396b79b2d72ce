"""By which way a name led to a member: what `CERTAINTY` tells apart."""

from archive.records import SpeakerKind
from ingest.speakers.members import Found, personal
from ingest.speakers.mentions import Mention


def way(found: Found, mention: Mention) -> str:
    """A key of `CERTAINTY`."""
    if found.how in {"surname", "rival", "rival_close"} and mention.gender:
        return found.how + "_titled"
    if found.member.kind is SpeakerKind.ORGANISATION and found.how == "full":
        return "full_body"
    if found.member.kind is SpeakerKind.UNKNOWN and not personal(found.member.name):
        return "unsure"
    return found.how
