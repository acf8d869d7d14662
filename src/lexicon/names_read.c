/* SPDX-License-Identifier: MIT */
#include "lexicon/names_read.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define HEADER "type\tid\tcanonical\taccepted\twrong\troles\tconfusables\tflags"
#define COLUMNS "type id canonical accepted wrong roles confusables flags"

static bool is(NameCell cell, const char *word) {
    return strlen(word) == cell.len && !memcmp(word, cell.text, cell.len);
}

void name_row_fault(NameRow *row, NameCell cell, const char *format, ...) {
    char what[400];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    Place place = row->place;
    place.column =
        1 + utf8_count(row->line.text, (size_t)(cell.text - row->line.text));
    place.text = arena_copy(row->faults->arena, row->line.text, row->line.len);
    fault_add(row->faults, place, "%s", what);
    row->bad = true;
}

bool name_cell_next(NameCell *list, NameCell *piece) {
    if (!list->len) return false;
    const char *bar = memchr(list->text, '|', list->len);
    size_t len = bar ? (size_t)(bar - list->text) : list->len;
    size_t taken = len + (bar != NULL);
    *piece = (NameCell){list->text, len};
    *list = (NameCell){list->text + taken, list->len - taken};
    return true;
}

static bool is_id(NameCell cell) {
    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.text[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
            return false;
    }
    return cell.len > 0;
}

static bool parse_type(NameCell cell, NameType *type) {
    static const char *const types[] = {"person", "organisation", "place"};
    for (int i = 0; i < 3; i++)
        if (is(cell, types[i])) {
            *type = (NameType)i;
            return true;
        }
    return false;
}

/* The number of columns; those beyond the last one are counted alone. */
static size_t cut(NameRow *row) {
    size_t count = 0;
    const char *p = row->line.text, *end = p + row->line.len;
    for (;;) {
        const char *tab = memchr(p, '\t', (size_t)(end - p));
        if (count < NAME_COLUMNS)
            row->cells[count] = (NameCell){p, (size_t)((tab ? tab : end) - p)};
        count++;
        if (!tab) return count;
        p = tab + 1;
    }
}

/* An empty piece is a fault; an empty list is none. */
static void check_list(NameRow *row, NameCell list) {
    NameCell piece, end = {list.text + list.len, 0};
    bool hangs = list.len && end.text[-1] == '|';
    while (name_cell_next(&list, &piece))
        if (!piece.len) name_row_fault(row, piece, "empty form in a list");
    if (hangs) name_row_fault(row, end, "empty form in a list");
}

static void check_cells(NameRow *row) {
    const NameCell *cells = row->cells;
    if (utf8_valid(row->line.text, row->line.len) != row->line.len)
        name_row_fault(row, row->line, "not valid UTF-8");
    else if (!text_is_nfc(row->line.text, row->line.len))
        name_row_fault(row, row->line, "not in Normalization Form C");
    if (!parse_type(cells[NAME_COL_TYPE], &row->type))
        name_row_fault(row, cells[NAME_COL_TYPE],
                       "type must be person, organisation or place");
    if (!is_id(cells[NAME_COL_ID]))
        name_row_fault(row, cells[NAME_COL_ID], "an id is of a-z, 0-9 and -");
    if (!cells[NAME_COL_CANONICAL].len)
        name_row_fault(row, cells[NAME_COL_CANONICAL],
                       "canonical form is empty");
    for (int i = NAME_COL_ACCEPTED; i < NAME_COLUMNS; i++)
        check_list(row, cells[i]);
}

static bool has_flag(NameCell flags, const char *word) {
    NameCell flag;
    while (name_cell_next(&flags, &flag))
        if (is(flag, word)) return true;
    return false;
}

static bool read_row(NameRow *row) {
    size_t count = cut(row);
    if (count == NAME_COLUMNS) {
        check_cells(row);
        row->seen = has_flag(row->cells[NAME_COL_FLAGS], "seen");
        return true;
    }
    name_row_fault(row, row->line, "%zu columns, want %d separated by tabs: %s",
                   count, NAME_COLUMNS, COLUMNS);
    return false;
}

Status names_read(const char *path, const char *bytes, size_t len,
                  Faults *faults, Status (*on_row)(void *user, NameRow *row),
                  void *user) {
    bool headed = false;
    size_t number = 0;
    Status status = STATUS_OK;
    for (size_t at = 0; at < len && !status;) {
        const char *lf = memchr(bytes + at, '\n', len - at);
        size_t end = lf ? (size_t)(lf - bytes) : len;
        NameRow row = {.line = {bytes + at, end - at},
                       .place = {path, ++number, 1, NULL},
                       .faults = faults};
        at = end + 1;
        if (!row.line.len || *row.line.text == '#') continue;
        if (memchr(row.line.text, 0, row.line.len)) {
            name_row_fault(&row, row.line, "a NUL character");
            if (!headed) break; /* no names file: one fault will do */
        } else if (headed) {
            if (read_row(&row)) status = on_row(user, &row);
        } else if (is(row.line, HEADER)) {
            headed = true;
        } else {
            name_row_fault(&row, row.line,
                           "the first line must name the columns: %s, "
                           "tab-separated",
                           COLUMNS);
            break;
        }
    }
    return status;
}
