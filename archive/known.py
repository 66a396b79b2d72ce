"""What holds for the whole archive, read from the database once for each generation."""

from dataclasses import replace

from sqlalchemy import Connection

from archive import reading, writing
from archive.filters import Coverage
from archive.records import Speaker


class Known:
    """Coverage and speakers as they stand in the generation that a connection sees. Safe between threads: at worst two read the same."""

    def __init__(self) -> None:
        self._coverage: Coverage | None = None
        self._speakers: tuple[int, tuple[Speaker, ...], frozenset[str]] | None = None

    def coverage(self, connection: Connection) -> Coverage:
        """What the archive holds, in numbers."""
        generation = writing.generation(connection)
        held = self._coverage
        if held is None or held.generation != generation:
            self._coverage = held = replace(reading.coverage(connection), generation=generation)
        return held

    def speakers(self, connection: Connection) -> tuple[Speaker, ...]:
        """Everyone on record, those with most statements first."""
        return self._everyone(connection)[0]

    def names(self, connection: Connection) -> frozenset[str]:
        """The names of everyone on record."""
        return self._everyone(connection)[1]

    def _everyone(self, connection: Connection) -> tuple[tuple[Speaker, ...], frozenset[str]]:
        generation = writing.generation(connection)
        held = self._speakers
        if held is None or held[0] != generation:
            everyone = tuple(reading.all_speakers(connection))
            self._speakers = held = generation, everyone, frozenset(speaker.name for speaker in everyone)
        return held[1:]
