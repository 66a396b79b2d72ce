"""Who a statement's source turned out to be, and how sure that is."""

from dataclasses import dataclass, replace

from archive.records import SpeakerKind

CERTAINTY: dict[str, float] = {
    "full": 0.98, "surname": 0.99, "surname_titled": 0.99, "acronym": 0.97, "full_body": 0.85,
    "rival": 0.88, "rival_close": 0.68, "rival_titled": 0.75, "rival_close_titled": 0.7,
    "alone": 0.8, "unsure": 0.8, "given": 0.7, "part": 0.8, "stranger": 0.7, "known_word": 0.8, "joint": 0.9, "aged": 0.97, "listed": 0.9,
    "relative": 0.95, "relative_far": 0.75, "answers": 0.97, "quoted_i": 0.95, "apposed": 0.97, "campaign": 0.98, "own_words": 0.85,
    "campaign_only": 0.85, "campaign_last": 0.7, "described_body": 0.65, "role": 0.8, "introduced": 0.75, "epithet": 0.85, "body": 0.75,
    "it_last": 0.75, "they": 0.6, "capital": 0.85, "they_joint": 0.8, "signed": 0.95, "continuation": 0.85,
    "headline_role": 0.9, "headline": 0.8, "headline_first": 0.65,
}  # fmt: skip
"""How sure each way to a name is: starting from its share of right names in the 160 labelled train articles of PolNeAR (gold spans;
`training/speakers.py` counts them), lowered by hand where fewer than twenty were seen or where the development articles, counted by way
only, came out worse (the rivals, given, described_body, they). Set by hand without enough examples: aged, quoted_i,
introduced, continuation, signed, they_joint, campaign_only, campaign_last. A surname alone counts as right when it is the gold person's."""
SURE = 0.97
LEAST = 0.6
"""A name less sure than this is not given: a wrong name is worse than none."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source: `how` is the way that led to it (a key of CERTAINTY), `certainty` the probability that the name is right."""

    name: str | None = None
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    role: str = ""
    on_behalf_of: str = ""
    how: str = ""
    certainty: float = 1.0

    def by(self, how: str, certainty: float | None = None) -> "Source":
        """The same source, reached `how`; two uncertain steps multiply."""
        step = CERTAINTY.get(how, SURE) if certainty is None else certainty
        return replace(self, how=how, certainty=self.certainty * step)

    def kept(self) -> "Source":
        """The source without its name when that is likelier wrong than right."""
        return self if self.name is None or self.certainty >= LEAST else replace(self, name=None, certainty=1.0)


NOBODY = Source()
