/* SPDX-License-Identifier: MIT */
#include "cli/near.h"

#include "base/distance.h"
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define TOLD_MAX 5

/* 0 is nearest. A family stands for its rules, a name alone for its rule; else
 * a third of the letters may be wrong. -1: not near. */
static int nearness(const char *asked, const char *id) {
    size_t family = strcspn(id, "."), len = strlen(asked);
    const char *name = id + family + (id[family] != 0);
    if (!strcmp(asked, name)) return 0;
    if (len == family && !memcmp(asked, id, len)) return 0;
    if (len > DISTANCE_MAX) return -1;
    size_t whole = distance(asked, id), part = distance(asked, name);
    size_t far = whole < part ? whole : part;
    return far <= 1 + len / 3 ? (int)far : -1;
}

void near_tell(const copydesk_engine *engine, const char *id) {
    const char *best[TOLD_MAX];
    int ranks[TOLD_MAX], count = 0;
    for (size_t i = 0; i < copydesk_engine_rule_count(engine); i++) {
        const char *other = copydesk_engine_rule(engine, i)->id;
        int rank = nearness(id, other), at = count;
        if (rank < 0) continue;
        while (at && ranks[at - 1] > rank)
            at--;
        if (at == TOLD_MAX) continue;
        if (count < TOLD_MAX) count++;
        for (int k = count - 1; k > at; k--) {
            best[k] = best[k - 1];
            ranks[k] = ranks[k - 1];
        }
        best[at] = other;
        ranks[at] = rank;
    }
    fprintf(stderr, "copydesk: there is no rule %s", id);
    for (int i = 0; i < count; i++)
        fprintf(stderr, "%s%s", i ? ", " : "; did you mean ", best[i]);
    fprintf(stderr, "%s (copydesk rules list)\n", count ? "?" : "");
}
