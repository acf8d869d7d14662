/* SPDX-License-Identifier: MIT
 * Findings as JSON, by jansson. */
#include "base/utf8.h"
#include "report/locate.h"
#include "report/report.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

/* Bytes as a JSON string; what is no UTF-8 becomes U+FFFD. */
static json_t *json_bytes(const char *bytes, size_t len) {
    Buf clean = {0};
    for (size_t at = 0; at < len;) {
        size_t good = utf8_valid(bytes + at, len - at);
        buf_add(&clean, bytes + at, good);
        at += good;
        if (at == len) break;
        buf_text(&clean, REPLACEMENT);
        at += utf8_bad(bytes + at, len - at);
    }
    json_t *string = json_stringn_nocheck(buf_str(&clean), clean.len);
    buf_free(&clean);
    return string;
}

static json_t *json_text(const char *text) {
    return json_bytes(text, strlen(text));
}

static json_t *json_place(const Checked *c, const Locator *locator, size_t at) {
    Position p = locate(locator, copydesk_source_place(c->source, at));
    return json_pack("{s:I, s:I, s:I}", "byte", (json_int_t)at, "line",
                     (json_int_t)p.line, "column", (json_int_t)p.column);
}

static json_t *json_edit(const copydesk_edit *e) {
    return json_pack("{s:I, s:I, s:o}", "start", (json_int_t)e->start, "end",
                     (json_int_t)e->end, "replacement",
                     json_bytes(e->text, e->length));
}

/* The edit's text when the repair is one edit of the evidence itself. */
static json_t *json_replacement(const copydesk_finding *f) {
    if (f->edit_count != 1 || f->edits[0].start != f->start ||
        f->edits[0].end != f->end)
        return json_null();
    return json_bytes(f->edits[0].text, f->edits[0].length);
}

static json_t *json_finding(const Checked *c, const Locator *locator,
                            const copydesk_finding *f) {
    json_t *edits = json_array(), *also = json_array();
    size_t start, end;
    checked_place(c, f, &start, &end);
    for (size_t i = 0; i < f->edit_count; i++)
        json_array_append_new(edits, json_edit(&f->edits[i]));
    for (size_t i = 0; i < f->also_count; i++)
        json_array_append_new(also, json_text(f->also[i]));
    return json_pack(
        "{s:o, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "path",
        json_text(c->path), "rule", f->rule, "level", level_name(f->level),
        "fix", fix_name(f->fix), "message", json_text(f->message), "start",
        json_place(c, locator, f->start), "end", json_place(c, locator, f->end),
        "text", json_bytes(c->text + start, end - start), "replacement",
        json_replacement(f), "edits", edits, "also", also);
}

static int add_dump(const char *bytes, size_t len, void *out) {
    buf_add(out, bytes, len);
    return 0;
}

static void dump(Buf *out, json_t *value) {
    if (!value || json_dump_callback(value, add_dump, out, JSON_COMPACT))
        out->failed = true;
    json_decref(value);
}

static bool open_locator(Buf *out, Locator *locator, const Checked *c) {
    if (locator_open(locator, c->text, c->len)) return true;
    out->failed = true;
    return false;
}

void report_jsonl(Buf *out, const Checked *c) {
    Locator locator;
    if (!open_locator(out, &locator, c)) return;
    for (size_t i = 0; i < copydesk_result_finding_count(c->result); i++) {
        dump(out,
             json_finding(c, &locator, copydesk_result_finding(c->result, i)));
        buf_char(out, '\n');
    }
    locator_close(&locator);
}

static json_t *json_result_edit(const copydesk_edit *e) {
    json_t *object = json_edit(e), *findings = json_array();
    for (size_t i = 0; i < e->finding_count; i++)
        json_array_append_new(findings,
                              json_integer((json_int_t)e->findings[i]));
    json_object_set_new(object, "findings", findings);
    return object;
}

void report_json(Buf *out, const Checked *c) {
    Locator locator;
    if (!open_locator(out, &locator, c)) return;
    json_t *findings = json_array(), *edits = json_array();
    for (size_t i = 0; i < copydesk_result_finding_count(c->result); i++)
        json_array_append_new(
            findings,
            json_finding(c, &locator, copydesk_result_finding(c->result, i)));
    for (size_t i = 0; i < copydesk_result_edit_count(c->result); i++)
        json_array_append_new(
            edits, json_result_edit(copydesk_result_edit(c->result, i)));
    json_t *file = json_pack("{s:o, s:o, s:o}", "path", json_text(c->path),
                             "findings", findings, "edits", edits);
    const char *encoding = copydesk_source_encoding(c->source);
    if (strcmp(encoding, "UTF-8") != 0)
        json_object_set_new(file, "encoding", json_text(encoding));
    dump(out, file);
    locator_close(&locator);
}

static json_t *json_or_null(const char *text) {
    return text && *text ? json_text(text) : json_null();
}

static json_t *json_rule(const copydesk_rule *r) {
    json_t *links = json_array();
    for (size_t i = 0; i < r->link_count; i++)
        json_array_append_new(links, json_text(r->links[i]));
    return json_pack(
        "{s:s, s:o, s:o, s:s, s:o, s:s, s:s, s:s, s:o, s:o, s:o, s:I}", "id",
        r->id, "family", json_bytes(r->id, strcspn(r->id, ".")), "pack",
        json_or_null(r->pack), "kind", r->kind, "lang", json_or_null(r->lang),
        "since", r->since, "level", level_name(r->level), "fix",
        fix_name(r->fix), "why", json_or_null(r->why), "links", links, "path",
        json_or_null(r->path), "line", (json_int_t)r->line);
}

static json_t *json_list(const char *const *items, size_t count) {
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_text(items[i]));
    return list;
}

void report_name_json(Buf *out, const char *asked, const copydesk_name *n) {
    static const char *const hows[] = {"right", "wrong", "seen",
                                       "alike", "word",  "near"};
    dump(out,
         json_pack("{s:o, s:s, s:o, s:s, s:s, s:o, s:o, s:o, s:o, s:o, "
                   "s:I}",
                   "name", json_text(asked), "how", hows[n->how], "canonical",
                   json_text(n->canonical), "type", n->type, "id", n->id,
                   "roles", json_list(n->roles, n->role_count), "accepted",
                   json_list(n->accepted, n->accepted_count), "wrong",
                   json_list(n->wrong, n->wrong_count), "confusables",
                   json_list(n->confusables, n->confusable_count), "file",
                   json_text(n->path), "line", (json_int_t)n->line));
}

void report_rules_json(Buf *out, const copydesk_engine *engine) {
    json_t *rules = json_array();
    for (size_t i = 0; i < copydesk_engine_rule_count(engine); i++)
        json_array_append_new(rules,
                              json_rule(copydesk_engine_rule(engine, i)));
    json_t *list =
        json_pack("{s:s, s:o}", "version", copydesk_version(), "rules", rules);
    char *text = list ? json_dumps(list, JSON_INDENT(2)) : NULL;
    if (text) {
        buf_text(out, text);
        buf_char(out, '\n');
    }
    out->failed |= !text;
    free(text);
    json_decref(list);
}
