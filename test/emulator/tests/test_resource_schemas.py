"""What the landing zone takes from the published schemas agrees with another copy of them, cfn-lint's."""

import json
import re
import unittest
from pathlib import Path

from aws_emulator.cloudformation.schema import schema_of

LIB = Path(__file__).parents[3] / "lib" / "resource-schemas"
TYPES = json.loads((LIB / "schemas.json").read_text())["types"]


def additions():
    """Type and path of what additions.ts says besides."""
    text = (LIB / "additions.ts").read_text()
    for type_name, entry in re.findall(r"'([\w:]+)': \{(.*)\}", text):
        yield from ((type_name, path) for path in re.findall(r"'([\w.]+)'", entry))


ADDED = set(additions())


def paths(type_name, key):
    pointers = (schema_of(type_name) or {}).get(key) or []
    steps = [[step for step in pointer.split("/")[2:] if step != "*"] for pointer in pointers]
    return {".".join(step) for step in steps}


def said(type_name):
    own = TYPES[type_name]
    return {*own["createOnly"], *own["sometimesCreateOnly"], *(path for name, path in ADDED if name == type_name)}


class ResourceSchemas(unittest.TestCase):
    def test_each_type_is_known_to_both(self):
        known = [name for name in TYPES if schema_of(name)]
        self.assertGreater(len(known), 40)
        self.assertEqual(known, list(TYPES))

    def test_nothing_that_is_create_only_is_left_out(self):
        left_out = [
            f"{name} {path}"
            for name in TYPES
            for key in ("createOnlyProperties", "conditionalCreateOnlyProperties")
            for path in paths(name, key)
            if not any(path == whole or path.startswith(whole + ".") for whole in said(name))
        ]
        self.assertEqual(left_out, [])

    def test_what_is_said_besides_is_needed(self):
        self.assertGreater(len(ADDED), 0)
        for name, path in ADDED:
            own = TYPES[name]
            self.assertNotIn(path, [*own["createOnly"], *own["sometimesCreateOnly"]])


if __name__ == "__main__":
    unittest.main()
