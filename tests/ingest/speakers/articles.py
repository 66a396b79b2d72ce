"""An article's statements with their speakers, from its text alone."""

from archive.records import Article
from ingest.attribution import RuleAttributor
from ingest.speakers.resolve import resolve


def quotes(text, **fields):
    """The quotes of a text by the rules, which need no model."""
    article = Article(id="a", source="a.txt", text=text, **fields)
    return resolve(article, RuleAttributor().find([text])[0])


def speakers(text, **fields):
    """Their speakers, in reading order."""
    return [quote.speaker for quote in quotes(text, **fields)]
