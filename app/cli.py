"""The `onrecord` command."""

import os
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from app.cli_amend import amend_app
from app.cli_chat import chat
from app.cli_claims import claims_app
from app.cli_dossier import EXAMPLES as DOSSIER_EXAMPLES
from app.cli_dossier import dossier
from app.cli_export import EXAMPLES as EXPORT_EXAMPLES
from app.cli_export import export
from app.cli_options import BROKEN, FOUND, NOTHING, WRONG, AsJson, Outlet, Since, Speaker, Until, day, names
from app.cli_output import QuoteFormat, print_json
from app.cli_reviews import reviews_app
from app.cli_revisions import revisions
from app.cli_settings import data_first, given
from app.cli_settings import load as _settings
from app.cli_show import complain, finding_lines, markdown, quote_table, say, write
from app.cli_speakers import speakers_app
from app.cli_watch import DIGEST_EXAMPLES, digest, watch_app
from archive.errors import BadInput, OnrecordError
from archive.records import Act, Form

if TYPE_CHECKING:
    from app.cli_output import Row

# The usage errors of whichever click typer brings along; it does not name their class.
WRONG_USE = cast(type[Exception], typer.BadParameter.__mro__[1])

EXAMPLES = """
[bold]Examples[/bold]

  onrecord ingest articles/                        bring a folder of articles in
  onrecord ask "what did the minister say about rents"
  onrecord ask "who called the plan a gamble" --since 2031-01-01
  onrecord verify "we will not raise fares" --speaker "Mira Vell"
  onrecord quotes --speaker "Mira Vell" --format csv > vell.csv
  onrecord chat                                    the same in the browser, on this machine only
"""

app = typer.Typer(
    name="onrecord", no_args_is_help=True, add_completion=False, rich_markup_mode="rich", pretty_exceptions_enable=False,
    epilog=EXAMPLES.replace("\n", "\n\n"),
    help="Who said what, about what, and when: cited answers from your own archive of news articles.",
)  # fmt: skip
app.add_typer(speakers_app, name="speakers")
app.add_typer(claims_app, name="claims")
app.add_typer(watch_app, name="watch")
app.add_typer(amend_app, name="amend")
app.add_typer(reviews_app, name="reviews")

Lines = Annotated[Path | None, typer.Option("--jsonl", metavar="FILE", help="One JSON object a line; answers come in the same order.")]


@app.callback()
def options(
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", help="The data folder (or ONRECORD_DATA); ./data otherwise.")
    ] = None,
) -> None:
    """Who said what, about what, and when: cited answers from your own archive of news articles."""
    given["data"] = data


def main() -> None:
    """Run the command; a failure is one sentence on standard error and an exit code."""
    try:
        code = app(args=data_first(sys.argv[1:]), standalone_mode=False)
    except OnrecordError as error:
        complain(str(error))
        code = error.exit_code
    except WRONG_USE as error:
        complain(_usage(error))
        code = WRONG
    except (KeyboardInterrupt, typer.Abort):
        complain("Stopped; what was finished is kept.")
        code = 130
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    except Exception as error:  # the last resort: a reader gets a sentence, whoever debugs gets the traceback
        complain(_unexpected(error))
        code = BROKEN
    sys.exit(code if isinstance(code, int) else 0)


@app.command()
def ingest(
    inputs: Annotated[list[str], typer.Argument(metavar="PATH|URL ...", help="Files, folders, addresses or feeds.")],
    as_json: AsJson = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove articles whose files are gone from the given folders.")] = False,
) -> None:
    """Bring articles into the archive; what is there already is left as it is."""
    from app.cli_progress import bar, limits_of, report_lines, report_row, taken_in
    from archive.archive import Archive
    from ingest.embed import Embedder
    from ingest.pipeline import ingest as bring

    settings = _settings()
    embedder = Embedder(settings.model)
    with Archive.open(settings.data, write=True, model=settings.model) as archive, bar() as progress:
        report = bring(
            inputs,
            archive,
            embedder,
            progress=progress,
            limits=limits_of(settings),
            passage_chars=settings.passage_chars,
            prune=prune,
        )
        talks = taken_in(archive, embedder, report)
    if as_json:
        print_json(report_row(report, talks))
    else:
        say("\n".join(report_lines(report, talks)))
    done = report.added + report.changed + report.unchanged + report.removed
    raise typer.Exit(WRONG if report.failed and not done else FOUND if done else NOTHING)


