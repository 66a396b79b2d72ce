"""Statements in the formats of other programs; each writer turns statements into the pieces of one text."""

from collections.abc import Callable, Iterator, Sequence

from app.exports.annotations import web_annotations
from app.exports.references import bibtex, csl
from app.exports.schema_org import schema_org
from app.exports.whole import whole_archive
from archive.records import Quote

Writer = Callable[[Sequence[Quote]], Iterator[str]]

__all__ = ["Writer", "bibtex", "csl", "schema_org", "web_annotations", "whole_archive"]
