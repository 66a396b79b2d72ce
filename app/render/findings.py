"""What became of pasted quotations: the verdict in words, the difference word by word, the true source, where else it stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.compare import Side, Strand, compared
from app.finding import EARLIER, Appearance, Difference, Finding
from app.render.escape import Html, element, fragment
from app.render.plain import single_spaced
from app.render.statements import chip_html
from app.render.wording import count, headline, imprint
from archive.records import Citation

if TYPE_CHECKING:
    from app.drafts import Checked

SIGNS = {Finding.VERBATIM: "✓", Finding.ALTERED: "≠", Finding.WRONG_SPEAKER: "✕", Finding.NOT_FOUND: "?"}
TAKEN_BACK = "!"
VERDICTS = {
    Finding.VERBATIM: "Word for word",
    Finding.ALTERED: "Altered",
    Finding.WRONG_SPEAKER: "Said by someone else",
    Finding.NOT_FOUND: "Not on record",
}
TALLIED = {
    Finding.VERBATIM: "word for word",
    Finding.ALTERED: "altered",
    Finding.WRONG_SPEAKER: "said by someone else",
    Finding.NOT_FOUND: "not on record",
}
DIFFERENCES = {
    "number": "a figure differs",
    "negation": "a “not” differs",
    "name": "a name differs",
    "word": "words differ",
    "added": "words were added",
    "left out": "words were left out",
}
ELSEWHERE_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Findings:
    """The quotations checked so far."""

    checked: "tuple[Checked, ...]" = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every place shown, numbered from 1: of each quotation its source, then where else it stands."""
        return tuple(place for each in self.checked for place in _places(each))


def findings_html(findings: Findings, waiting: str = "") -> Html:
    """The list of findings as far as it goes; `waiting` says what is going on while it is not whole."""
    children = [element("h2", tally_text(findings), class_="tally")] if findings.checked else []
    if findings.checked:
        items = [_finding(each, first) for each, first in zip(findings.checked, _numbered(findings), strict=True)]
        children.append(element("ol", *items, class_="findings-list"))
    if waiting:
        children.append(element("p", waiting, class_="note pending"))
    elif findings.checked:
        children.append(_copy(findings))
    return element("section", *children, class_="findings", aria_label="Findings")


def tally_text(findings: Findings) -> str:
    """3 quotations: 2 word for word, 1 altered."""
    counted = Counter(each.finding.finding for each in findings.checked)
    parts = [f"{counted[finding]:,} {TALLIED[finding]}" for finding in Finding if counted[finding]]
    back = sum(each.finding.disowned is not None for each in findings.checked)
    parts += [f"{back:,} of them taken back by a correction"] if back else []
    return f"{count(len(findings.checked), 'quotation')}: {', '.join(parts)}"


def _numbered(findings: Findings) -> list[int]:
    """The number of each quotation's first citation."""
    numbers, at = [], 1
    for each in findings.checked:
        numbers.append(at)
        at += len(_places(each))
    return numbers


def _places(each: "Checked") -> tuple[Citation, ...]:
    own = [place for place in (each.finding.citation, each.finding.disowned) if place]
    return (*own, *(other.citation for other in each.elsewhere[:ELSEWHERE_SHOWN]))


def _finding(each: "Checked", first: int) -> Html:
    finding = each.finding
    children = [_verdict(each), _words(each)]
    if each.finding.differences:
        children.append(element("p", _differing(finding.differences), class_="differing"))
    if finding.citation:
        children.append(_source(finding.citation, first))
    if finding.disowned:
        children.append(_taken_back(finding.disowned, first + 1))
    if finding.earlier:
        children.append(element("p", f"{EARLIER}.", class_="note"))
    if each.elsewhere:
        children.append(_elsewhere(each.elsewhere, first + 1 + bool(finding.disowned)))
    return element("li", *children, class_=f"finding {finding.finding.value}{' disowned' * bool(finding.disowned)}")


def _verdict(each: "Checked") -> Html:
    finding = each.finding.finding
    sign = TAKEN_BACK if each.finding.disowned else SIGNS[finding]
    said = [element("span", sign, class_="sign", aria_hidden="true"), element("strong", VERDICTS[finding])]
    return element("h3", *said, element("span", _because(each), class_="because"), class_="verdict")


def _because(each: "Checked") -> str:
    """What follows the verdict: who said it and whether that is sure, or what was looked for."""
    return f"{_saying_who(each)}{', but who said it is uncertain' if each.finding.uncertain else ''}"


