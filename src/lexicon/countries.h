/* SPDX-License-Identifier: MIT
 * Countries and bodies that people have roles of: how copy names them and
 * their governments, and which classes the names of their people go by. From
 * dict/countries.tsv. */
#ifndef LEXICON_COUNTRIES_H
#define LEXICON_COUNTRIES_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/hash.h"
#include "base/status.h"
#include <stdbool.h>

typedef struct Countries {
    Arena *arena;
    Map codes;                 /* "IQ" -> number of the country, from 0 */
    Map names;                 /* "Iraqi", "Baghdad" -> place in items + 1 */
    struct CountryName *items; /* owned */
    size_t count, cap, country_count;
    const char **keys; /* by number; owned: code of the class */
    size_t keys_cap;
    size_t longest; /* bytes of the longest name */
} Countries;

/* Adds a file; its faults go to faults with their lines. STATUS_MEMORY is the
 * only error. path must outlive countries. */
Status countries_add(Countries *countries, const char *path, const char *bytes,
                     size_t len, Faults *faults);
/* The class of names of the country with this code; NULL: no such code. */
const char *countries_keys(const Countries *countries, const char *code,
                           size_t len);
/* Does this (“Iraq”, “Iraqi”, “Baghdad”) stand for the country? code NULL: for
 * any. */
bool countries_is(const Countries *countries, const char *code, size_t code_len,
                  const char *name, size_t len);
void countries_free(Countries *countries);

#endif
