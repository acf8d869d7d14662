# SPDX-License-Identifier: MIT
"""The part of JSON Schema (2020-12) that rules/schema uses. A keyword that is
not known here is an error, so that nothing in the schema goes unchecked."""
import re

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool,
         "integer": int, "number": (int, float)}
NOTES = {"$schema", "title", "description", "$defs", "then"}


def is_type(value, name):
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, TYPES[name])


def resolve(root, ref):
    for step in ref.removeprefix("#/").split("/"):
        root = root[step]
    return root


class Checker:
    def __init__(self, root):
        self.root = root

    def faults(self, value, schema=None, path="$"):
        """What is wrong with a value, as "path: reason"."""
        schema = self.root if schema is None else schema
        if isinstance(schema, bool):
            return [] if schema else [f"{path}: not allowed"]
        found = []
        for word, rule in schema.items():
            if word in NOTES:
                continue
            check = getattr(self, "check_" + word.lstrip("$"))
            found += check(value, rule, schema, path)
        return found

    def fine(self, value, schema):
        return not self.faults(value, schema)

    def check_ref(self, value, ref, _, path):
        return self.faults(value, resolve(self.root, ref), path)

    def check_type(self, value, names, _, path):
        names = [names] if isinstance(names, str) else names
        good = any(is_type(value, name) for name in names)
        return [] if good else [f"{path}: no {' or '.join(names)}"]

    def check_enum(self, value, choices, _, path):
        return [] if value in choices else [f"{path}: none of {choices}"]

    def check_const(self, value, const, _, path):
        return [] if value == const else [f"{path}: not {const}"]

    def check_pattern(self, value, pattern, _, path):
        good = not isinstance(value, str) or re.search(pattern, value)
        return [] if good else [f"{path}: not like {pattern}"]

    def check_minLength(self, value, least, _, path):
        good = not isinstance(value, str) or len(value) >= least
        return [] if good else [f"{path}: too short"]

    def check_maxLength(self, value, most, _, path):
        good = not isinstance(value, str) or len(value) <= most
        return [] if good else [f"{path}: too long"]

    def check_minItems(self, value, least, _, path):
        good = not isinstance(value, list) or len(value) >= least
        return [] if good else [f"{path}: too few"]

    def check_maxItems(self, value, most, _, path):
        good = not isinstance(value, list) or len(value) <= most
        return [] if good else [f"{path}: too many"]

    def check_minimum(self, value, least, _, path):
        good = not is_type(value, "number") or value >= least
        return [] if good else [f"{path}: below {least}"]

    def check_maximum(self, value, most, _, path):
        good = not is_type(value, "number") or value <= most
        return [] if good else [f"{path}: above {most}"]

    def check_required(self, value, names, _, path):
        if not isinstance(value, dict):
            return []
        return [f"{path}: no {name}" for name in names if name not in value]

    def check_properties(self, value, schemas, _, path):
        if not isinstance(value, dict):
            return []
        return [f for name in value if name in schemas
                for f in self.faults(value[name], schemas[name],
                                     f"{path}.{name}")]

    def check_additionalProperties(self, value, rule, schema, path):
        if not isinstance(value, dict):
            return []
        known = schema.get("properties", {})
        return [f for name in value if name not in known
                for f in self.faults(value[name], rule, f"{path}.{name}")]

    def check_propertyNames(self, value, rule, _, path):
        if not isinstance(value, dict):
            return []
        return [f for name in value
                for f in self.faults(name, rule, f"{path}.{name}")]

    def check_items(self, value, rule, _, path):
        if not isinstance(value, list):
            return []
        return [f for i, item in enumerate(value)
                for f in self.faults(item, rule, f"{path}[{i}]")]

    def check_allOf(self, value, schemas, _, path):
        return [f for s in schemas for f in self.faults(value, s, path)]

    def check_oneOf(self, value, schemas, _, path):
        each = [self.faults(value, s, path) for s in schemas]
        if sum(not faults for faults in each) == 1:
            return []
        return min(each, key=len) or [f"{path}: more than one of the forms"]

    def check_not(self, value, schema, _, path):
        return [f"{path}: not so"] if self.fine(value, schema) else []

    def check_if(self, value, condition, schema, path):
        if not self.fine(value, condition):
            return []
        return self.faults(value, schema.get("then", True), path)
