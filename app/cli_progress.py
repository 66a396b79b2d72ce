"""What an ingest shows while it runs and when it is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from app.cli_output import Row

if TYPE_CHECKING:
    from archive.archive import Archive
    from archive.settings import Settings
    from ingest.embed import Embedder
    from ingest.pipeline import Progress, Report
    from ingest.readers.document import ReadLimits

NAMED = 20
MEGABYTE = 1_000_000


@contextmanager
def bar() -> "Iterator[Callable[[Progress], None]]":
    """A progress bar on a terminal; elsewhere nothing is drawn."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        task = drawn.add_task("", total=None)
        yield lambda step: drawn.update(task, completed=step.done, total=step.total, description=escape(step.source[-60:]))


def limits_of(settings: "Settings") -> "ReadLimits":
    """The reading limits that the settings ask for."""
    from ingest.readers.document import DEFAULT_LIMITS

    return replace(DEFAULT_LIMITS, text_bytes=settings.max_file_mb * MEGABYTE)


def taken_in(archive: "Archive", embedder: "Embedder", report: "Report") -> int:
    """Take in the conversations that came with an exported archive; how many were not here."""
    if not report.conversations:
        return 0
    from app.taken_in import take_in

    return take_in(archive, report.conversations, embedder)


def report_row(report: "Report", conversations: int = 0) -> Row:
    """A report as programs read it."""
    return {
        "added": report.added, "changed": report.changed, "unchanged": report.unchanged, "removed": report.removed,
        "failed": [{"source": failure.source, "reason": failure.reason} for failure in report.failed],
        "missing": report.missing, "skipped": report.skipped,
        "foreign": [{"source": each.source, "language": each.language} for each in report.foreign], "corrections": report.corrections,
        "watches": report.watches, "reviews": report.reviews, "conversations": conversations,
    }  # fmt: skip


def report_lines(report: "Report", conversations: int = 0) -> Iterator[str]:
    """A report for readers: one line of numbers, then each failure with its reason."""
    yield (
        f"added {report.added:,} · changed {report.changed:,} · unchanged {report.unchanged:,} · "
        f"removed {report.removed:,} · failed {len(report.failed):,}"
    )
    if report.corrections:
        yield f"corrections: {report.corrections:,} and verdicts of yours came with the exported archive."
    for number, what in ((report.watches, "watched"), (report.reviews, "reviews"), (conversations, "conversations, asked again")):
        if number:
            yield f"{what}: {number:,} came with the exported archive."
    for failure in report.failed:
        yield f"failed: {failure.source}: {failure.reason}"
    for source in report.missing[:NAMED]:
        yield f"missing: {source} is gone but its article is kept; remove it with onrecord remove, or ingest with --prune."
    if len(report.missing) > NAMED:
        yield f"missing: {len(report.missing) - NAMED:,} more."
    for each in report.foreign[:NAMED]:
        yield f"language: {each.source} is in {each.language}: its quotations are on record, but not who said them."
    if len(report.foreign) > NAMED:
        yield f"language: {len(report.foreign) - NAMED:,} more in languages that are not English."
    if report.skipped:
        yield f"skipped: {report.skipped:,} {'file' if report.skipped == 1 else 'files'} of kinds that onrecord does not read."
