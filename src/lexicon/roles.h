/* SPDX-License-Identifier: MIT
 * Titles of roles and the words that copy has for them: dict/roles/. */
#ifndef LEXICON_ROLES_H
#define LEXICON_ROLES_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/hash.h"
#include "base/status.h"
#include <stdbool.h>

#define ROLE_WORDS 6 /* words of the longest form */
/* The title of the words before a title that make it another, lower one. */
#define ROLE_LESSER "lesser"
#define ROLE_BYTES 96 /* more than any form has */

typedef struct Roles {
    Arena *arena;
    Map forms;              /* "pm" -> place in items + 1 */
    Map starts;             /* first words of forms, no stop behind them */
    struct RoleForm *items; /* owned */
    size_t count, cap;
} Roles;

/* Adds a file: a title, a tab, its forms by `|`, a line each, in lower case;
 * the title is a form of its own. Faults go to faults with their lines.
 * STATUS_MEMORY is the only error. path must outlive roles. */
Status roles_add(Roles *roles, const char *path, const char *bytes, size_t len,
                 Faults *faults);
/* May the words (“Prime Minister”, in any case) stand for the title, of
 * title_len bytes? title NULL: for any. Thread-safe. */
bool roles_is(const Roles *roles, const char *title, size_t title_len,
              const char *words, size_t len);
/* Does a form start with this word, in any case? Thread-safe. */
bool roles_starts(const Roles *roles, const char *word, size_t len);
void roles_free(Roles *roles);

#endif
