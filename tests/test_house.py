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
    "onnxruntime": ("ingest/attribution/", "ingest/embed.py"),
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
}
NOBODY = (  # serialisers that run code, template engines, other ways to a socket
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


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_keeps_to_its_room(path):
    place = path.relative_to(ROOT).as_posix()
    if "migrations/" in place:
        return
    for name in imports(path):
        for module, owners in OWNERS.items():
            assert not within(name, module) or place.startswith(owners or ("nowhere",)), f"{place} imports {module}"
        assert not any(within(name, module) for module in NOBODY), f"{place} imports {name}"
        assert name.split(".")[0] not in ARROWS.get(place.split("/")[0], ()), f"{place} imports {name} against the arrow"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST, f"{place} has two ideas"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_evaluates_text_or_trusts_remote_code(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            assert called not in {"eval", "exec", "__import__"} or isinstance(node.func, ast.Attribute)
            assert not any(k.arg == "trust_remote_code" and getattr(k.value, "value", True) for k in node.keywords)
            assert not any(k.arg == "shell" and getattr(k.value, "value", True) for k in node.keywords)


def test_a_broken_rule_would_be_seen(tmp_path):
    wrong = tmp_path / "wrong.py"
    wrong.write_text("def f():\n    from chromadb.config import Settings\n    import pickle\n", encoding="utf-8")
    assert {"chromadb.config", "pickle"} <= set(imports(wrong))


def test_the_command_loads_nothing_heavy_at_import():
    heavy = ("torch", "chromadb", "gradio", "sentence_transformers", "transformers", "trafilatura", "onnxruntime")
    code = f"import sys, app.cli; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
