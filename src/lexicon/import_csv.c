/* SPDX-License-Identifier: MIT
 * The reader of OpenSanctions' targets.simple.csv: a record an entity, by RFC
 * 4180, so that a field in quotation marks may hold line ends. */
#include "lexicon/import_read.h"

#include <string.h>

#define FIELDS_MOST 64
#define RECORD_MOST ((size_t)1 << 20) /* bytes; of one that never ends */

enum { CSV_ID, CSV_SCHEMA, CSV_NAME, CSV_ALIASES, CSV_COLUMNS };

static const char *const HEADER[CSV_COLUMNS] = {"id", "schema", "name",
                                                "aliases"};

/* A record, its lines put together. */
typedef struct Record {
    Buf text;
    size_t line; /* its first one */
    Piece fields[FIELDS_MOST];
    size_t count;
} Record;

/* Odd: a quotation mark is open. */
static size_t quotes_in(const Buf *text, size_t from) {
    size_t count = 0;
    for (size_t i = from; i < text->len; i++)
        count += text->data[i] == '"';
    return count;
}

/* Reads the lines of the next record. False at the end. */
static bool gather(Import *import, ImportLines *lines, Record *record) {
    Buf *text = &record->text;
    do {
        if (!import_line(import, lines)) return false;
    } while (!lines->text.len);
    record->line = lines->number;
    text->len = 0;
    buf_add(text, lines->text.data, lines->text.len);
    size_t quotes = quotes_in(text, 0);
    while (quotes % 2 && text->len < RECORD_MOST &&
           import_line(import, lines)) {
        size_t from = text->len;
        buf_char(text, '\n');
        buf_add(text, buf_str(&lines->text), lines->text.len);
        quotes += quotes_in(text, from);
    }
    if (text->failed) import->lost = true;
    return !import->lost;
}

/* Reads the quoted field that starts at p, in place: two marks are one. NULL:
 * it does not end, or not before a comma. */
static char *unquote(char *p, const char *end, Piece *field) {
    char *to = p;
    field->text = p;
    for (p++; p < end; p++) {
        if (*p == '"' && (p + 1 == end || p[1] != '"')) {
            field->len = (size_t)(to - field->text);
            return p + 1 == end || p[1] == ',' ? p + 1 : NULL;
        }
        p += *p == '"';
        *to++ = *p;
    }
    return NULL;
}

/* False: a bad record. */
static bool split(Record *record) {
    char *p = record->text.data, *end = p + record->text.len;
    record->count = 0;
    for (;; p++) {
        Piece field = {p, 0};
        if (p < end && *p == '"') {
            p = unquote(p, end, &field);
            if (!p) return false;
        } else {
            char *comma = memchr(p, ',', (size_t)(end - p));
            p = comma ? comma : end;
            field.len = (size_t)(p - field.text);
        }
        if (record->count == FIELDS_MOST) return false;
        record->fields[record->count++] = field;
        if (p == end) return true;
    }
}

static bool next(Import *import, ImportLines *lines, Record *record) {
    while (gather(import, lines, record)) {
        if (split(record)) return true;
        import_bad(import, record->line,
                   "a quotation mark that opens no field or ends none, or more "
                   "than %d fields",
                   FIELDS_MOST);
    }
    return false;
}

static void add_record(Import *import, const Record *record,
                       const size_t *columns) {
    const Piece *fields = record->fields;
    NameType type;
    if (!fields[columns[CSV_ID]].len) {
        import_bad(import, record->line, "no id");
        return;
    }
    if (!import_schema(fields[columns[CSV_SCHEMA]], &type)) {
        import->left[LEFT_KIND]++;
        return;
    }
    ImportEntity *entity =
        import_entity(import, type, fields[columns[CSV_ID]], NULL);
    if (!entity) return;
    import_form(import, entity, fields[columns[CSV_NAME]]);
    Piece rest = fields[columns[CSV_ALIASES]];
    for (;;) {
        const char *stop = memchr(rest.text, ';', rest.len);
        size_t len = stop ? (size_t)(stop - rest.text) : rest.len;
        import_form(import, entity, (Piece){rest.text, len});
        if (!stop) return;
        rest = (Piece){stop + 1, rest.len - len - 1};
    }
}

static void read_records(Import *import, ImportLines *lines, Record *record) {
    size_t columns[CSV_COLUMNS];
    if (!next(import, lines, record)) return;
    size_t count = record->count;
    for (size_t i = 0; i < CSV_COLUMNS; i++) {
        columns[i] = import_column(record->fields, count, HEADER[i]);
        if (columns[i] < count) continue;
        import_bad(import, record->line, "the first line names no column “%s”",
                   HEADER[i]);
        return;
    }
    while (next(import, lines, record))
        if (record->count == count)
            add_record(import, record, columns);
        else
            import_bad(import, record->line, "%zu fields, want %zu",
                       record->count, count);
}

void import_opensanctions_csv(Import *import, ImportLines *lines) {
    Record record = {0};
    read_records(import, lines, &record);
    buf_free(&record.text);
}
