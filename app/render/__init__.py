"""The only place that makes Markdown or HTML; everything that comes from outside is escaped here and nowhere else."""

from app.render.amends import amendment_text, amendments_html
from app.render.answers import Exchange, answer_html, conversation_html, turn_html
from app.render.articles import UNOPENED, Place, article_html, source_empty_html, source_note_html
from app.render.claims import claim_html, claim_places, claims_html, waiting_html, waiting_places
from app.render.compared import compared_places, comparison_html, unpaired_html
from app.render.dossier import claim_dossier, dossier
from app.render.escape import ATTRIBUTES, TAGS, Html
from app.render.findings import Findings, findings_html, tally_text
from app.render.history import FORMATS, history_html
from app.render.holdings import Goes, Selection, health_html, health_text, intake_html, intake_text, shelf_html
from app.render.people import (
    correction_text,
    corrections_html,
    narrowed_html,
    people_html,
    person_html,
    statements_html,
    statements_text,
    unshown_html,
)
from app.render.plain import markdown, spoken_summary
from app.render.plot import label_of
from app.render.position import position_html, position_places
from app.render.request import editor_html, people_options
from app.render.revised import revised_html
from app.render.saved import saved, written
from app.render.shell import ROOMS, Room, announce_html, library_html, title_html, welcome_html
from app.render.watched import places_of_news, watched_html

__all__ = [
    "label_of",
    "narrowed_html",
    "unshown_html",
    "position_places",
    "position_html",
    "unpaired_html",
    "comparison_html",
    "compared_places",
    "ATTRIBUTES",
    "FORMATS",
    "ROOMS",
    "TAGS",
    "UNOPENED",
    "Exchange",
    "Findings",
    "Goes",
    "Html",
    "Place",
    "Room",
    "Selection",
    "amendment_text",
    "amendments_html",
    "announce_html",
    "answer_html",
    "article_html",
    "claim_dossier",
    "claim_html",
    "claim_places",
    "claims_html",
    "conversation_html",
    "turn_html",
    "correction_text",
    "corrections_html",
    "dossier",
    "editor_html",
    "findings_html",
    "health_html",
    "health_text",
    "history_html",
    "intake_html",
    "intake_text",
    "library_html",
    "markdown",
    "people_html",
    "people_options",
    "person_html",
    "places_of_news",
    "revised_html",
    "saved",
    "shelf_html",
    "source_empty_html",
    "source_note_html",
    "spoken_summary",
    "statements_html",
    "statements_text",
    "tally_text",
    "title_html",
    "waiting_html",
    "waiting_places",
    "watched_html",
    "welcome_html",
    "written",
]
