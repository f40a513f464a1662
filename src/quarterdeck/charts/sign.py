"""Pictures that say where they are from: title, source, licence, date and page, inside the file itself."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from html import escape

_RDF = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/"'
)
#: What is said, in the words of Dublin Core and in those that the PNG standard knows.
_TERMS = {
    "title": ("dc:title", "Title"),
    "description": ("dc:description", "Description"),
    "source": ("dc:source", "Source"),
    "dated": ("dc:date", "Creation Time"),
    "attribution": ("dc:rights", "Copyright"),
    "licence": ("dcterms:license", "License"),
    "page": ("dc:identifier", "URL"),
}
_HEADER = 8 + 25  # the signature, and the first chunk, which is always as long


def sign_svg(svg: bytes, about: Mapping[str, str]) -> bytes:
    """Put what ``about`` says (keys as in the data's descriptions) into an SVG file, as RDF."""
    said = "".join(f"<{term}>{escape(about[name])}</{term}>" for name, (term, _) in _TERMS.items() if name in about)
    block = f'<metadata><rdf:RDF {_RDF}><rdf:Description rdf:about="">{said}</rdf:Description></rdf:RDF></metadata>'
    return svg.replace(b"</desc>", b"</desc>" + block.encode(), 1)


def sign_png(png: bytes, about: Mapping[str, str]) -> bytes:
    """Put the same into a PNG file, as text chunks. The picture is not drawn or packed again."""
    if not png:
        return png
    chunks = b"".join(_chunk(word, about[name]) for name, (_, word) in _TERMS.items() if name in about)
    return png[:_HEADER] + chunks + png[_HEADER:]


def _chunk(word: str, text: str) -> bytes:
    """Write an iTXt chunk: UTF-8 text, not compressed, of no named language."""
    body = b"iTXt" + word.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