def _saying_who(each: "Checked") -> str:
    finding, asked = each.finding, each.quotation.speaker
    match finding.finding:
        case Finding.VERBATIM if finding.disowned:
            return f"printed as the words of {finding.speaker or 'a source without a name'}, and taken back by a correction"
        case Finding.VERBATIM:
            by = "on record from" if finding.uncertain else "said by"
            return f"{by} {finding.speaker}" if finding.speaker else _unnamed(finding.citation)
        case Finding.ALTERED:
            return f"nearest on record: {finding.speaker}" if finding.speaker else f"nearest on record, {_unnamed(finding.citation)}"
        case Finding.WRONG_SPEAKER:
            return f"{finding.speaker}, not {asked}"
    return finding.note or "No article in the archive holds these words."


def _unnamed(citation: Citation | None) -> str:
    return (
        "by a source that the article does not name" if citation and citation.quote_id else "in the article’s own words, nobody’s statement"
    )


def _words(each: "Checked") -> Html:
    """The pasted words, or the difference to the article's."""
    if each.finding.finding is Finding.ALTERED and each.finding.citation:
        strands = compared(each.quotation.words, each.finding.citation.quote)
        pieces = [fragment(" " if n else "", strand_html(strand)) for n, strand in enumerate(strands)]
    else:
        parts = each.quotation.parts or (each.quotation.words,)
        pieces = [fragment(" … " if n else "", "“", element("span", part, class_="pasted"), "”") for n, part in enumerate(parts)]
    given = f"— {each.quotation.speaker}, as you have it" if each.quotation.speaker else ""
    by = element("p", given, class_="given") if given else Html()
    return element("blockquote", element("p", *pieces), by)


def strand_html(strand: Strand, ours: str = "yours", theirs: str = "the article’s") -> Html:
    """Common words plain; `ours` struck out, `theirs` underlined, each named for who cannot see that."""
    if strand.side is Side.BOTH:
        return element("span", strand.text)
    tag, label = ("del", ours) if strand.side is Side.QUOTED else ("ins", theirs)
    return element(tag, element("span", f"[{label}:] ", class_="heard"), strand.text, element("span", " [end]", class_="heard"))


def _differing(differences: Iterable[Difference]) -> str:
    kinds = dict.fromkeys(DIFFERENCES[difference.kind] for difference in differences)
    sentence = ", ".join(kinds)
    return f"{sentence[:1].upper()}{sentence[1:]}. Struck out is yours, underlined is the article’s."


def _source(citation: Citation, number: int) -> Html:
    place = imprint(citation.article)
    return element(
        "p", f"{place} · " if place else "", element("em", headline(citation.article)), chip_html(number, citation), class_="imprint"
    )


def _taken_back(note: Citation, number: int) -> Html:
    place = imprint(note.article)
    said = "A correction takes these words back: "
    return element("p", said, f"{place} · " if place else "", element("em", headline(note.article)), chip_html(number, note), class_="back")


def _elsewhere(others: Sequence[Appearance], first: int) -> Html:
    items = [_other(each, number) for number, each in enumerate(others[:ELSEWHERE_SHOWN], start=first)]
    surplus = len(others) - len(items)
    if surplus:
        items.append(element("li", f"and in {count(surplus, 'more article')}"))
    return element("div", element("p", "Also in", class_="hint"), element("ul", *items), class_="elsewhere")


def _other(each: Appearance, number: int) -> Html:
    citation = each.citation
    how = next((DIFFERENCES[difference.kind] for difference in each.differences), "the same words")
    facts = [imprint(citation.article), citation.speaker or "no name", how]
    return element("li", " · ".join(fact for fact in facts if fact), chip_html(number, citation))


def _copy(findings: Findings) -> Html:
    button = element("button", "Copy the list", class_="copy", type="button", data_copy=findings_text(findings))
    return element("div", button, class_="tools")


def findings_text(findings: Findings) -> str:
    """The findings as plain text, for the clipboard."""
    return "\n\n".join((tally_text(findings), *("\n".join(_lines(each)) for each in findings.checked)))


def _differs(difference: Difference) -> str:
    if not difference.quoted:
        return f"the article also has “{difference.article}”"
    if not difference.article:
        return f"you added “{difference.quoted}”"
    return f"you have “{difference.quoted}”, the article “{difference.article}”"


def _lines(each: "Checked") -> Iterator[str]:
    yield f"{VERDICTS[each.finding.finding]}: {_because(each)}"
    yield " … ".join(f"“{single_spaced(part)}”" for part in each.quotation.parts or (each.quotation.words,))
    for difference in each.finding.differences:
        yield f"  {_differs(difference)}"
    for place in _places(each):
        parts = (place.speaker, imprint(place.article), headline(place.article), place.article.url or place.article.source)
        yield f"  {single_spaced(', '.join(part for part in parts if part))}"
