/* SPDX-License-Identifier: MIT
 * Inside passes/: how often each rule has given up, and where. */
#ifndef PASSES_LIMIT_H
#define PASSES_LIMIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct PassContext;
struct Rule;

#define LIMIT_TIMES 2 /* a rule that gives up so often is left out */

typedef struct RuleLimit {
    uint64_t spent_ns;      /* since it last gave up */
    size_t at[LIMIT_TIMES]; /* the paragraphs in which it gave up */
    unsigned times;
} RuleLimit;

typedef struct Limits {
    RuleLimit *rules;   /* by rule index; owned */
    uint64_t budget_ns; /* of a rule */
    uint64_t mark_ns;   /* when that clock was last looked at */
    bool any;           /* some rule has given up */
    bool exact;         /* some rule had its budget by the wall clock; from
                           there on the thread's own CPU time counts */
} Limits;

uint64_t clock_now(void); /* CLOCK_MONOTONIC in ns */
/* Forgets all, before passes run over a snapshot. */
void limits_start(struct PassContext *ctx);
/* Is the rule left out of what is left of the snapshot? */
bool limits_off(const struct PassContext *ctx, const struct Rule *rule);
/* Takes the findings back that rules had where they gave up later. */
void limits_withdraw(struct PassContext *ctx);

#endif
