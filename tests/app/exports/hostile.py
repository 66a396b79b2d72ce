"""One article whose every field tries to be something else: markup, formulas, TeX, JSON, control characters."""

from datetime import UTC, date, datetime

from archive.records import Article, Form, Polarity, Quote, Span, SpeakerKind

SIGNS = '=1+1 {"a"} \\input{x} $x$ 50% & <b>b</b> ~ ^ # _ @ }{ "'
TEXT = f"“{SIGNS}” said Ida Vorn. “{SIGNS}” said Ida Vorn again.\nShe denied that she had sold the boat."


def article(**given):
    known = {
        "id": "0123", "source": "a.txt", "title": f"{SIGNS}\x1b", "outlet": f"The Quay {SIGNS}",
        "authors": ("Anna de la Cruz", f"Desk {SIGNS}"), "published": date(2031, 5, 2),
        "retrieved": datetime(2031, 5, 3, 4, 5, tzinfo=UTC), "language": "en",
        "url": "https://quay.example/a?b={c}&d=e_f",
    }  # fmt: skip
    return Article(text=TEXT, **(known | given))


def quotes(**given):
    """A direct statement that stands there twice, and a denied one."""
    of = article(**given)
    again = TEXT.index("“", 1)
    common = {"article": of, "speaker": f"Ida Vorn {SIGNS}", "speaker_kind": SpeakerKind.PERSON, "role": SIGNS}
    direct = Quote(
        content=(Span(again, again + len(SIGNS) + 2),), verbatim=(Span(again + 1, again + 1 + len(SIGNS)),), form=Form.DIRECT, **common
    )
    start = TEXT.index("that she")
    denied = Quote(content=(Span(start, len(TEXT) - 1),), form=Form.INDIRECT, polarity=Polarity.DENIED, **common)
    return [direct, denied]
