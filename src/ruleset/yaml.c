/* SPDX-License-Identifier: MIT */
#include "ruleset/yaml.h"

#include "base/utf8.h"
#include <libfyaml.h>
#include <string.h>

#define DEPTH_MAX 16 /* no file of ours nests deeper */

typedef struct Build {
    Arena *arena;
    const char *path, *bytes;
    size_t len;
    Faults *faults;
    size_t line, column; /* of the scalar read last */
} Build;

static void fault_line(Build *b, size_t line, size_t column, const char *what) {
    fault_add(b->faults,
              place_in(b->arena, b->path, b->bytes, b->len, line, column), "%s",
              what);
}

static void set_scalar(Build *b, Node *node, struct fy_node *fyn) {
    size_t len;
    const char *text = fy_node_get_scalar(fyn, &len);
    struct fy_token *token = fy_node_get_scalar_token(fyn);
    const struct fy_mark *mark = token ? fy_token_start_mark(token) : NULL;
    if (mark) {
        node->line = (size_t)mark->line + 1;
        node->column = (size_t)mark->column + 1;
        b->line = node->line;
        b->column = node->column;
    }
    node->len = text ? len : 0;
    if (node->len && memchr(text, 0, node->len))
        fault_line(b, node->line, node->column, "a NUL character");
    node->text = arena_copy(b->arena, text ? text : "", node->len);
}

static Node *build(Build *b, struct fy_node *fyn, int depth);

static Node *build_value(Build *b, struct fy_node *fyn, int depth,
                         const Node *parent) {
    Node *node = build(b, fyn, depth);
    if (node && !node->line && parent) {
        node->line = parent->line;
        node->column = parent->column;
    }
    return node;
}

static void build_map(Build *b, Node *map, struct fy_node *fyn, int depth) {
    const Node **tail = &map->first;
    void *iter = NULL;
    for (struct fy_node_pair *pair;
         (pair = fy_node_mapping_iterate(fyn, &iter));) {
        Node *key = build(b, fy_node_pair_key(pair), depth);
        if (!key) return;
        Node *value = build_value(b, fy_node_pair_value(pair), depth, key);
        if (!value) return;
        if (key->kind != NODE_SCALAR) {
            fault_line(b, key->line, key->column, "a key must be a scalar");
            continue;
        }
        value->key = key;
        if (!map->line) {
            map->line = key->line;
            map->column = key->column;
        }
        *tail = value;
        tail = &value->next;
    }
}

static void build_list(Build *b, Node *list, struct fy_node *fyn, int depth) {
    const Node **tail = &list->first;
    void *iter = NULL;
    for (struct fy_node *item; (item = fy_node_sequence_iterate(fyn, &iter));) {
        Node *value = build(b, item, depth);
        if (!value) return;
        if (!list->line) {
            list->line = value->line;
            list->column = value->column;
        }
        *tail = value;
        tail = &value->next;
    }
}

/* NULL when memory runs out or the file nests too deep. */
static Node *build(Build *b, struct fy_node *fyn, int depth) {
    Node *node = arena_alloc(b->arena, sizeof *node);
    if (!node) {
        b->faults->lost = true;
        return NULL;
    }
    if (depth >= DEPTH_MAX) {
        fault_line(b, b->line + !b->line, b->column + !b->column,
                   "nested too deep");
        return NULL;
    }
    enum fy_node_type type = fyn ? fy_node_get_type(fyn) : FYNT_SCALAR;
    if (fyn && fy_node_is_alias(fyn)) {
        set_scalar(b, node, fyn);
        fault_line(b, node->line, node->column,
                   "aliases are not allowed in these files");
    } else if (type == FYNT_MAPPING) {
        node->kind = NODE_MAP;
        build_map(b, node, fyn, depth + 1);
    } else if (type == FYNT_SEQUENCE) {
        node->kind = NODE_LIST;
        build_list(b, node, fyn, depth + 1);
    } else if (fyn) {
        set_scalar(b, node, fyn);
    } else {
        node->text = "";
    }
    return node;
}