@app.command()
def extract(inputs: Annotated[list[str], typer.Argument(metavar="PATH ...", help="Files or folders.")]) -> None:
    """Print the statements of articles as JSON lines; no archive is touched."""
    from app.cli_output import extracted_row
    from app.cli_progress import limits_of
    from ingest.pipeline import extract as statements
    from ingest.readers.document import Failure

    done = failed = 0
    for found in statements(inputs, limits=limits_of(_settings())):
        if isinstance(found, Failure):
            failed += 1
            complain(f"{found.source}: {found.reason}")
            continue
        done += 1
        print_json(extracted_row(*found))
    raise typer.Exit(FOUND if done else WRONG if failed else NOTHING)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="A question in plain words.")] = "",
    *,
    jsonl: Lines = None,
    as_json: AsJson = False,
    speaker: Speaker = "",
    since: Since = "",
    until: Until = "",
    outlet: Outlet = "",
) -> None:
    """Answer a question with the statements on record, each one cited."""
    from app.cli_reading import answer_row, answered, each_answered, json_lines, reading, refused_row, text_of
    from app.question import readable
    from app.turn import Overrides, Status

    overrides = Overrides(
        speakers=(speaker,) if speaker else (),
        since=day(since, "--since"),
        until=day(until, "--until"),
        outlets=(outlet,) if outlet else (),
    )
    if jsonl is not None:
        rows = json_lines(jsonl, "question", "q")
        with reading(_settings()) as desk:
            answers = each_answered(
                rows, lambda row: answered(desk, text_of(row, "question", "q"), overrides), refused=partial(refused_row, "")
            )
            raise typer.Exit(WRONG if _printed(answers) else FOUND)
    readable(question)
    with reading(_settings()) as desk:
        answer = desk.answer(question, overrides)
        row = answer_row(question, answer)
        print_json(row) if as_json else markdown(row["text"])
    raise typer.Exit(FOUND if answer.status is Status.ANSWERED else NOTHING)


@app.command()
def verify(
    quotation: Annotated[str, typer.Argument(metavar="QUOTATION", help="The words that somebody is said to have said.")] = "",
    speaker: Annotated[str, typer.Option("--speaker", metavar="NAME", help="Who is said to have said them.")] = "",
    jsonl: Lines = None,
    as_json: AsJson = False,
) -> None:
    """Check a quotation: verbatim, altered, another speaker's, or not found."""
    from app.cli_reading import each_answered, finding_row, json_lines, reading, unchecked_row, verified
    from app.finding import Finding

    if jsonl is not None:
        rows = json_lines(jsonl, "quote")
        with reading(_settings()) as desk:
            checked = each_answered(rows, partial(verified, desk), refused=unchecked_row)
            raise typer.Exit(WRONG if _printed(checked) else FOUND)
    with reading(_settings()) as desk:
        found = desk.verify(quotation, speaker)
    if as_json:
        print_json(finding_row(found))
    else:
        say("\n".join(finding_lines(found)))
    raise typer.Exit(NOTHING if found.finding is Finding.NOT_FOUND else FOUND)


