"""Who may open the app from another machine: a file of names with hashed passwords, a line each, that nobody else can read.

A line is `name:scrypt:N:r:p:salt:hash`, salt and hash in hex; scrypt after RFC 7914, with the cost that OWASP names for it.
"""

import os
import re
from dataclasses import dataclass
from hashlib import scrypt
from hmac import compare_digest
from pathlib import Path
from secrets import token_bytes

from archive.errors import BadInput

COST, BLOCK, LANES = 2**16, 8, 2
MEMORY = 2 * 128 * COST * BLOCK
LENGTH = 32
SHORTEST = 10
NAME = re.compile(r"[^\s:#]{1,64}")


@dataclass(frozen=True, slots=True, repr=False)
class Hashed:
    """A password as it is kept."""

    cost: int
    block: int
    lanes: int
    salt: bytes
    digest: bytes

    @classmethod
    def of(cls, password: str) -> "Hashed":
        """`password` with a salt of its own."""
        salt = token_bytes(16)
        return cls(COST, BLOCK, LANES, salt, _derived(password, salt, COST, BLOCK, LANES))

    def matches(self, password: str) -> bool:
        """Whether this is the password, in the same time whatever it is."""
        return compare_digest(self.digest, _derived(password, self.salt, self.cost, self.block, self.lanes))


class Logins:
    """The names of a file; called with a name and a password it says whether they belong together."""

    def __init__(self, known: dict[str, Hashed]) -> None:
        self._known = known
        self._nobody = Hashed.of(token_bytes(16).hex())

    def __call__(self, name: str, password: str) -> bool:
        hashed = self._known.get(name, self._nobody)  # an unknown name takes as long as a wrong password
        return hashed.matches(password) and name in self._known

    @classmethod
    def read(cls, file: Path) -> "Logins":
        """The logins of a file.

        Raises:
            BadInput: it cannot be read, has a line that is no login, or none at all.
        """
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(
                f"The logins cannot be read from {file}: make them with `onrecord chat --auth-file {file} --add-login NAME`."
            ) from error
        known = dict(_login(line, number, file) for number, line in enumerate(lines, start=1) if line.strip() and not line.startswith("#"))
        if not known:
            raise BadInput(f"{file} holds no login: add one with `onrecord chat --auth-file {file} --add-login NAME`.")
        return cls(known)


def add(file: Path, name: str, password: str) -> None:
    """Write a name with its password hashed to `file`, in place of what it had; nobody but its owner can read the file.

    Raises:
        BadInput: the name or the password will not do, or the file cannot be written.
    """
    if not NAME.fullmatch(name):
        raise BadInput("A name has 1 to 64 characters, without spaces, colons and number signs.")
    if len(password) < SHORTEST:
        raise BadInput(f"A password needs at least {SHORTEST} characters.")
    hashed = Hashed.of(password)
    line = ":".join((name, "scrypt", str(hashed.cost), str(hashed.block), str(hashed.lanes), hashed.salt.hex(), hashed.digest.hex()))
    new = file.with_name(f"{file.name}.new")
    try:
        held = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        others = [each for each in held if not each.startswith(f"{name}:")]
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
            out.write("\n".join([*others, line]) + "\n")
        new.replace(file)
    except OSError as error:
        raise BadInput(f"The login cannot be written to {file}: {error.strerror}.") from error


def _login(line: str, number: int, file: Path) -> tuple[str, Hashed]:
    try:
        name, kind, cost, block, lanes, salt, digest = line.strip().split(":")
        hashed = Hashed(int(cost), int(block), int(lanes), bytes.fromhex(salt), bytes.fromhex(digest))
        if kind != "scrypt" or not NAME.fullmatch(name) or len(hashed.digest) != LENGTH or not 128 * hashed.cost * hashed.block <= MEMORY:
            raise ValueError(line)
    except ValueError as error:
        raise BadInput(f"Line {number} of {file} is no login: passwords are kept hashed, as --add-login writes them.") from error
    return name, hashed


def _derived(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    return scrypt(password.encode("utf-8", "surrogatepass"), salt=salt, n=cost, r=block, p=lanes, maxmem=MEMORY, dklen=LENGTH)
