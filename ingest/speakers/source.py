"""Who a statement's source turned out to be, and how sure that is."""

from dataclasses import dataclass, replace

from archive.records import SpeakerKind

CERTAINTY: dict[str, float] = {
    "full": 0.98, "surname": 0.99, "surname_titled": 0.99, "acronym": 0.97, "full_body": 0.85,
    "rival": 0.88, "rival_close": 0.68, "rival_titled": 0.75, "rival_close_titled": 0.7,
    "alone": 0.8, "unsure": 0.8, "given": 0.7, "part": 0.8, "stranger": 0.7, "known_word": 0.8, "joint": 0.9, "aged": 0.97, "listed": 0.9,
    "relative": 0.95, "relative_far": 0.75, "answers": 0.97, "addressed": 0.85, "quoted_i": 0.95, "apposed": 0.97, "campaign": 0.98,
    "own_words": 0.85, "campaign_only": 0.85, "campaign_last": 0.7, "described_body": 0.65, "role": 0.88, "introduced": 0.75,
    "epithet": 0.85, "body": 0.75, "it_last": 0.75, "they": 0.6, "capital": 0.85, "they_joint": 0.8, "signed": 0.95, "continuation": 0.85,
    "group": 0.98, "elsewhere": 0.92, "headline_role": 0.9, "delayed": 0.78, "headline": 0.8, "headline_first": 0.65, "lead": 0.8,
    "brought_in": 0.92, "body_before": 0.9, "adds": 0.9, "echoed": 0.92, "asked": 0.9, "topic": 0.8, "body_told": 0.9,
}  # fmt: skip
"""How sure each way to a name is: starting from its share of right names in the 160 labelled train articles of PolNeAR (gold spans;
`training/speakers.py` counts them), lowered by hand where fewer than twenty were seen or where the development articles, counted by way
only, came out worse (the rivals, given, described_body, they). Set by hand without enough examples: addressed, aged, quoted_i, delayed,
introduced, continuation, signed, they_joint, brought_in, body_before, adds, topic, campaign_only, campaign_last. Elsewhere (a description
that other articles answer) was right in 53 of 56 on invented events, lowered by hand. A surname alone counts as right when it is the gold
person's."""
OPEN: dict[str, float] = {
    "the": 0.55, "a": 0.92, "bare": 0.77, "missing": 0.77, "uncued": 0.5, SpeakerKind.ORGANISATION: 0.25, SpeakerKind.PERSON: 0.05,
    SpeakerKind.GROUP: 0.8, SpeakerKind.UNKNOWN: 0.72, SpeakerKind.ANONYMOUS: 0.77,
}  # fmt: skip
"""How often a source that is left without a name has none, by how it is described ("the mayor", "a keeper", "keepers", by nothing at all)
or by what it is: counted on the same articles (`training/speakers.py`), descriptions also on those of `training/descriptions.tsv`. Set by
hand: "uncued", words in marks with nothing beside them."""
SURE = 0.97
SUREST = 0.96
"""No pronoun is surer than a name."""
MEANT = 0.6
"""A description is given to somebody when that is clearly likelier than not."""
LEAST = 0.6
"""A name less sure than this is not given: a wrong name is worse than none."""
LEAST_DESCRIBED = 0.5
"""... but of the bodies that a ranker chose, whose chances were fitted (`training/described.py`)."""

STATED: dict[str, float] = {"signed": 0.95, "answers": 0.95, "continuation": 0.75}
"""How sure it is at least that words in marks without a cue are a statement at all, by the way that led to who said them: a name below
them, an interview's label, a statement that they go on with (24 of 28 on the development articles of PolNeAR and the invented ones)."""

_SHARPER = 1.2
"""The product of two chances that are wrong together more often than apart is nearer to a half than the truth (chosen on the development
articles of PolNeAR: the smallest calibration error)."""


def confidence(words: float, speaker: float) -> float:
    """The probability that words and speaker are both right, from that of each."""
    both = min(max(words * speaker, 0.0), 1.0)
    right: float = both**_SHARPER
    wrong: float = (1 - both) ** _SHARPER
    return right / (right + wrong)


@dataclass(frozen=True, slots=True)
class Source:
    """A source: `how` is the way that led to it (a key of CERTAINTY, or of OPEN where there is no name).

    `certainty` is the probability that the name is right, without one that the source has none.
    """

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

    def stated(self, certainty: float) -> float:
        """How sure it is that words found with this certainty are a statement, now that it is known who said them."""
        return max(certainty, STATED.get(self.how, 0.0)) if self.name else certainty

    def kept(self) -> "Source":
        """The source without its name when that is likelier wrong than right; then so sure as such sources have none."""
        if self.name is not None and self.certainty >= (LEAST_DESCRIBED if self.how == "described" else LEAST):
            return self
        return replace(self, name=None, certainty=OPEN.get(self.how, OPEN.get(self.kind, 1.0)))


NOBODY = Source()
