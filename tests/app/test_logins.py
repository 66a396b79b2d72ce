"""Logins: hashed, checked, refused in one sentence."""

import stat
from pathlib import Path

import pytest

from app.logins import Logins, add
from archive.errors import BadInput

PASSWORD = "seven gulls on a pier"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file for all: hashing is slow on purpose."""
    made = tmp_path_factory.mktemp("logins") / "logins"
    add(made, "ada", PASSWORD)
    return made


def test_a_login_opens_with_its_password_alone(file: Path):
    logins = Logins.read(file)
    assert logins("ada", PASSWORD)
    assert not logins("ada", PASSWORD + " ")
    assert not logins("ben", PASSWORD)


def test_the_file_tells_no_password_and_only_its_owner_reads_it(file: Path):
    assert PASSWORD not in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_new_password_replaces_the_old_one(file: Path, tmp_path: Path):
    copy = tmp_path / "copy"
    copy.write_bytes(file.read_bytes().replace(b"ada:", b"ben:") + file.read_bytes())
    add(copy, "ada", "another long one")
    logins = Logins.read(copy)
    assert logins("ada", "another long one")
    assert not logins("ada", PASSWORD)
    assert logins("ben", PASSWORD)


@pytest.mark.parametrize(("name", "password"), [("a b", PASSWORD), ("a:b", PASSWORD), ("", PASSWORD), ("ada", "short")])
def test_what_will_not_do_is_refused(tmp_path: Path, name: str, password: str):
    with pytest.raises(BadInput):
        add(tmp_path / "logins", name, password)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["", "ada:secret\n", "ada:scrypt:65536:8:2:zz:00\n", f"ada:scrypt:{2**30}:8:2:00:{'00' * 32}\n"])
def test_a_file_without_a_good_login_is_refused(tmp_path: Path, text: str):
    (tmp_path / "logins").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput):
        Logins.read(tmp_path / "logins")
