/* SPDX-License-Identifier: MIT
 * The names authority: people, organisations and places, with the forms that
 * are right, and the ones that are wrong for one of them only. Comes from
 * dict/names/ (format: dict/README.md) and from a newsroom's own files. */
#ifndef LEXICON_NAMES_H
#define LEXICON_NAMES_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/hash.h"
#include "base/status.h"
#include "lexicon/name_map.h"
#include "lexicon/names_read.h"

typedef struct Forms {
    const char **items;
    size_t count;
} Forms;

typedef struct Name {
    NameType type;
    const char *id, *canonical;
    Forms accepted, wrong, roles, confusables, flags;
    Place place; /* where it is defined */
} Name;

/* Names that were met somewhere: owned maps, one a file. */
typedef struct SeenNames {
    NameMap *items;
    size_t count, cap;
} SeenNames;

#define NAME_NOBODY UINT32_MAX

typedef struct Names {
    Arena *arena; /* owns every string */
    Name *items;  /* owned, from malloc */
    size_t count, cap;
    Map by_id, by_right, by_wrong; /* form -> index; right: canonical too */
    Map by_foreign;    /* acronym in other languages: OTAN -> index; two bodies
                          have it: NAME_NOBODY */
    Map by_translated; /* a name taken for words -> index; NAME_NOBODY */
    size_t longest_wrong; /* words in the longest wrong form */
    SeenNames seen;       /* none of them is in items */
} Names;

/* Adds a file's entries; every fault goes to faults, and entries with one are
 * left out. Rows flagged `seen` go to names->seen, and may share forms and ids
 * with any other. STATUS_MEMORY; STATUS_LIMIT: too many seen forms to count.
 * path must outlive names. */
Status names_add(Names *names, const char *path, const char *bytes, size_t len,
                 Faults *faults);
/* Adds a file that `copydesk dict build` made; its errors are those of
 * name_map_open. path must outlive names. */
Status names_add_map(Names *names, const char *path, const char **why);
/* Was anyone but `meant` met of exactly this name? It proves nothing, but that
 * the form is one that people bear: “Stig Larsson” is no slip of “Stieg
 * Larsson”. Who has a right form of `meant` as well is the same one, whose
 * misspellings the list holds too. meant may be NULL: anyone. Thread-safe. */
bool names_seen(const Names *names, const char *form, size_t len,
                const Name *meant);
/* The one entry for which this exact form is listed as wrong; NULL if none. */
const Name *names_wrong(const Names *names, const char *form, size_t len);
/* The one body that has this acronym in another language; NULL if none. */
const Name *names_foreign(const Names *names, const char *form, size_t len);
/* The one person whose name becomes these words in translation; NULL if none.
 */
const Name *names_translated(const Names *names, const char *form, size_t len);
/* The accepted form nearest to a wrong one: the fewest changed characters;
 * at a tie the one nearest to the canonical form. Borrowed. */
const char *name_nearest(const Name *name, const char *form, size_t len);
/* The same among the forms that share its first `head` bytes; NULL: none. */
const char *name_nearest_from(const Name *name, const char *form, size_t len,
                              size_t head);
/* The code of the country or body in a role, “IQ” of “prime minister@IQ:2022-”,
 * and its length; NULL: it has none. Borrowed. */
const char *name_role_country(const char *role, size_t *len);
void names_free(Names *names);

#endif
