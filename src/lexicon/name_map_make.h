/* SPDX-License-Identifier: MIT
 * Making a name map (name_map.h) of names files. */
#ifndef LEXICON_NAME_MAP_MAKE_H
#define LEXICON_NAME_MAP_MAKE_H

#include "base/buf.h"
#include "lexicon/names_read.h"

typedef struct NameMakerRow {
    NameType type;
    NameCell id, canonical, accepted; /* borrowed from the names file */
} NameMakerRow;

/* One thread's. A zeroed one is empty. */
typedef struct NameMaker {
    struct {
        NameMakerRow *items; /* owned */
        size_t count, cap;
    } rows;
    size_t forms; /* of all rows; a form that several share counts each time */
    size_t facts; /* wrong forms, roles and confusables: a map has none */
} NameMaker;

/* Takes what a row calls right; passes over one with a fault. Two rows may
 * share forms, and an id too: two people may share a name, two lists an id.
 * The bytes of the names file must stay as long as the maker. STATUS_MEMORY. */
Status name_maker_add(NameMaker *maker, const NameRow *row);
/* All rows of a names file; faults as names_read tells them. STATUS_MEMORY. */
Status name_maker_read(NameMaker *maker, const char *path, const char *bytes,
                       size_t len, Faults *faults);
/* Appends the file to out, which is empty. STATUS_MEMORY; STATUS_LIMIT: places
 * of 32 bits do not reach that far (4 GiB of names). */
Status name_maker_write(const NameMaker *maker, Buf *out);
void name_maker_free(NameMaker *maker);

#endif
