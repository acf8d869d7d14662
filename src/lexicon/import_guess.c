/* SPDX-License-Identifier: MIT */
#include "lexicon/import.h"

#include "lexicon/import_read.h"
#include <string.h>

static const char *const FORMATS[IMPORT_FORMATS] = {"jrc-names", "paranames",
                                                    "opensanctions", "popolo"};

const char *import_format_name(ImportFormat format) {
    return FORMATS[format];
}

bool import_format_named(const char *name, ImportFormat *format) {
    for (int i = 0; i < IMPORT_FORMATS; i++)
        if (!strcmp(FORMATS[i], name)) {
            *format = (ImportFormat)i;
            return true;
        }
    return false;
}

bool import_is_packed(const char *head, size_t len) {
    return len > 2 && (!memcmp(head, "\x1F\x8B", 2) || !memcmp(head, "PK", 2));
}

static bool holds(Piece where, const char *what) {
    return memmem(where.text, where.len, what, strlen(what)) != NULL;
}

/* The first line that is no comment, without its CR; cut where the head is. */
static Piece first_line(const char *head, size_t len) {
    for (size_t at = 0; at < len;) {
        const char *lf = memchr(head + at, '\n', len - at);
        size_t end = lf ? (size_t)(lf - head) : len;
        if (head[at] != '#' && head[at] != '\r' && head[at] != '\n') {
            if (head[end - 1] == '\r') end--;
            return (Piece){head + at, end - at};
        }
        at = end + 1;
    }
    return (Piece){head, 0};
}

static bool is_csv(Piece line) {
    return (holds(line, "id,schema,name,") ||
            holds(line, "\"id\",\"schema\",\"name\",")) &&
           holds(line, "aliases");
}

/* 1510<TAB>P<TAB>u<TAB>Jean+Dupont */
static bool is_jrc(Piece line) {
    Piece cells[4];
    return import_cut(line, '\t', cells, 4) == 4 && cells[0].len &&
           strspn(cells[0].text, "0123456789") == cells[0].len &&
           cells[1].len == 1 && cells[2].len && cells[2].len <= 3;
}

bool import_guess(const char *head, size_t len, ImportFormat *format) {
    Piece whole = {head, len}, line = first_line(head, len);
    bool json = line.len && *line.text == '{';
    if (json && holds(line, "\"schema\"") && holds(line, "\"properties\""))
        *format = IMPORT_OPENSANCTIONS;
    else if (json &&
             (holds(whole, "\"persons\"") || holds(whole, "\"organizations\"")))
        *format = IMPORT_POPOLO;
    else if (json)
        return false;
    else if (is_csv(line))
        *format = IMPORT_OPENSANCTIONS;
    else if (line.len >= 12 && !memcmp(line.text, "wikidata_id\t", 12))
        *format = IMPORT_PARANAMES;
    else if (is_jrc(line))
        *format = IMPORT_JRC_NAMES;
    else
        return false;
    return true;
}
