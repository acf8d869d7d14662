/* SPDX-License-Identifier: MIT
 * Patterns: the wall around PCRE2. UTF and UCP always, so \w, \b and \d mean
 * Unicode; $ is the end of the subject alone. A pattern reads one paragraph:
 * lookbehind and ^ do not see the one before. */
#ifndef RULESET_REGEX_H
#define RULESET_REGEX_H

#include "base/status.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define REGEX_GROUPS_MAX 32

typedef struct Regex Regex;     /* shared by threads */
typedef struct Matcher Matcher; /* match data, limits, JIT stack: a thread's */

typedef struct Group {
    size_t start, end; /* in the subject; start == end == NO_GROUP: unset */
} Group;

#define NO_GROUP ((size_t)-1)

typedef struct Match {
    Group groups[REGEX_GROUPS_MAX]; /* 0 is the whole match */
} Match;

typedef enum Matched { MATCH_NO, MATCH_YES, MATCH_LIMIT } Matched;

/* Where a match may be: anywhere, only from the subject's first byte, or only
 * all of the subject; in the last two ^ and $ are the edges of lines. */
typedef enum RegexEdges {
    REGEX_ANYWHERE,
    REGEX_FROM_START,
    REGEX_WHOLE,
} RegexEdges;

/* NULL when the pattern is bad: *error_at is the byte in it, message (size
 * bytes) says why. */
Regex *regex_compile_at(const char *pattern, size_t len, RegexEdges edges,
                        size_t *error_at, char *message, size_t size);
/* The same, anywhere. */
Regex *regex_compile(const char *pattern, size_t len, size_t *error_at,
                     char *message, size_t size);
void regex_free(Regex *regex);
/* Does it match a text of no letters, as “x*” does? Such a condition would hold
 * everywhere. */
bool regex_is_idle(const Regex *regex);
/* The number of the group of that name, 0 if there is none. */
unsigned regex_group(const Regex *regex, const char *name, size_t len);
/* A byte that every match must contain (letters excepted that may come in two
 * cases), or -1: where the subject lacks it, do not bother. */
int regex_needs(const Regex *regex);
/* May a match start with this byte? Of a pattern that nothing is known about,
 * yes. */
bool regex_may_start(const Regex *regex, unsigned char byte);

/* For tests: patterns compiled from now on run on PCRE2's interpreter. What
 * rules find must not depend on it. Not thread-safe. */
void regex_use_jit(bool use);

Matcher *matcher_new(void); /* NULL: memory */
void matcher_free(Matcher *matcher);
/* Searches valid UTF-8 from byte `from`, a character boundary. MATCH_LIMIT:
 * the pattern gave up (match, depth, heap or JIT stack limit). */
Matched regex_match(const Regex *regex, Matcher *matcher, const char *text,
                    size_t len, size_t from, Match *match);
/* The same, where the match starts at byte `until` at most: PCRE2 counts the
 * steps of one attempt, not the attempts, so that a search through a megabyte
 * of “12,000,12,000,” is made in parts, with a look at the clock between. */
Matched regex_match_until(const Regex *regex, Matcher *matcher,
                          const char *text, size_t len, size_t from,
                          size_t until, Match *match);

#endif
