/* SPDX-License-Identifier: MIT
 * What is known of a name, for people. */
#include "report/report.h"

#include <string.h>

static const char *how_text(copydesk_name_how how) {
    static const char *const texts[] = {
        "right", "wrong", "seen", "spelled alike", "one of its words", "near"};
    return texts[how];
}

static void add_row(Buf *out, const char *label, const char *value) {
    buf_print(out, "  %-12s %s\n", label, value);
}

static void add_list(Buf *out, const char *label, const char *const *items,
                     size_t count) {
    for (size_t i = 0; i < count; i++)
        add_row(out, i ? "" : label, items[i]);
}

void report_name(Buf *out, const char *asked, const copydesk_name *name) {
    buf_print(out, "%s: %s\n", asked, how_text(name->how));
    add_row(out, "canonical", name->canonical);
    add_row(out, "type", name->type);
    add_row(out, "id", name->id);
    add_list(out, "roles", name->roles, name->role_count);
    add_list(out, "accepted", name->accepted, name->accepted_count);
    add_list(out, "wrong", name->wrong, name->wrong_count);
    add_list(out, "confusables", name->confusables, name->confusable_count);
    buf_print(out, "  %-12s %s", "file", name->path);
    if (name->line) buf_print(out, ":%zu", name->line);
    buf_char(out, '\n');
}
