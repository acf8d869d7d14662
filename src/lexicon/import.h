/* SPDX-License-Identifier: MIT
 * Names from other people's lists: JRC-Names, ParaNames, OpenSanctions and
 * Popolo, made into a names file whose rows are flagged `seen`. That a name was
 * seen proves nothing, so nothing is judged here: forms go in as they come, if
 * a names file can hold them. */
#ifndef LEXICON_IMPORT_H
#define LEXICON_IMPORT_H

#include "base/arena.h"
#include "base/hash.h"
#include "lexicon/import_lines.h"
#include "lexicon/names.h"

#define IMPORT_FORMS_MOST 64 /* of one entity */

typedef enum ImportFormat {
    IMPORT_JRC_NAMES,
    IMPORT_PARANAMES,
    IMPORT_OPENSANCTIONS, /* FollowTheMoney JSON lines, or the simple CSV */
    IMPORT_POPOLO,
    IMPORT_FORMATS
} ImportFormat;

/* What was left out, and why. */
typedef enum ImportLeft {
    LEFT_KIND,     /* records of ships, crypto wallets, … */
    LEFT_NAMELESS, /* entities without a form that could go in */
    LEFT_SCRIPT,   /* forms in other scripts than Latin */
    LEFT_LANGUAGE, /* forms in languages that were not asked for */
    LEFT_WEAK,     /* forms that the source itself calls weak */
    LEFT_UNFIT,    /* forms that a names file cannot hold */
    LEFT_MANY,     /* forms beyond IMPORT_FORMS_MOST */
    LEFT_REASONS
} ImportLeft;

typedef struct ImportForm {
    struct ImportForm *next;
    const char *text; /* as form_clean makes it */
} ImportForm;

typedef struct ImportEntity {
    NameType type;
    const char *source; /* the id that it has there */
    const char *id;     /* the one that it gets; NULL before import_write */
    ImportForm *first, *last; /* the first one is the canonical form */
    size_t forms;
} ImportEntity;

typedef struct ImportOptions {
    const char *lang; /* JRC-Names and ParaNames: the language wanted beside
                         English or the undetermined; NULL: see README */
    /* A bad line, from 1; 0 where the format has no lines to speak of. Lines
     * come in order. The message lives until the call returns. */
    void (*on_bad)(void *user, size_t line, const char *message);
    /* Every some ten thousand lines; may be NULL. */
    void (*on_progress)(void *user, size_t lines, size_t entities);
    void *user;
} ImportOptions;

/* One thread's. Zeroed but for options: an empty one. */
typedef struct Import {
    ImportOptions options;
    Arena arena;         /* every string */
    ImportEntity *items; /* owned; in the order of the source */
    size_t count, cap;
    Map by_source;
    size_t left[LEFT_REASONS];
    size_t bad;         /* lines, or records of Popolo */
    size_t rows, forms; /* what import_write wrote */
    Buf scratch;
    bool lost; /* memory ran out */
} Import;

/* The name of a format as --from has it: "jrc-names". */
const char *import_format_name(ImportFormat format);
/* False: there is no format of that name. */
bool import_format_named(const char *name, ImportFormat *format);
/* Tells a format by how a file starts; false: it cannot. */
bool import_guess(const char *head, size_t len, ImportFormat *format);
/* Does a file start as one that gzip or zip packed? */
bool import_is_packed(const char *head, size_t len);

/* Reads all of a source into import; bad lines go to on_bad and are passed
 * over. STATUS_MEMORY; STATUS_IO with lines->error. */
Status import_read(Import *import, ImportFormat format, ImportLines *lines);
/* Appends the names file: its header, then the rows by type and id in bytes.
 * Once an import. STATUS_MEMORY. */
Status import_write(Import *import, Buf *out);
void import_free(Import *import);

#endif
