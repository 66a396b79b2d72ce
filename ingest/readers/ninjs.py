"""ninjs, the IPTC's JSON for news, versions 1 to 3, turned into the documented fields."""

from collections.abc import Mapping

from ingest.readers import markup
from ingest.readers.document import ReadLimits

_BODIES = ("body_text", "body_xhtml", "bodies")


def is_one(value: Mapping[str, object]) -> bool:
    """Whether an object is a ninjs item with a body."""
    return any(value.get(key) for key in _BODIES)


def documented(item: Mapping[str, object], limits: ReadLimits) -> dict[str, object]:
    """The item as `text`, `id`, `title`, `outlet`, `authors`, `published`, `url`, `language`."""
    fields: dict[str, object] = {
        "text": _body(item, limits),
        "id": item.get("uri") or item.get("id"),
        "title": _of_role(item.get("headlines"), "main") or item.get("headline") or item.get("name") or item.get("title"),
        "outlet": _named(item.get("provider")) or item.get("copyrightholder") or item.get("copyrightHolder"),
        "authors": item.get("byline") or item.get("by"),
        "published": item.get("firstcreated") or item.get("firstCreated") or item.get("versioncreated") or item.get("versionCreated"),
        "url": _address(item),
        "language": item.get("language"),
    }
    return fields


def _body(item: Mapping[str, object], limits: ReadLimits) -> object:
    """The plain body, else the text of the marked-up one; where the plain one has lost its paragraphs, the one that keeps them."""
    plain, marked = _bodies(item)
    if plain and not (marked and isinstance(plain, str) and "\n" not in plain.strip()):
        return plain
    text = markup.text_of(marked, limits) if marked else ""
    return text if "\n" in text or not plain else plain


def _bodies(item: Mapping[str, object]) -> tuple[object, str]:
    """The plain body and the marked-up one, empty where there is none."""
    bodies = [body for body in _list(item.get("bodies")) if isinstance(body, dict) and isinstance(body.get("value"), str)]
    kinds = {
        str(body.get("contenttype") or body.get("contentType") or "text/plain").partition(";")[0]: body["value"]
        for body in reversed(bodies)
    }
    plain = item.get("body_text") or kinds.pop("text/plain", "")
    xhtml = item.get("body_xhtml")
    marked = kinds.get("text/html") or kinds.get("application/xhtml+xml") or kinds.get("text/xhtml") or next(iter(kinds.values()), "")
    return plain, xhtml if isinstance(xhtml, str) and xhtml else marked


def _of_role(values: object, role: str) -> object:
    items = [each for each in _list(values) if isinstance(each, dict)]
    best = next((each for each in items if each.get("role") == role), items[0] if items else {})
    return best.get("value")


def _named(value: object) -> object:
    return value.get("name") if isinstance(value, dict) else value


def _address(item: Mapping[str, object]) -> object:
    """The item's web page: its `url`, or its `uri` where that is an address."""
    uri = item.get("url") or item.get("uri")
    return uri if isinstance(uri, str) and uri.startswith(("http://", "https://")) else None


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
