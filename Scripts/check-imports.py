#!/usr/bin/env python3
"""Fails where a target imports a module of this package that the manifest does not let it see.

The compiler accepts transitive imports, so the walls between targets need a check of their own.
"""
import json
import pathlib
import re
import subprocess
import sys

IMPORT = re.compile(
    r"^[ \t]*(?:@\w+(?:\([^)]*\))?[ \t]+)*(?:(?:public|package|internal|private|fileprivate)[ \t]+)?"
    r"import[ \t]+(?:(?:struct|class|enum|protocol|func|typealias|var|let)[ \t]+)?(\w+)",
    re.MULTILINE,
)
PURE = {"Forms", "Validation", "Completeness", "Consolidation", "Spreadsheet"}
# A lock around what was computed once changes no result.
PURE_MAY = {"FoundationEssentials", "Synchronization"}


def main() -> int:
    described = subprocess.check_output(["swift", "package", "describe", "--type", "json"])
    targets = {target["name"]: target for target in json.loads(described)["targets"]}
    failures = []
    for target in targets.values():
        declared = set(target.get("target_dependencies") or [])
        for source in target.get("sources", []):
            path = pathlib.Path(target["path"], source)
            if path.suffix != ".swift":
                continue
            for module in IMPORT.findall(path.read_text(encoding="utf-8")):
                if module in targets and module not in declared:
                    failures.append(f"{path}: imports {module}, which {target['name']} may not see")
                if target["name"] in PURE and module not in targets and module not in PURE_MAY:
                    failures.append(f"{path}: imports {module}, but {target['name']} is pure")
    print("\n".join(failures) or "imports: ok")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
