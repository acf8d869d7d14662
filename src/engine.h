/* SPDX-License-Identifier: MIT
 * Inside copydesk.c and engine.c: what an engine is. */
#ifndef ENGINE_H
#define ENGINE_H

#include "copydesk.h"
#include "lexicon/abbreviations.h"
#include "lexicon/countries.h"
#include "lexicon/furniture.h"
#include "lexicon/languages.h"
#include "lexicon/name_index.h"
#include "lexicon/name_keys.h"
#include "lexicon/names.h"
#include "lexicon/orthography.h"
#include "lexicon/roles.h"
#include "lexicon/words.h"
#include "ruleset/ruleset.h"

struct copydesk_engine {
    Arena arena;
    Ruleset rules;
    Names names;
    NameKeys keys;
    NameIndex people;
    Countries countries;
    Roles roles;
    KnownWords *words; /* guards itself: the one thing that a call changes */
    Orthography *orthography; /* likewise */
    Languages languages;
    Languages leftovers; /* frequent words of languages */
    Abbreviations abbreviations;
    Furniture furniture;
    copydesk_rule *listed;      /* one for each of rules.items; in the arena */
    copydesk_profile *profiles; /* likewise, of rules.profiles */
};

/* Fills error (may be NULL) and returns the public code of a status. */
copydesk_status engine_fail(copydesk_error *error, Status status,
                            const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 3, 4)))
#endif
    ;

#endif
