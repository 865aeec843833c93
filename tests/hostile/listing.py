"""Write the names of all hostile files to names.json: pytest wants them before the files are made."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parent))

import corpus

LURE = SimpleNamespace(path="/x", file="file:///x", address="http://x")
LIST = Path(__file__).with_name("names.json")

if __name__ == "__main__":
    LIST.write_text(json.dumps(sorted(corpus.build(LURE)), indent=1) + "\n", encoding="utf8")
