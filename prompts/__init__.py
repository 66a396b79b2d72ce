"""Prompts, one file each, and the loader that checks their placeholders."""

from pathlib import Path
from string import Template

HERE = Path(__file__).parent
PLACEHOLDERS = {
    "write": frozenset({"mark"}),
    "evidence": frozenset({"begin", "statements", "end", "question"}),
    "repair": frozenset({"problem"}),
}
"""Every prompt, with what the program puts into it."""


class PromptError(Exception):
    """A prompt of the reader's own that cannot be used; `str()` is one sentence that names the file."""


def load(name: str, folder: Path | None = None) -> Template:
    """The prompt `name`: from the reader's `folder` if it holds `name`.md, else the one that comes along.

    Raises:
        PromptError: there is no such folder, the file cannot be read, or its placeholders are not the ones that this prompt has.
    """
    if folder and not folder.is_dir():
        raise PromptError(f"There is no folder {folder} with prompts of your own.")
    own = folder / f"{name}.md" if folder else None
    file = own if own and own.is_file() else HERE / f"{name}.md"
    try:
        template = Template(file.read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"The prompt {file} cannot be read as UTF-8 text.") from error
    wanted = PLACEHOLDERS[name]
    if not template.is_valid() or set(template.get_identifiers()) != wanted:
        needed = ", ".join(f"${word}" for word in sorted(wanted))
        raise PromptError(f"The prompt {file} needs exactly these placeholders: {needed} (a dollar sign itself is written $$).")
    return template