@app.command()
def quotes(
    *,
    speaker: Speaker = "",
    about: Annotated[str, typer.Option("--about", metavar="TOPIC", help="Only statements that fit this topic.")] = "",
    since: Since = "",
    until: Until = "",
    outlet: Outlet = "",
    form: Annotated[Form | None, typer.Option("--form", help="How much stands in quotation marks.")] = None,
    act: Annotated[Act | None, typer.Option("--act", help="What the source did with the words.")] = None,
    output: Annotated[QuoteFormat, typer.Option("--format", help="How to print.")] = QuoteFormat.TABLE,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")] = None,
) -> None:
    """Print statements, newest first."""
    from app.cli_output import WRITERS
    from app.cli_reading import reading
    from archive.filters import QuoteFilter

    with reading(_settings()) as desk:
        where = QuoteFilter(
            speakers=names(desk, speaker), outlets=(outlet,) if outlet else (), since=day(since, "--since"), until=day(until, "--until"),
            forms=(form,) if form else (), acts=(act,) if act else (),
        )  # fmt: skip
        found = desk.quotes(where, about, limit)
    if output is QuoteFormat.TABLE:
        quote_table(found)
    else:
        write(WRITERS[output](found))
    raise typer.Exit(FOUND if found else NOTHING)


@app.command()
def check() -> None:
    """Verify the archive: database, checksums, keyword search and vectors."""
    from archive.archive import Archive

    with Archive.open(_settings().data) as archive:
        problems = archive.check()
        articles = archive.coverage().articles
    for problem in problems:
        complain(problem)
    if problems:
        raise typer.Exit(BROKEN)
    say(f"The archive is sound: {articles:,} articles.")


@app.command()
def rebuild(embed: Annotated[bool, typer.Option("--embed", help="Embed everything anew, for another model.")] = False) -> None:
    """Refill the keyword and vector search from the database; link all speakers and statements anew."""
    from app.cli_progress import bar
    from archive.archive import Archive
    from ingest.connect import reconnect

    settings = _settings()
    with Archive.open(settings.data, write=True) as archive, bar() as progress:
        reconnect(archive)
        if embed:
            from ingest.embed import Embedder
            from ingest.pipeline import reembed

            count = reembed(archive, Embedder(settings.model), progress=progress)
        else:
            count = archive.rebuild()
    say(f"Rebuilt: {count:,} vectors.")


@app.command()
def remove(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE ...", help="Path, URL or id of an article, as the archive shows it.")],
) -> None:
    """Remove articles with all their versions and statements."""
    from archive.archive import Archive
    from ingest.connect import connect

    with Archive.open(_settings().data, write=True) as archive:
        held = archive.articles()
        removed = 0
        for source in sources:
            names = {source, str(Path(source).absolute())}
            ids = [article.id for article in held if names & {article.id, article.source, article.origin, article.url}]
            removed += sum(archive.remove(article_id) for article_id in ids)
            if not ids:
                complain(f"The archive holds no article from {source}.")
        connect(archive)
    say(f"Removed: {removed:,}.")
    raise typer.Exit(FOUND if removed else NOTHING)


app.command(epilog=EXPORT_EXAMPLES.replace("\n", "\n\n"))(export)
app.command(epilog=DOSSIER_EXAMPLES.replace("\n", "\n\n"))(dossier)
app.command(epilog=DIGEST_EXAMPLES.replace("\n", "\n\n"))(digest)
app.command()(chat)
app.command()(revisions)


def _printed(found: "Iterable[tuple[Row, BadInput | None]]") -> bool:
    """Print the rows of a batch and a sentence for each bad line; whether there was one."""
    bad = False
    for row, error in found:
        print_json(row)
        if error is not None:
            complain(str(error))
            bad = True
    return bad


def _unexpected(error: Exception) -> str:
    if os.environ.get("ONRECORD_DEBUG"):
        import traceback

        complain("".join(traceback.format_exception(error)).rstrip())
    message = " ".join(str(error).split())
    what = type(error).__name__ + (f": {message}" if message else "")
    return (
        f"Something went wrong inside onrecord ({what}). Nothing in the archive was changed by this command unless it said so; "
        "please report it with the command."
    )


def _usage(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "onrecord"
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    return f"{message.rstrip('.')}. See {command} --help."


if __name__ == "__main__":
    main()
