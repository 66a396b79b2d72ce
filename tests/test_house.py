"""The house as it is drawn: who may import what, what nobody may import, and that nothing heavy is loaded at import."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("archive", "ingest", "app", "prompts")
SOURCES = sorted(p for package in PACKAGES for p in (ROOT / package).rglob("*.py"))
LONGEST = 400

OWNERS = {
    "chromadb": ("archive/vectors.py",),
    "sqlalchemy": ("archive/",),
    "alembic": ("archive/",),
    "sentence_transformers": ("ingest/embed.py",),
    "transformers": ("ingest/embed.py",),
    "onnxruntime": ("ingest/inference.py",),
    "torch": (),
    "gradio": ("app/ui/",),
    "httpx": (),
    "httpcore": ("ingest/fetch.py",),
    "socket": ("ingest/fetch.py",),
    "trafilatura": ("ingest/readers/",),
    "pypdf": ("ingest/readers/",),
    "feedparser": ("ingest/readers/",),
    "typer": ("app/cli",),
    "rich": ("app/cli",),
    "langchain": ("app/model.py",),
}
NOBODY = (  # serialisers and builtins that run code, template engines, other ways to a socket
    "builtins",
    "importlib.import_module",
    "runpy",
    "pickle",
    "shelve",
    "marshal",
    "jinja2",
    "requests",
    "urllib.request",
    "http.client",
    "ftplib",
    "telnetlib",
    "dill",
    "joblib",
    "cloudpickle",
)
OUTSIDE = ("training", "bench", "tests")
ARROWS = {"archive": ("ingest", "app", *OUTSIDE), "ingest": ("app", *OUTSIDE), "app": OUTSIDE}


def imports(path):
    """Dotted names that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name, module):
    return name == module or name.startswith(module + ".")


def breaches(path, place):
    """What a file does against the house's rules, a few words each; `place` is its path in the house."""
    for name in imports(path):
        for module, owners in OWNERS.items():
            if within(name, module) and not place.startswith(owners or ("nowhere",)):
                yield f"imports {module}"
        if any(within(name, module) for module in NOBODY):
            yield f"imports {name}"
        if name.split(".")[0] in ARROWS.get(place.split("/")[0], ()):
            yield f"imports {name} against the arrow"
    if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST:
        yield "has two ideas"
    yield from dangers(path)


def dangers(path):
    """Where a file evaluates text, starts a shell or trusts a stranger's code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name) and node.id in {"eval", "exec", "compile", "__import__", "__builtins__"}:
            yield f"uses {node.id}"
        for keyword in node.keywords if isinstance(node, ast.Call) else ():
            if keyword.arg in {"trust_remote_code", "shell"} and getattr(keyword.value, "value", True):
                yield f"sets {keyword.arg}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_keeps_to_its_room(path):
    place = path.relative_to(ROOT).as_posix()
    if "migrations/" not in place:
        assert list(breaches(path, place)) == []


@pytest.mark.parametrize(
    ("code", "breach"),
    [
        ("def f():\n    from chromadb.config import Settings", "imports chromadb"),
        ("import pickle", "imports pickle"),
        ("import builtins\nbuiltins.eval('1')", "imports builtins"),
        ("from importlib import import_module", "imports importlib.import_module"),
        ("from app.chain import build_chain", "imports app.chain against the arrow"),
        ("import socket", "imports socket"),
        ("eval('1')", "uses eval"),
        ("run = exec", "uses exec"),
        ("load(trust_remote_code=True)", "sets trust_remote_code"),
        ("load(trust_remote_code=wanted)", "sets trust_remote_code"),
        ("run('ls', shell=True)", "sets shell"),
        ("x = 1\n" * (LONGEST + 1), "has two ideas"),
    ],
)
def test_a_broken_rule_is_seen(tmp_path, code, breach):
    wrong = tmp_path / "wrong.py"
    wrong.write_text(code, encoding="utf-8")
    assert breach in list(breaches(wrong, "archive/wrong.py"))


def test_what_is_allowed_is_no_breach(tmp_path):
    fine = tmp_path / "fine.py"
    fine.write_text("import re\nimport sqlalchemy\nre.compile('a')\nmodel.eval()\nload(trust_remote_code=False)\n", encoding="utf-8")
    assert list(breaches(fine, "archive/fine.py")) == []


def test_the_command_loads_nothing_heavy_at_import():
    heavy = ("torch", "chromadb", "gradio", "sentence_transformers", "transformers", "trafilatura", "onnxruntime")
    code = f"import sys, app.cli; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
