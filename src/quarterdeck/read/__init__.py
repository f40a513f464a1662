"""Read: a council's folder of CSVs and its settings become typed rows, then records."""

from quarterdeck.read.folder import CouncilFolder, read_concepts, read_folder
from quarterdeck.read.records import build_concepts, build_council

__all__ = ["CouncilFolder", "build_concepts", "build_council", "read_concepts", "read_folder"]
