/* SPDX-License-Identifier: MIT
 * Profiles: files profiles/<name>.yml that name style packs, turn rules on and
 * off, and set house forms of `consistency` rules. */
#ifndef RULESET_PROFILE_H
#define RULESET_PROFILE_H

#include "base/status.h"
#include "ruleset/rule.h"

#define PROFILE_DEFAULT "default" /* what runs when none is asked for */

struct Node;
struct Ruleset;

typedef struct Profile {
    const char *name, *about; /* about: a line for people, "" if none */
    Place place;
    const char **packs; /* beside those that are always on */
    size_t pack_count;
    const struct Node *pack_list, *on, *off, *forms; /* as read, or NULL */
    Spelling bytes; /* of the file, for the places of faults */
    bool *enabled;  /* by rule index; once finished */
    size_t *house;  /* by rule index: a form or NO_FORM; once finished */
} Profile;

typedef struct Profiles {
    Profile *items; /* owned */
    size_t count, cap;
} Profiles;

/* Is the file a profile, not rules: does it lie in a folder `profiles`? */
bool profile_is(const char *path);
/* Adds the profile of a file, named by the file; one of the same name that was
 * added before goes. Faults go to faults. STATUS_MEMORY is the only error. */
Status profiles_add(struct Ruleset *rules, const char *path, const char *bytes,
                    size_t len, Faults *faults);
/* Works the profiles out on the finished rules; what they name must be there.
 * There is always a profile PROFILE_DEFAULT. */
Status profiles_finish(Profiles *profiles, struct Ruleset *rules,
                       Faults *faults);
/* NULL when there is none of that name. */
const Profile *profiles_find(const Profiles *profiles, const char *name);
void profiles_free(Profiles *profiles);

#endif
