"""Files that the server makes and the browser saves; nothing of them has an address."""

from base64 import b64encode

TYPES = {
    "csv": "text/csv",
    "md": "text/markdown",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
LONGEST = 60


def handed(title: str, ending: str, content: bytes) -> dict[str, str]:
    """A file for press.js: name, media type and content in base64."""
    words = "".join(sign if sign.isalnum() else " " for sign in title).split()
    name = "-".join(words)[:LONGEST] or "onrecord"
    return {"name": f"{name}.{ending}", "type": TYPES[ending], "content": b64encode(content).decode()}
