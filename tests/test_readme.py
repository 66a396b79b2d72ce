"""The README names every command and every setting, with the default that holds."""

import re
from inspect import signature
from pathlib import Path

import typer.main

from app.cli import app
from app.ui.programs import Programs
from archive.settings import Settings

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme_and_nothing_else_is():
    commands = set(typer.main.get_command(app).commands)
    assert commands == set(re.findall(r"^\| `onrecord (\w+)", README, re.M))


def test_every_setting_is_in_the_readme_with_its_default():
    for name, field in Settings.model_fields.items():
        default = "" if field.default in ("", None) else str(field.default)
        row = f"| `ONRECORD_{name.upper()}` | {f'`{default}`' if default else 'none'} | {field.description} |"
        assert row in README, row


def test_every_function_for_programs_is_in_the_readme_with_what_it_takes():
    offered = {name: list(signature(each).parameters)[1:] for name, each in vars(Programs).items() if not name.startswith("_")}
    told = re.findall(r"^\| `(\w+)` \| ([`\w, ]*) ?\| [^|`]+ \|$", README, re.M)
    assert {name: re.findall(r"\w+", takes) for name, takes in told if name in offered} == offered


def test_no_placeholder_is_left():
    assert not re.search(r"^(SESSION|COMMANDS|SETTINGS|MEASURED|LIMITS)$", README, re.M)


def test_pictures_are_there():
    for path in re.findall(r"\[[^]]*\]\((docs/[^)]+)\)", README):
        assert (Path(__file__).parent.parent / path).is_file(), path
