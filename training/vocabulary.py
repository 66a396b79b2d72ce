"""How the word tables in `ingest/speakers/tables` were made.

    python -m training.vocabulary FOLDER ... --given FOLDER    (needs the package `faker`)

Each FOLDER holds running text: `.txt` files, `.conllu` files (their "# text" lines) or `.tsv` files with the text in the second column.
`ordinary.txt` lists the words that at least three texts write small and that hardly any text writes large inside a sentence: a large
letter at the head of a sentence or in a headline then tells nothing. The folder after `--given` holds the given names of the 1990 census of
the United States (public domain) as `dist.male.first` and `dist.female.first`; `given.txt` lists those that are no ordinary words with the
pronoun that fits nine of ten bearers, "-" where neither does. What the census lacks comes from the name lists that Faker (MIT licence;
version 40.63) has for 86 countries and languages: names in Latin letters that are given to one sex in twice as many languages as to the
other, and are no surnames in as many.
"""

import argparse
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from ingest.attribution.sentences import paragraphs, tokens
from ingest.speakers.given import DEMONYMS, PLACE_HEADS, PLACE_LEADS, PLACES
from ingest.speakers.lexicon import BODIES, NOT_NAMES, ORGANISATION_WORDS, PARTICLES, PARTIES, ROLE_WORDS
from ingest.speakers.mentions import opening
from ingest.speakers.writing import titled

TABLES = Path("ingest/speakers/tables")
_OTHER = PLACE_HEADS | PLACE_LEADS | DEMONYMS | ORGANISATION_WORDS | ROLE_WORDS | PARTIES | PARTICLES | BODIES
"""Words that have another meaning in names."""
_SHORTEST = 3
_TEXTS, _SMALL, _RARE, _ONE_SIDED = 3, 0.9, 0.002, 9


def main() -> None:
    """Write both tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--given", type=Path, required=True)
    chosen = parser.parse_args()
    small, large = _count(text for folder in chosen.folders for text in _texts(folder))
    ordinary = {word for word, n in small.items() if n >= _TEXTS and n >= _SMALL * (n + large[word])}
    _write("ordinary.txt", ordinary - NOT_NAMES)
    given = _elsewhere() | _given(chosen.given)
    _write("given.txt", {f"{name} {pronoun}" for name, pronoun in given.items() if name not in ordinary | NOT_NAMES | PLACES})


def _count(texts: Iterator[str]) -> tuple[Counter[str], Counter[str]]:
    """In how many texts each word is written small, and large where neither a sentence nor a headline asks for it."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for text in texts:
        seen: tuple[set[str], set[str]] = set(), set()
        for row in (tokens(text, paragraph, ()) for paragraph in paragraphs(text)):
            if titled(row):
                continue
            for at, token in enumerate(row):
                if token.lower.isalpha() and len(token.lower) > 1 and (token.text.islower() or not opening(row, at)):
                    seen[not token.text.islower()].add(token.lower)
        small.update(seen[0])
        large.update(seen[1])
    return small, large


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.txt")):
        yield path.read_text(encoding="utf-8", errors="replace")
    for path in sorted(folder.rglob("*.conllu")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield " ".join(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))
    for path in sorted(folder.rglob("*.tsv")):
        yield from (line.split("\t")[1] for line in path.read_text(encoding="utf-8").splitlines() if line.count("\t") > 1)


def _given(folder: Path) -> dict[str, str]:
    """Given names with "he", "she" or "-"; names rarer than one of 50,000 people are left out."""
    shares: dict[str, Counter[str]] = {}
    for pronoun, file in (("he", "dist.male.first"), ("she", "dist.female.first")):
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            name, share = line.split()[:2]
            shares.setdefault(name.lower(), Counter())[pronoun] = float(share)  # type: ignore[assignment]
    kept = {name: both for name, both in shares.items() if both.total() >= _RARE}
    return {name: next((p for p in both if both[p] * (_ONE_SIDED + 1) >= _ONE_SIDED * both.total()), "-") for name, both in kept.items()}


def _elsewhere() -> dict[str, str]:
    """Given names of many languages as Faker lists them, with "he", "she" or "-"."""
    from faker.providers import person  # type: ignore[import-not-found]

    listed: dict[str, defaultdict[str, set[str]]] = {
        kind: defaultdict(set) for kind in ("first_names_male", "first_names_female", "last_names")
    }
    for found in iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{found.name}").Provider
        for kind, languages in listed.items():
            for name in getattr(provider, kind, ()):
                languages[str(name).strip().lower()].add(found.name.partition("_")[0])
    he, she, surnames = listed.values()
    kept = {}
    for name in {*he, *she}:
        ours, theirs = len(he[name]), len(she[name])
        if len(name) >= _SHORTEST and _is_latin(name) and name not in _OTHER and len(surnames[name]) < max(ours, theirs):
            kept[name] = "he" if ours > 2 * theirs else "she" if theirs > 2 * ours else "-"
    return kept


def _is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in name)


def _write(file: str, lines: set[str]) -> None:
    (TABLES / file).write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
