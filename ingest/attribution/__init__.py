"""Finding statements in an article: what was said, the reporting words, the words that name the source."""

from ingest.attribution.assemble import attributor
from ingest.attribution.statement import Attributor, Statement

__all__ = ["Attributor", "Statement", "attributor"]
