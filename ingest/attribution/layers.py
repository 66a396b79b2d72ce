"""How attribution is layered: marks at the bottom, rules of the language above them, the trained model on top.

1. **Marks** decide where quotation marks, speakers' labels and signatures open and close, in any language. Nothing above may cut them.
2. **Rules** give marked words to whom the sentence says, by plain grammar, and bring back what the model lost.
3. **The model** finds everything else: indirect statements, beliefs, plans, and speakers far from their words.

A text in a language that the model does not know gets the marks alone: a quotation without a speaker is better than a guess.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.attribution.addressed import without_addressed
from ingest.attribution.apart import apart
from ingest.attribution.before_colons import with_names_before
from ingest.attribution.beside import with_sources_beside
from ingest.attribution.combine import combine, within_margins
from ingest.attribution.coordinated import uncoordinated
from ingest.attribution.describe import describer_of, settled
from ingest.attribution.ended import without_next_sentences
from ingest.attribution.furniture import margins
from ingest.attribution.imagined import without_imagined
from ingest.attribution.inner import with_inner
from ingest.attribution.judged import rejudged
from ingest.attribution.mottos import without_mottos
from ingest.attribution.omitted import with_omitted
from ingest.attribution.pointing import without_pointing
from ingest.attribution.posts import posts, with_posts
from ingest.attribution.pulled import without_pulled
from ingest.attribution.reactions import with_reactions
from ingest.attribution.rule_attributor import MarkAttributor, RuleAttributor
from ingest.attribution.sentences import paragraphs
from ingest.attribution.statement import Attributor, Statement
from ingest.attribution.strays import without_strays
from ingest.attribution.tagger import Tagger
from ingest.attribution.tails import without_tails
from ingest.attribution.told_on import reunited
from ingest.language import foreign


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers as one attributor; the model's weights are read when the first text in its language comes."""

    model: Attributor = field(default_factory=Tagger)
    rules: Attributor = field(default_factory=RuleAttributor)
    marks: Attributor = field(default_factory=MarkAttributor)

    def find(self, texts: Sequence[str]) -> list[list[Statement]]:
        """The statements of each text, in reading order."""
        english = [not foreign(text) for text in texts]
        known = [text for text, is_english in zip(texts, english, strict=True) if is_english]
        other = [text for text, is_english in zip(texts, english, strict=True) if not is_english]
        layers = zip(known, self.marks.find(known), self.rules.find(known), self._modelled(known), strict=True)
        read = iter([_whole(text, combine(text, marked=marked, ruled=ruled, found=found)) for text, marked, ruled, found in layers])
        marked = iter(self.marks.find(other))
        rows = [next(read if is_english else marked) for is_english in english]
        return [with_posts(statements, list(posts(text, paragraphs(text)))) for text, statements in zip(texts, rows, strict=True)]

    def _modelled(self, texts: Sequence[str]) -> list[list[Statement]]:
        """What the model finds, without the datelines and credits that it sometimes takes for a part of the sentence."""
        return [_own_lines(text, found) for text, found in zip(texts, self.model.find(texts), strict=True)]


def _own_lines(text: str, found: Sequence[Statement]) -> list[Statement]:
    lines = paragraphs(text)
    describer = describer_of(text)
    own = without_strays(describer, apart(text, within_margins(text, found, margins(text, lines)), lines))
    own = uncoordinated(describer, without_next_sentences(describer, own))
    return [replace(s, form=describer.form(s.content), source=describer.source(s.source, s.cue)) for s in own]


def _whole(text: str, statements: Sequence[Statement]) -> list[Statement]:
    describer = describer_of(text)
    said = without_imagined(describer, without_tails(describer, without_pulled(describer, without_mottos(describer, statements))))
    own = with_omitted(describer, without_addressed(describer, reunited(describer, rejudged(describer, said))))
    own = with_sources_beside(describer, with_names_before(describer, own))
    return without_pointing(describer, settled(describer, with_inner(describer, with_reactions(describer, own))))


def attributor() -> Attributor:
    """The attributor that this installation uses."""
    return Layers()
