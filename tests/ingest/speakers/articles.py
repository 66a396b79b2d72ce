"""An article's statements with their speakers, from its text alone."""

from archive.records import Article, Form, Span
from ingest.attribution import RuleAttributor
from ingest.attribution.statement import Statement
from ingest.speakers.resolve import resolve


def quotes(text, **fields):
    """The quotes of a text by the rules, which need no model."""
    article = Article(id="a", source="a.txt", text=text, **fields)
    return resolve(article, RuleAttributor().find([text])[0])


def speakers(text, **fields):
    """Their speakers, in reading order."""
    return [quote.speaker for quote in quotes(text, **fields)]


def speaker(text, source):
    """Whom a text means by `source`, the last time it stands there, as the one who said "it rained"."""
    at, said = text.rindex(source), text.rindex("it rained")
    statement = Statement(content=(Span(said, said + 9),), source=(Span(at, at + len(source)),), form=Form.INDIRECT)
    (quote,) = resolve(Article(id="a", source="a.txt", text=text), [statement])
    return quote.speaker
