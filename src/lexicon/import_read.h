/* SPDX-License-Identifier: MIT
 * What the readers of import.h's formats share. A reader returns when its
 * lines end or memory runs out; import.c looks which. */
#ifndef LEXICON_IMPORT_READ_H
#define LEXICON_IMPORT_READ_H

#include "lexicon/import.h"

/* A stretch of a line; not NUL-terminated. */
typedef struct Piece {
    const char *text;
    size_t len;
} Piece;

void import_jrc(Import *import, ImportLines *lines);
void import_paranames(Import *import, ImportLines *lines);
void import_opensanctions_json(Import *import, ImportLines *lines);
void import_opensanctions_csv(Import *import, ImportLines *lines);
void import_popolo(Import *import, ImportLines *lines);

/* The next line that is UTF-8 without NUL; bad ones are told. */
bool import_line(Import *import, ImportLines *lines);
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
void import_bad(Import *import, size_t line, const char *format, ...);

/* The pieces between separators; the first `most` go into out. Returns how many
 * there are. */
size_t import_cut(Piece whole, char separator, Piece *out, size_t most);
bool piece_is(Piece piece, const char *text);
/* The column of that name, or `count` when there is none. */
size_t import_column(const Piece *header, size_t count, const char *name);

/* The entity of that id in the source, made when it is new (then *fresh, which
 * may be NULL). One id is one entity: ParaNames gives some with two types, and
 * the first counts. NULL: memory. Borrowed until the next one is made. */
ImportEntity *import_entity(Import *import, NameType type, Piece source,
                            bool *fresh);
/* Adds a form to it, once; or counts why it is left out. */
void import_form(Import *import, ImportEntity *entity, Piece form);
/* Is this FollowTheMoney schema a kind of name? */
bool import_schema(Piece schema, NameType *type);

#endif
