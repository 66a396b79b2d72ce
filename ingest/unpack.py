"""A page's body from the wire, unpacked in small pieces so that a bomb is noticed before it is in memory."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn

from archive.errors import FetchFailed
from ingest.limits import FetchLimits
from ingest.readers.document import megabytes

ACCEPTED = "gzip, deflate"
"""The Accept-Encoding that goes with `unpacked`."""

_PIECE = 65_536
_RATIO_FROM = 1_000_000


def unpacked(chunks: Iterable[bytes], encoding: str, limits: FetchLimits) -> Iterator[bytes]:
    """The decoded body; raises FetchFailed at the cap that is passed (wire, decoded or ratio), or for damaged or unknown packing."""
    unpack = _unpacker(encoding)
    wire = decoded = 0
    for raw in chunks:
        wire += len(raw)
        if wire > limits.wire:
            too_large(limits)
        for piece in unpack(raw):
            decoded += len(piece)
            if decoded > max(_RATIO_FROM, limits.ratio * wire):
                raise FetchFailed(f"the page unpacks to more than {limits.ratio} times its size, as no article does")
            if decoded > limits.decoded:
                raise FetchFailed(f"the page is larger than {megabytes(limits.decoded)} when unpacked, the most that is read")
            yield piece


def too_large(limits: FetchLimits) -> NoReturn:
    """Refuse a body that is, or says it is, over the cap on the wire."""
    raise FetchFailed(f"the page is larger than {megabytes(limits.wire)}, the most that is read")


def _unpacker(encoding: str) -> Callable[[bytes], Iterable[bytes]]:
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        return lambda raw: (raw,)
    if name in {"gzip", "x-gzip"}:
        decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return lambda raw: _pieces(decoder, raw)
    if name == "deflate":
        return _deflate()
    raise FetchFailed(f"the page is packed as {name[:40]}, which was not asked for")


def _deflate() -> Callable[[bytes], Iterable[bytes]]:
    """Zlib by the book, or the bare stream that some servers send: the first byte tells them apart."""
    decoder = None

    def unpack(raw: bytes) -> Iterable[bytes]:
        nonlocal decoder
        if decoder is None:
            decoder = zlib.decompressobj(zlib.MAX_WBITS if raw[:1] == b"\x78" else -zlib.MAX_WBITS)
        return _pieces(decoder, raw)

    return unpack


def _pieces(decoder: "zlib._Decompress", raw: bytes) -> Iterator[bytes]:
    """What `raw` adds, in pieces of at most 64 KiB. What follows the packed stream's end is ignored, as browsers do."""
    while raw and not decoder.eof:
        try:
            piece = decoder.decompress(raw, _PIECE)
        except zlib.error as error:
            raise FetchFailed("the page's compression is damaged") from error
        raw = decoder.unconsumed_tail
        yield piece
