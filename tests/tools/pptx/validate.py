"""Validates PPTX files, and the workbooks in them, with the Open XML SDK and with openxml-audit."""

import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ProcessPoolExecutor

from openxml_audit import FileFormat, OpenXmlValidator

SDK = pathlib.Path(os.environ["PPTX_TOOLS"]) / "node_modules/.bin/ooxml-validator"


def sdk(path):
    """What the Open XML SDK finds in a file."""
    said = subprocess.run([SDK, path], capture_output=True, text=True)
    if said.returncode > 1:
        return [f"the validator cannot run: {said.stderr.strip()}"]
    errors = json.loads(said.stdout)["errors"]
    return [f"{error.get('path')} {error.get('xPath')}: {error['description']}" for error in errors]


def audit(path):
    """What openxml-audit finds in a file, warnings too."""
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    return [f"{error.part_uri} {error.path}: {error.description}" for error in found.errors]


def validated(path):
    """What both find. A process for each core runs this: Python runs on one only, and starting processes beside threads may hang."""
    return sdk(path), audit(path)


def workbooks(path, folder, seen):
    """The workbooks in a file, each distinct one once, under names that say where they come from."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if not name.endswith(".xlsx"):
                continue
            data = package.read(name)
            digest = hashlib.sha256(data).hexdigest()
            if digest not in seen:
                seen.add(digest)
                target = pathlib.Path(folder) / f"{pathlib.Path(path).stem}-{pathlib.Path(name).name}"
                target.write_bytes(data)
                yield str(target)


def main(paths):
    with tempfile.TemporaryDirectory() as folder:
        seen = set()
        files = [file for path in paths for file in [path, *workbooks(path, folder, seen)]]
        with ProcessPoolExecutor() as pool:
            told = [
                f"{pathlib.Path(file).name}: {who}: {finding}"
                for file, both in zip(files, pool.map(validated, files))
                for who, findings in zip(["Open XML SDK", "openxml-audit"], both)
                for finding in findings
            ]
    print("\n".join(told), end="\n" if told else "")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
