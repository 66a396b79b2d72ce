"""Finding statements in an article: what was said, the reporting words, the words that name the source."""

from ingest.attribution.layers import Layers, attributor
from ingest.attribution.rule_attributor import MarkAttributor, RuleAttributor
from ingest.attribution.statement import Attributor, Statement
from ingest.attribution.tagger import Tagger

__all__ = ["Attributor", "Layers", "MarkAttributor", "RuleAttributor", "Statement", "Tagger", "attributor"]
