/* SPDX-License-Identifier: MIT */
#include "ruleset/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* PCRE2's defaults let one attempt of (a+)+$ run for 10-200 ms; a rule that
 * needs more than these is a broken rule. */
#define MATCHES_MAX 100000
#define DEPTH_MAX 10000
#define HEAP_MAX_KB 4096
#define JIT_STACK_MAX ((size_t)1 << 20)

/* Machine code costs more to make than most stories cost to read, and most
 * rules' patterns are never tried on a story: it is made at the first search.
 */
struct Regex {
    pcre2_code *code;
    atomic_bool settled; /* has its machine code, or goes without */
};

static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

struct Matcher {
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack; /* NULL where there is no JIT */
};

static bool use_jit = true;

void regex_use_jit(bool use) {
    use_jit = use;
}

static uint32_t edge_flags(RegexEdges edges) {
    switch (edges) {
    case REGEX_FROM_START: return PCRE2_MULTILINE | PCRE2_ANCHORED;
    case REGEX_WHOLE:
        return PCRE2_MULTILINE | PCRE2_ANCHORED | PCRE2_ENDANCHORED;
    default: return PCRE2_DOLLAR_ENDONLY;
    }
}

Regex *regex_compile_at(const char *pattern, size_t len, RegexEdges edges,
                        size_t *error_at, char *message, size_t size) {
    int error;
    PCRE2_SIZE at = 0;
    uint32_t flags = PCRE2_UTF | PCRE2_USE_OFFSET_LIMIT | PCRE2_UCP |
                     edge_flags(edges) |
                     PCRE2_NEVER_BACKSLASH_C; /* it would cut characters */
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)pattern, len, flags, &error, &at, NULL);
    *error_at = at;
    if (!code) {
        pcre2_get_error_message(error, (PCRE2_UCHAR *)message, size);
        return NULL;
    }
    uint32_t groups = 0;
    pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
    Regex *regex = groups < REGEX_GROUPS_MAX ? malloc(sizeof *regex) : NULL;
    if (!regex) {
        snprintf(message, size, "more than %d groups", REGEX_GROUPS_MAX - 1);
        pcre2_code_free(code);
        return NULL;
    }
    regex->code = code;
    atomic_init(&regex->settled, !use_jit);
    return regex;
}

Regex *regex_compile(const char *pattern, size_t len, size_t *error_at,
                     char *message, size_t size) {
    return regex_compile_at(pattern, len, REGEX_ANYWHERE, error_at, message,
                            size);
}

void regex_free(Regex *regex) {
    if (!regex) return;
    pcre2_code_free(regex->code);
    free(regex);
}

bool regex_is_idle(const Regex *regex) {
    uint32_t may = 0;
    pcre2_pattern_info(regex->code, PCRE2_INFO_MATCHEMPTY, &may);
    pcre2_match_data *data = may ? pcre2_match_data_create(1, NULL) : NULL;
    int rc =
        data ? pcre2_match(regex->code, (PCRE2_SPTR) "", 0, 0, 0, data, NULL)
             : PCRE2_ERROR_NOMATCH;
    pcre2_match_data_free(data);
    return rc >= 0;
}

unsigned regex_group(const Regex *regex, const char *name, size_t len) {
    char key[64];
    if (len >= sizeof key) return 0;
    memcpy(key, name, len);
    key[len] = 0;
    int n = pcre2_substring_number_from_name(regex->code, (PCRE2_SPTR)key);
    return n > 0 ? (unsigned)n : 0;
}

static bool is_rare(uint32_t unit) {
    return (unit | 0x20) < 'a' || (unit | 0x20) > 'z';
}

int regex_needs(const Regex *regex) {
    uint32_t type = 0, unit = 0;
    pcre2_pattern_info(regex->code, PCRE2_INFO_LASTCODETYPE, &type);
    pcre2_pattern_info(regex->code, PCRE2_INFO_LASTCODEUNIT, &unit);
    if (type == 1 && is_rare(unit)) return (int)unit;
    pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTCODETYPE, &type);
    pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTCODEUNIT, &unit);
    return type == 1 && is_rare(unit) ? (int)unit : -1;
}

bool regex_may_start(const Regex *regex, unsigned char byte) {
    const uint8_t *first = NULL;
    uint32_t type = 0, unit = 0;
    pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTCODETYPE, &type);
    pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTCODEUNIT, &unit);
    if (type == 1 && unit >= 0x80) return byte == unit; /* has no case */
    pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTBITMAP, &first);
    return !first || first[byte / 8] >> (byte % 8) & 1;
}

Matcher *matcher_new(void) {
    Matcher *m = calloc(1, sizeof *m);
    if (!m) return NULL;
    m->data = pcre2_match_data_create(REGEX_GROUPS_MAX, NULL);
    m->context = pcre2_match_context_create(NULL);
    m->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK_MAX, NULL);
    if (!m->data || !m->context) {
        matcher_free(m);
        return NULL;
    }
    pcre2_set_match_limit(m->context, MATCHES_MAX);
    pcre2_set_depth_limit(m->context, DEPTH_MAX);
    pcre2_set_heap_limit(m->context, HEAP_MAX_KB);
    pcre2_jit_stack_assign(m->context, NULL, m->stack);
    return m;
}

void matcher_free(Matcher *matcher) {
    if (!matcher) return;
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->context);
    pcre2_jit_stack_free(matcher->stack);
    free(matcher);
}

/* PCRE2 writes into the code here: no thread may search with it meanwhile. */
static void settle(const Regex *regex) {
    Regex *own = (Regex *)regex;
    if (atomic_load_explicit(&own->settled, memory_order_acquire)) return;
    pthread_mutex_lock(&making);
    if (!atomic_load_explicit(&own->settled, memory_order_relaxed))
        pcre2_jit_compile(own->code, PCRE2_JIT_COMPLETE); /* or slower */
    atomic_store_explicit(&own->settled, true, memory_order_release);
    pthread_mutex_unlock(&making);
}

Matched regex_match_until(const Regex *regex, Matcher *matcher,
                          const char *text, size_t len, size_t from,
                          size_t until, Match *match) {
    settle(regex);
    pcre2_set_offset_limit(matcher->context, until);
    int rc = pcre2_match(regex->code, (PCRE2_SPTR)text, len, from,
                         PCRE2_NO_UTF_CHECK, matcher->data, matcher->context);
    if (rc == PCRE2_ERROR_NOMATCH) return MATCH_NO;
    if (rc < 0) return MATCH_LIMIT;
    const PCRE2_SIZE *found = pcre2_get_ovector_pointer(matcher->data);
    for (int i = 0; i < REGEX_GROUPS_MAX; i++) {
        bool set = i < rc && found[2 * i] != PCRE2_UNSET;
        match->groups[i] = set ? (Group){found[2 * i], found[2 * i + 1]}
                               : (Group){NO_GROUP, NO_GROUP};
    }
    return MATCH_YES;
}

Matched regex_match(const Regex *regex, Matcher *matcher, const char *text,
                    size_t len, size_t from, Match *match) {
    return regex_match_until(regex, matcher, text, len, from, len, match);
}
