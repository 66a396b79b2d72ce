"""What holds for the whole archive, read from the database once for each generation."""

from dataclasses import replace
from threading import Lock

from sqlalchemy import Connection

from archive import lexical, reading, writing
from archive.filters import Coverage
from archive.records import Speaker


class Known:
    """Coverage and speakers as they stand in the generation that a connection sees. Safe between threads: one reads, the others wait."""

    def __init__(self) -> None:
        self._counting, self._naming = Lock(), Lock()
        self._coverage: Coverage | None = None
        self._speakers: tuple[int, tuple[Speaker, ...], frozenset[str]] | None = None
        self._rows: tuple[int, dict[str, int]] = (0, {})

    def coverage(self, connection: Connection) -> Coverage:
        """What the archive holds, in numbers."""
        generation = writing.generation(connection)
        with self._counting:
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

    def sought(self, connection: Connection, words: str) -> str:
        """What a keyword search for `words` looks for; in a large archive without the words that are too common to tell much."""
        telling = lexical.telling([words])
        held = self.coverage(connection)
        if len(telling) > 1 and held.quotes > lexical.ROWS:
            if self._rows[0] != held.generation:
                self._rows = held.generation, {}
            counted = self._rows[1]
            for word in telling:
                if word not in counted:
                    counted[word] = lexical.rows_with(connection, word)
            telling = lexical.rarest({word: counted[word] for word in telling})
        return lexical.expression(telling)

    def _everyone(self, connection: Connection) -> tuple[tuple[Speaker, ...], frozenset[str]]:
        generation = writing.generation(connection)
        with self._naming:
            held = self._speakers
            if held is None or held[0] != generation:
                everyone = tuple(reading.all_speakers(connection))
                self._speakers = held = generation, everyone, frozenset(speaker.name for speaker in everyone)
            return held[1:]