static void take_errors(Build *b, struct fy_diag *diag) {
    void *iter = NULL;
    for (struct fy_diag_error *e; (e = fy_diag_errors_iterate(diag, &iter));)
        fault_line(b, (size_t)(e->line > 0 ? e->line : 1),
                   (size_t)(e->column > 0 ? e->column : 1), e->msg);
}

static void read_documents(Build *b, struct fy_parser *parser, Node *list) {
    const Node **tail = &list->first;
    for (struct fy_document *doc; (doc = fy_parse_load_document(parser));) {
        struct fy_node *root = fy_document_root(doc);
        Node *node = root ? build(b, root, 0) : NULL;
        fy_parse_document_destroy(parser, doc);
        if (!node) continue;
        *tail = node;
        tail = &node->next;
    }
}

/* What no file of ours needs and libfyaml 0.7 reads badly: bytes that are no
 * UTF-8 (a directive with one is read for ever), control characters, and
 * directives and explicit keys (nested ones crash it). */
static bool refuse_line(Build *b, size_t line, const char *text, size_t len) {
    size_t valid = utf8_valid(text, len), blank = 0;
    const char *what = NULL;
    size_t column = 1;
    while (blank < len && text[blank] == ' ')
        blank++;
    for (size_t i = 0; i < len && !what; i++)
        if ((unsigned char)text[i] < ' ' && text[i] != '\t' &&
            text[i] != '\r') {
            what = "a control character";
            column = utf8_count(text, i) + 1;
        }
    if (valid != len) {
        what = "not valid UTF-8";
        column = utf8_count(text, valid) + 1;
    } else if (len && text[0] == '%') {
        what = "directives are not allowed in these files";
    } else if (blank < len && text[blank] == '?' &&
               (blank + 1 == len || strchr(" \t\r", text[blank + 1]))) {
        what = "keys with ? are not allowed in these files";
        column = blank + 1;
    }
    if (what) fault_line(b, line, column, what);
    return what != NULL;
}

static bool refuse(Build *b) {
    bool refused = false;
    size_t line = 1;
    for (size_t at = 0; at < b->len; line++) {
        const char *lf = memchr(b->bytes + at, '\n', b->len - at);
        size_t end = lf ? (size_t)(lf - b->bytes) : b->len;
        refused |= refuse_line(b, line, b->bytes + at, end - at);
        at = end + 1;
    }
    return refused;
}

const Node *yaml_read(Arena *arena, const char *path, const char *bytes,
                      size_t len, Faults *faults) {
    Build b = {arena, path, bytes, len, faults, 0, 0};
    if (refuse(&b)) return NULL;
    Node *list = arena_alloc(arena, sizeof *list);
    struct fy_diag_cfg quiet;
    fy_diag_cfg_default(&quiet);
    quiet.fp = NULL;
    quiet.colorize = false;
    struct fy_diag *diag = fy_diag_create(&quiet);
    struct fy_parse_cfg cfg = {.flags = FYPCF_DEFAULT_PARSE, .diag = diag};
    struct fy_parser *parser = diag ? fy_parser_create(&cfg) : NULL;
    if (!list || !parser) {
        faults->lost = true;
    } else {
        list->kind = NODE_LIST;
        fy_diag_set_collect_errors(diag, true);
        if (fy_parser_set_string(parser, bytes, len) == 0)
            read_documents(&b, parser, list);
        take_errors(&b, diag);
    }
    if (parser) fy_parser_destroy(parser);
    if (diag) fy_diag_destroy(diag);
    return list && list->first ? list : NULL;
}

const Node *node_get(const Node *map, const char *key) {
    for (const Node *n = map->first; n; n = n->next)
        if (n->key && !strcmp(n->key->text, key)) return n;
    return NULL;
}

const char *node_kind_name(NodeKind kind) {
    static const char *const names[] = {"a scalar", "a list", "a map"};
    return names[kind];
}
