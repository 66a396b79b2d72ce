"""Settings come from arguments, the environment, a file and defaults, in this order; what is wrong is one sentence."""

import pytest

from archive.errors import BadInput
from archive.settings import Settings


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_PORT", raising=False)
    return tmp_path


def write(folder, text):
    (folder / "onrecord.toml").write_text(text, encoding="utf-8")


def test_arguments_go_before_the_environment_before_the_file_before_defaults(folder, monkeypatch):
    assert Settings.load().port == 7860
    write(folder, "port = 7001\n")
    assert Settings.load().port == 7001
    monkeypatch.setenv("ONRECORD_PORT", "7002")
    assert Settings.load().port == 7002
    assert Settings.load(port=7003).port == 7003
    assert Settings.load(port=None).port == 7002


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("prot = 7001\n", "prot"),
        ('port = "many"\n', "port"),
        ("port = 70000\n", "port"),
        ("passage_chars = 5\n", "passage_chars"),
        ("port = = 7001\n", "onrecord.toml"),
        ("\x00\x01", "onrecord.toml"),
    ],
)
def test_a_wrong_file_is_one_sentence_that_names_the_key(folder, text, said):
    write(folder, text)
    with pytest.raises(BadInput, match=said) as wrong:
        Settings.load()
    assert "\n" not in str(wrong.value)


def test_a_file_in_another_encoding_is_one_sentence(folder):
    (folder / "onrecord.toml").write_bytes("data = 'Übung'".encode("latin-1"))
    with pytest.raises(BadInput, match=r"onrecord\.toml"):
        Settings.load()


def test_a_wrong_variable_is_one_sentence_that_names_it(folder, monkeypatch):
    monkeypatch.setenv("ONRECORD_PORT", "nought")
    with pytest.raises(BadInput, match="port"):
        Settings.load()
