"""How wide a text is drawn: by a wide font that many readers have, so that in others there is room to spare."""

from __future__ import annotations

#: Widths in hundredths of the type size, and the characters that are so wide (DejaVu Sans).
_WIDTHS = {
    28: "'ijlIJ",
    34: "  ,.·’/:;\\|f-",
    40: "()[]t!r",
    50: '"*_`–sz“”?c',
    58: "LFkvxyPTYaoeESbdghnpqu",
    64: "$0123456789{}£€KAV",
    70: "BRXZCUHNDG",
    80: "&OQw#+<=>^~\N{MINUS SIGN}",
    97: "MmW%@…",
}
_OF = {character: width for width, characters in _WIDTHS.items() for character in characters}
#: What is written with other characters is taken to be as wide as it is high.
_OTHERS = 100
_BOLD = 1.12
_ROOM = 1.03


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width of a line of text in pixels, rather too much than too little."""
    hundredths = sum(
        _OF.get(character, _OTHERS if character > "\N{LATIN SMALL LETTER Y WITH DIAERESIS}" else 64)
        for character in text
    )
    return hundredths / 100 * size * _ROOM * (_BOLD if bold else 1)


def wrap_text(text: str, size: float, width: float) -> list[str]:
    """Break a text into lines that fit into a width: between words, and in a word that is wider than a line."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines += _broken(word, size, width)
    return lines


def _broken(word: str, size: float, width: float) -> list[str]:
    """Break a word behind a stroke or hyphen where it can be, else where the line ends."""
    pieces = []
    while text_width(word, size) > width and len(word) > 1:
        fits = max((n for n in range(1, len(word)) if text_width(word[:n], size) <= width), default=1)
        stroke = max(word.rfind("/", 0, fits), word.rfind("-", 0, fits)) + 1
        pieces.append(word[: stroke or fits])
        word = word[stroke or fits :]
    return [*pieces, word]
