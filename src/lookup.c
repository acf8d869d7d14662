/* SPDX-License-Identifier: MIT
 * Asking an engine about a name. */
#include "engine.h"

#include "base/utf8.h"
#include "lexicon/name_lookup.h"
#include <string.h>

#define SAME_HOW(ours, theirs)                                                 \
    _Static_assert((int)(ours) == (int)(theirs), "public and internal codes")
SAME_HOW(NAME_HOW_RIGHT, COPYDESK_NAME_RIGHT);
SAME_HOW(NAME_HOW_WRONG, COPYDESK_NAME_WRONG);
SAME_HOW(NAME_HOW_SEEN, COPYDESK_NAME_SEEN);
SAME_HOW(NAME_HOW_KEYS, COPYDESK_NAME_ALIKE);
SAME_HOW(NAME_HOW_WORD, COPYDESK_NAME_WORD);
SAME_HOW(NAME_HOW_NEAR, COPYDESK_NAME_NEAR);

typedef struct Asker {
    void (*on_name)(void *user, const copydesk_name *name);
    void *user;
    size_t found;
} Asker;

static void hand_on(void *user, NameHow how, const Name *name) {
    static const char *const types[] = {"person", "organisation", "place"};
    Asker *asker = user;
    copydesk_name out = {.how = (copydesk_name_how)how,
                         .type = types[name->type],
                         .id = name->id,
                         .canonical = name->canonical,
                         .accepted = name->accepted.items,
                         .accepted_count = name->accepted.count,
                         .wrong = name->wrong.items,
                         .wrong_count = name->wrong.count,
                         .roles = name->roles.items,
                         .role_count = name->roles.count,
                         .confusables = name->confusables.items,
                         .confusable_count = name->confusables.count,
                         .path = name->place.path,
                         .line = name->place.line};
    asker->found += how != NAME_HOW_NEAR;
    asker->on_name(asker->user, &out);
}

size_t copydesk_engine_lookup(const copydesk_engine *engine, const char *name,
                              void (*on_name)(void *user,
                                              const copydesk_name *name),
                              void *user) {
    Asker asker = {on_name, user, 0};
    names_lookup(&engine->names, &engine->keys, &engine->people, name,
                 utf8_valid(name, strlen(name)), hand_on, &asker);
    return asker.found;
}
