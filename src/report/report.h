/* SPDX-License-Identifier: MIT
 * What came out of one file, in the forms that people and programs read. All
 * append to a buffer; buf.failed says that memory ran out. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/buf.h"
#include "copydesk.h"
#include <stdbool.h>

/* One file that was checked. Everything is borrowed. */
typedef struct Checked {
    const char *path; /* as given; "-" is standard input */
    const char *bytes;
    size_t size;
    const copydesk_source *source; /* how its bytes were read, */
    const char *text;              /* and as what: copydesk_source_text */
    size_t len;
    const copydesk_result *result;
} Checked;

/* An edit of text instead of bytes. */
copydesk_edit checked_edit(const Checked *checked, const copydesk_edit *edit);
/* The evidence of a finding in text. */
void checked_place(const Checked *checked, const copydesk_finding *finding,
                   size_t *start, size_t *end);

const char *level_name(copydesk_level level);
const char *fix_name(copydesk_fixes fix);

/* "path:7:31: warning: message [rule] (safe: “a” -> “b”)", a line a finding. */
void report_text(Buf *out, const Checked *checked);
/* For the person who ran `fix`: how many of each kind, then the findings, at
 * most `most` of them. */
void report_summary(Buf *out, const Checked *checked, size_t most);
/* A JSON object a line, a line a finding. */
void report_jsonl(Buf *out, const Checked *checked);
/* The file's object in the `files` list of `--format json`. */
void report_json(Buf *out, const Checked *checked);
/* The rules, a line each in columns: id, family, pack, level, fix, kind,
 * language; “-” for none. */
void report_rules(Buf *out, const copydesk_engine *engine);
/* A JSON object: version, and rules with what explain says of them. */
void report_rules_json(Buf *out, const copydesk_engine *engine);
/* What is known of a name that was asked for, in lines of two columns. */
void report_name(Buf *out, const char *asked, const copydesk_name *name);
/* The same as a JSON object on one line, without a line feed behind it. */
void report_name_json(Buf *out, const char *asked, const copydesk_name *name);
/* A unified diff from what the file holds to what it should, of its bytes as
 * they are; nothing when nothing changes. Only for encodings that have lines
 * (copydesk_source_has_lines). Made from the edits: time goes with what
 * changes. */
void report_diff(Buf *out, const Checked *checked);
/* The lines that change, with old words [-struck out-] before {+new ones+}, or
 * in colour; for the eye, so in UTF-8. */
void report_word_diff(Buf *out, const Checked *checked, bool color);

#endif
