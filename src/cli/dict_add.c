/* SPDX-License-Identifier: MIT
 * `copydesk dict add TYPE CANONICAL`: a row in its place in a newsroom's own
 * names file. */
#include "base/file.h"
#include "batch/rewrite.h"
#include "cli/dict.h"
#include "cli/session.h"
#include "lexicon/form.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MOST ((size_t)1 << 30) /* bytes */
#define FORMS_MOST 256              /* of one list */

static const char HEADER[] =
    "type\tid\tcanonical\taccepted\twrong\troles\tconfusables\tflags\n";

enum { ACCEPTED, WRONG, ROLES, CONFUSABLES, LISTS };

typedef struct Row {
    const char *type;
    Buf id, canonical;
    Buf lists[LISTS];
    Buf text; /* the whole row, without its line feed */
} Row;

static bool refuse(const char *format, const char *what) {
    fputs("copydesk: dict add: ", stderr);
    fprintf(stderr, format, what);
    fputs("; nothing is written\n", stderr);
    return false;
}

static bool is_type(const char *word) {
    return !strcmp(word, "person") || !strcmp(word, "organisation") ||
           !strcmp(word, "place");
}

/* A name in any script: a newsroom may know what it does. */
static bool add_form(Buf *out, const char *text, size_t len) {
    FormVerdict verdict = form_clean(text, len, out);
    Buf told = {0};
    if (verdict == FORM_FINE) return true;
    buf_add(&told, text, len);
    refuse(verdict == FORM_EMPTY ? "“%s” is empty"
           : verdict == FORM_FOREIGN
               ? "“%s” is not in Latin script"
               : "“%s” holds a character that no names file can hold, "
                 "or is too long",
           buf_str(&told));
    buf_free(&told);
    return false;
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* “b|a|b” to “a|b”; roles stay in the order given. */
static void sort_list(Buf *list) {
    char *items[FORMS_MOST], *state = NULL;
    size_t count = 0;
    Buf out = {0};
    if (!list->len) return;
    for (char *item = strtok_r(list->data, "|", &state);
         item && count < FORMS_MOST; item = strtok_r(NULL, "|", &state))
        items[count++] = item;
    qsort(items, count, sizeof *items, by_bytes);
    for (size_t i = 0; i < count; i++) {
        if (i && !strcmp(items[i], items[i - 1])) continue;
        if (i) buf_char(&out, '|');
        buf_text(&out, items[i]);
    }
    buf_free(list);
    *list = out;
}

/* accepted=J. Doe|Jane A. Doe */
static bool add_list(Buf *list, const char *value) {
    size_t count = 0;
    for (size_t i = 0; i < list->len; i++)
        count += list->data[i] == '|';
    for (;;) {
        size_t len = strcspn(value, "|");
        if (++count > FORMS_MOST) return refuse("%s", "too many forms");
        if (list->len) buf_char(list, '|');
        if (!add_form(list, value, len)) return false;
        if (!value[len]) return !list->failed;
        value += len + 1;
    }
}

static bool add_part(Row *row, const char *word) {
    static const char *const keys[LISTS] = {
        "accepted=", "wrong=", "role=", "confusable="};
    if (!strncmp(word, "id=", 3)) {
        row->id.len = 0;
        buf_text(&row->id, word + 3);
        return true;
    }
    for (int i = 0; i < LISTS; i++)
        if (!strncmp(word, keys[i], strlen(keys[i])))
            return add_list(&row->lists[i], word + strlen(keys[i]));
    return refuse("%s: want accepted=, wrong=, role=, confusable= or id= "
                  "behind the name",
                  word);
}

static bool make_id(Row *row) {
    if (row->id.len) return true;
    Slugs *slugs = slugs_new();
    bool ok = slugs && slug_add(slugs, row->canonical.data, row->canonical.len,
                                &row->id);
    slugs_free(slugs);
    return ok || refuse("%s", "out of memory");
}

static bool make_row(Row *row, const Options *options) {
    row->type = options->paths[1];
    if (!is_type(row->type))
        return refuse("“%s”: a type is person, organisation or place",
                      row->type);
    const char *name = options->paths[2];
    if (!add_form(&row->canonical, name, strlen(name))) return false;
    for (size_t i = 3; i < options->path_count; i++)
        if (!add_part(row, options->paths[i])) return false;
    if (!make_id(row)) return false;
    buf_print(&row->text, "%s\t%s\t%s", row->type, buf_str(&row->id),
              row->canonical.data);
    for (int i = 0; i < LISTS; i++) {
        if (i != ROLES) sort_list(&row->lists[i]);
        buf_print(&row->text, "\t%s", buf_str(&row->lists[i]));
    }
    buf_char(&row->text, '\t'); /* no flags */
    return !row->text.failed || refuse("%s", "out of memory");
}

/* Whose faults an engine tells: those of the file as it stands, or those of
 * the new row, which has no file yet. */
typedef struct Asker {
    const char *row_path;
    size_t told;
} Asker;

static void on_fault(void *user, const copydesk_fault *fault) {
    Asker *asker = user;
    asker->told++;
    if (strcmp(fault->path, asker->row_path) != 0)
        session_tell(fault->path, fault->line, fault->column, fault->message,
                     fault->source_line);
    else
        session_tell("dict add", 0, fault->column, fault->message,
                     fault->source_line);
}

/* Would an engine load the row behind its own names and those of the file?
 * exists: there is a file. */
static bool loads(const char *path, bool exists, const char *row_path) {
    const char *names[] = {row_path, row_path};
    copydesk_engine_options e = COPYDESK_ENGINE_OPTIONS_INIT;
    Asker asker = {row_path, 0};
    copydesk_engine *engine;
    copydesk_error error;
    if (exists) names[0] = path;
    e.names = names;
    e.name_count = 1 + (size_t)exists;
    e.on_fault = on_fault;
    e.user = &asker;
    if (!copydesk_engine_open(&engine, &e, &error)) {
        copydesk_engine_free(engine);
        return true;
    }
    return refuse("%s", error.message);
}

/* A names file of the row alone, gone when it is closed. */
static bool check(const char *path, bool exists, const Row *row) {
    char row_path[64];
    FILE *file = tmpfile();
    bool ok = file && fputs(HEADER, file) >= 0 &&
              fputs(row->text.data, file) >= 0 && !fflush(file);
    if (ok) {
        snprintf(row_path, sizeof row_path, "/dev/fd/%d", fileno(file));
        ok = loads(path, exists, row_path);
    } else {
        refuse("no temporary file: %s", strerror(errno));
    }
    if (file) fclose(file);
    return ok;
}

/* Does this line stand before the row, by type and id? */
static bool stands_before(const char *line, size_t len, const Row *row) {
    const char *tab = memchr(line, '\t', len);
    size_t type = tab ? (size_t)(tab - line) : len;
    size_t rest = tab ? len - type - 1 : 0;
    const char *end = rest ? memchr(tab + 1, '\t', rest) : NULL;
    size_t id = end ? (size_t)(end - tab - 1) : rest;
    size_t ours[2] = {strlen(row->type), row->id.len};
    int types = memcmp(line, row->type, type < ours[0] ? type : ours[0]);
    if (!types) types = (type > ours[0]) - (type < ours[0]);
    if (types) return types < 0;
    int ids =
        rest ? memcmp(tab + 1, row->id.data, id < ours[1] ? id : ours[1]) : -1;
    return ids < 0 || (!ids && id < ours[1]);
}

/* Where the row goes: behind the last row before the first that stands after
 * it, so that comments above that one stay with it; behind the header at
 * least. *line is the row's number there. */
static size_t find_place(const Buf *text, const Row *row, size_t *line,
                         bool *headed) {
    size_t place = 0, number = 0;
    *headed = false;
    *line = 1;
    for (size_t at = 0; at < text->len;) {
        const char *from = text->data + at;
        const char *lf = memchr(from, '\n', text->len - at);
        size_t len = lf ? (size_t)(lf - from) : text->len - at;
        bool is_row = len && *from != '#';
        number++;
        if (is_row && *headed && !stands_before(from, len, row)) break;
        at += len + (lf != NULL);
        if (!is_row && *headed) continue;
        *headed |= is_row;
        place = at;
        *line = number + 1;
    }
    return place;
}

/* All other bytes stay; a last line without line feed gets one. */
static size_t lay_in(const Buf *old, const Row *row, Buf *out) {
    bool headed;
    size_t line, place = find_place(old, row, &line, &headed);
    buf_add(out, buf_str(old), place);
    if (place && old->data[place - 1] != '\n') buf_char(out, '\n');
    if (!headed) {
        buf_text(out, HEADER);
        line++;
    }
    buf_add(out, row->text.data, row->text.len);
    buf_char(out, '\n');
    buf_add(out, buf_str(old) + place, old->len - place);
    return line;
}

static bool write_row(const char *path, const Buf *old, const Row *row) {
    char why[300];
    Buf text = {0};
    size_t line = lay_in(old, row, &text);
    bool ok = !text.failed;
    if (!ok)
        refuse("%s", "out of memory");
    else if (write_file(path, text.data, text.len, why, sizeof why))
        printf("%s:%zu: %s\n", path, line, row->text.data);
    else {
        fprintf(stderr, "copydesk: %s: %s\n", path, why);
        ok = false;
    }
    buf_free(&text);
    return ok;
}

static bool add_row(const Options *options, Row *row) {
    const char *path = options->names.items[0];
    Buf old = {0};
    if (!make_row(row, options)) return false;
    Status status = file_read(path, FILE_MOST, &old);
    bool exists = !status;
    bool ok = exists || (status == STATUS_IO && errno == ENOENT);
    if (!ok)
        fprintf(stderr, "copydesk: %s: cannot be read: %s\n", path,
                status == STATUS_IO ? strerror(errno) : "too long");
    ok = ok && check(path, exists, row) && write_row(path, &old, row);
    buf_free(&old);
    return ok;
}

int dict_add(Options *options) {
    if (options->path_count < 3 || options->names.count != 1) {
        fputs("copydesk: dict add: want TYPE and CANONICAL, and one file: "
              "--names FILE (copydesk dict --help)\n",
              stderr);
        return EXIT_NOTHING;
    }
    Row row = {0};
    bool ok = add_row(options, &row);
    buf_free(&row.id);
    buf_free(&row.canonical);
    for (int i = 0; i < LISTS; i++)
        buf_free(&row.lists[i]);
    buf_free(&row.text);
    return ok ? EXIT_FINE : EXIT_NOTHING;
}
