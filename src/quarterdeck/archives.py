"""Members of zip files that say nothing of when and by whom they were packed: the same content gives the same bytes."""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

#: The earliest moment that a zip can hold: files in it carry no date of their making.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def add_member(archive: ZipFile, name: str, content: bytes, *, packed: bool = False) -> None:
    """Add a file to a zip; one that is ``packed`` already is stored as it is."""
    info = ZipInfo(name, _NO_DATE)
    info.compress_type = ZIP_STORED if packed else ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, content)
