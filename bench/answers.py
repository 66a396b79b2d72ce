"""How well questions are answered and quotations verified: `python -m bench.answers FOLDER` (a corpus as in `bench/labels.py`).

All articles of the corpus go into one new archive, then its questions are asked. One JSON object is printed, in per cent:

    what_said_recall   right statements that the citations cover by half or more
    what_said_hit      what-said questions with at least one right statement cited
    who_said           first speaker named is the right one
    said_confirmed     true did-say questions answered "said", a right statement cited
    false_confirmed    false did-say questions answered "said"
    unanswerable       questions without an answer that were told so
    wrong_speaker      citations of a labelled statement that name somebody else
    off_target         what-said citations of a labelled statement of somebody else than the person asked about
    not_verbatim       citations that are not the article's words at that place (a number)
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import orjson

from app.chain import build_chain
from app.turn import Answer, Status, Turn, Verdict
from archive.archive import Archive
from archive.errors import BadInput
from archive.records import Citation
from bench.labels import Labelled, Question, Speaker, read_labelled, read_questions
from ingest.embed import Embedder
from ingest.pipeline import ingest
from training.data import Fragments

HALF = 0.5
LISTS = frozenset({"what_said", "first", "changed", "compare", "count"})


def scored(corpus: Mapping[str, Labelled], asked: Sequence[tuple[Question, Answer]]) -> dict[str, float]:
    """Every measure."""
    counts: Counter[str] = Counter()
    for question, answer in asked:
        kind = "what_said" if question.kind in LISTS else question.kind
        counts[kind] += 1
        hits = [any(_covered(answer.citations, name, content) >= HALF for name, content in group) for group in question.answers]
        counts["gold"] += len(hits) if kind == "what_said" else 0
        counts["recalled"] += sum(hits) if kind == "what_said" else 0
        counts[f"right {kind}"] += _right(kind, question, answer, hit=any(hits))
        for citation in answer.citations:
            _judge(counts, corpus, question, citation)
    shares = {
        "what_said_recall": ("recalled", "gold"),
        "what_said_hit": ("right what_said", "what_said"),
        "who_said": ("right who_said", "who_said"),
        "said_confirmed": ("right did_say_true", "did_say_true"),
        "false_confirmed": ("right did_say_false", "did_say_false"),
        "unanswerable": ("right unanswerable", "unanswerable"),
        "wrong_speaker": ("wrong speaker", "judged"),
        "off_target": ("off target", "targeted"),
    }
    measures = {name: 100 * counts[part] / counts[whole] for name, (part, whole) in shares.items() if counts[whole]}
    return measures | {"not_verbatim": counts["not verbatim"], "questions": len(asked)}


def _right(kind: str, question: Question, answer: Answer, *, hit: bool) -> bool:
    """Whether the answer is right; for a false claim, whether it was wrongly confirmed."""
    if kind == "what_said":
        return hit
    if kind == "who_said":
        return bool(answer.speakers) and Speaker("", question.speaker).is_called(answer.speakers[0])
    if kind == "did_say_true":
        return answer.verdict is Verdict.SAID and hit
    if kind == "did_say_false":
        return answer.verdict is Verdict.SAID
    return answer.status is Status.NOT_FOUND


def _judge(counts: Counter[str], corpus: Mapping[str, Labelled], question: Question, citation: Citation) -> None:
    gold = corpus[Path(citation.article.source).stem]
    span = (citation.span.start, citation.span.end)
    counts["not verbatim"] += gold.text[slice(*span)] != citation.quote
    owners = list(_owners(gold, span))
    if owners and citation.speaker:
        counts["judged"] += 1
        counts["wrong speaker"] += not any(owner.is_called(citation.speaker) for owner in owners)
    if owners and question.kind == "what_said" and question.speaker:
        counts["targeted"] += 1
        counts["off target"] += not any(owner.is_called(question.speaker) for owner in owners)


def _owners(gold: Labelled, span: tuple[int, int]) -> Iterator[Speaker]:
    """Who is behind the labelled statements that a citation mostly lies on."""
    for number, attribution in enumerate(gold.attributions):
        shared = sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in attribution.content)
        whole = min(span[1] - span[0], sum(end - start for start, end in attribution.content))
        if shared >= HALF * whole and number in gold.speakers:
            yield gold.speakers[number]


def _covered(citations: Sequence[Citation], name: str, content: Fragments) -> float:
    """Share of a statement's characters that the citations of its article cover together."""
    shown = {at for c in citations if Path(c.article.source).stem == name for at in range(c.span.start, c.span.end)}
    places = [at for start, end in content for at in range(start, end)]
    return sum(at in shown for at in places) / len(places)


def main() -> None:
    """The command line."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m bench.answers FOLDER   (a corpus with text/, attributions/, speakers.tsv and questions.jsonl)")
    folder = Path(sys.argv[1])
    try:
        corpus = read_labelled(folder)
        questions = read_questions(folder, corpus)
    except BadInput as error:
        sys.exit(str(error))
    embedder = Embedder()
    with tempfile.TemporaryDirectory() as store, Archive.open(Path(store), write=True, model=embedder.name) as archive:
        ingest([str(folder / "text")], archive, embedder)
        chain = build_chain(archive, embedder)
        asked = [(question, chain.invoke(Turn(question.text))) for question in questions]
        print(orjson.dumps({name: round(value, 1) for name, value in scored(corpus, asked).items()}, option=orjson.OPT_INDENT_2).decode())


if __name__ == "__main__":
    main()
