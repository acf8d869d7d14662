/* SPDX-License-Identifier: MIT
 * The rows of a names file (format: dict/README.md), each checked by itself;
 * what they are to one another is for who reads them. */
#ifndef LEXICON_NAMES_READ_H
#define LEXICON_NAMES_READ_H

#include "base/fault.h"
#include "base/status.h"
#include <stddef.h>

typedef enum NameType { NAME_PERSON, NAME_ORGANISATION, NAME_PLACE } NameType;

enum {
    NAME_COL_TYPE,
    NAME_COL_ID,
    NAME_COL_CANONICAL,
    NAME_COL_ACCEPTED,
    NAME_COL_WRONG,
    NAME_COL_ROLES,
    NAME_COL_CONFUSABLES,
    NAME_COL_FLAGS,
    NAME_COLUMNS
};

/* Bytes of the file; they live as long as those. */
typedef struct NameCell {
    const char *text;
    size_t len;
} NameCell;

typedef struct NameRow {
    NameType type;
    NameCell cells[NAME_COLUMNS];
    NameCell line;
    Place place; /* of the line; text is NULL */
    Faults *faults;
    bool seen; /* flagged so: no fact, only met somewhere */
    bool bad;  /* a fault was told */
} NameRow;

/* Tells a fault of the row at the start of a cell. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
void name_row_fault(NameRow *row, NameCell cell, const char *format, ...);
/* Takes the first piece off a list, “a” of “a|b”. False: none is left. (Behind
 * a last “|” there is none: that is a fault of the row.) */
bool name_cell_next(NameCell *list, NameCell *piece);
/* Hands each row to on_row, those with faults too; a status other than
 * STATUS_OK ends the reading and is returned. Faults go to faults, which
 * copies their lines; path must outlive those. Thread-safe. */
Status names_read(const char *path, const char *bytes, size_t len,
                  Faults *faults, Status (*on_row)(void *user, NameRow *row),
                  void *user);

#endif
