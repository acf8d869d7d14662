/* SPDX-License-Identifier: MIT
 * YAML as a plain tree with places: the wall around libfyaml. */
#ifndef RULESET_YAML_H
#define RULESET_YAML_H

#include "base/fault.h"

typedef enum NodeKind { NODE_SCALAR, NODE_LIST, NODE_MAP } NodeKind;

typedef struct Node {
    NodeKind kind;
    const char *text; /* scalar: its value, NUL-terminated */
    size_t len;
    size_t line, column;     /* from 1, where its text starts */
    const struct Node *key;  /* in a map: the scalar before the colon */
    const struct Node *next; /* of the same list or map */
    const struct Node *first;
} Node;

/* The documents of a file, as a list; NULL when there is none. Everything lies
 * in the arena. Syntax errors, duplicate keys, aliases and keys that are no
 * scalars go to faults. Thread-safe. */
const Node *yaml_read(Arena *arena, const char *path, const char *bytes,
                      size_t len, Faults *faults);
/* The value of a map's key, NULL when absent. */
const Node *node_get(const Node *map, const char *key);
/* "a scalar", "a list", "a map": for messages. */
const char *node_kind_name(NodeKind kind);

#endif
