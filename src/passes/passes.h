/* SPDX-License-Identifier: MIT
 * The passes: one a kind of check. A pass is a map and a fold: it reads each
 * paragraph by itself and may leave facts, then it may look at the facts of
 * all paragraphs together. Passes only propose; none changes the text, none
 * calls another. */
#ifndef PASSES_PASSES_H
#define PASSES_PASSES_H

#include "edits/finding.h"
#include "lexicon/languages.h"
#include "lexicon/name_index.h"
#include "lexicon/names.h"
#include "lexicon/orthography.h"
#include "lexicon/roles.h"
#include "lexicon/words.h"
#include "passes/limit.h"
#include "ruleset/ruleset.h"
#include "ruleset/template.h"
#include "text/script_runs.h"
#include "text/sentences.h"
#include "unicode/lookalikes.h"

/* Where repairs of a rule are no longer taken: it kept changing its mind. */
typedef struct Ban {
    const Rule *rule;
    Span source; /* bytes of the source */
} Ban;

typedef struct Bans {
    Ban *items; /* owned */
    size_t count, cap;
} Bans;

typedef struct Clock {
    const volatile int *cancel; /* not NULL and not 0: stop; may be NULL */
    uint64_t deadline_ns;       /* CLOCK_MONOTONIC; 0: none */
} Clock;

/* What the caller accepts as it is: evidence that is `source` bytes of the
 * source, and these bytes of the snapshot at hand. */
typedef struct Accept {
    bool (*accepts)(void *user, const Rule *rule, Span source, const char *text,
                    size_t len); /* NULL: nothing */
    void *user;
} Accept;

/* What a rule's `near` and `unless` said of a sentence last: the next place of
 * the rule is often in the same one. */
typedef struct Asked {
    const Rule *rule; /* NULL: nothing yet */
    Span sentence;
    bool holds;
} Asked;

/* What a pass may read. Nothing in it changes while the passes run over one
 * snapshot, but what limits and the last members, from elsewhere on, collect.
 */
typedef struct PassContext {
    const Story *story;
    const Story *read; /* the story before any repair */
    const Ruleset *rules;
    const bool *enabled; /* by rule index: selected and of this language */
    const size_t *house; /* by rule index: the form asked for, or NO_FORM */
    const Names *names;
    const NameKeys *keys;
    const NameIndex *people;
    const Countries *countries;
    const Roles *roles;
    KnownWords *words;        /* it locks itself; may be NULL */
    Orthography *orthography; /* it locks itself */
    const Languages *languages;
    const Languages *leftovers; /* frequent words of theirs */
    const char *lang;           /* NULL: undecided */
    const Bans *bans;
    const Clock *clock;
    const Accept *accept;
    Limits *limits;
    Phase phase;
    bool bytes[256]; /* which bytes the paragraph at hand has */
    Bytes starts;    /* the same */
    Matcher *matcher;
    Sentences *sentences;
    struct Elsewhere *elsewhere; /* by rule index, in facts; NULL: not yet */
    struct NameScan *names_read; /* by paragraph, in facts; NULL: not yet */
    ScriptRuns *scripts;
    Lookalikes **lookalikes; /* opened on the first need */
    Arena *facts;            /* released before the next snapshot */
    Findings *findings;      /* where proposals go */
    Buf scratch;             /* for building strings */
    Asked asked;
} PassContext;

typedef struct Pass {
    const char *name;
    RuleKind kind; /* the rules it works for */
    /* Facts for the fold, or NULL; lies in ctx->facts. NULL: no map. */
    void *(*paragraph)(PassContext *ctx, size_t paragraph);
    /* NULL: no fold. facts[i] is what paragraph i left. */
    void (*story)(PassContext *ctx, void *const *facts);
} Pass;

extern const Pass passes[];
extern const size_t pass_count;

/* Runs every pass of ctx->phase over the story; findings come merged and
 * sorted. STATUS_CANCELLED, STATUS_MEMORY or STATUS_LIMIT. */
Status passes_run(PassContext *ctx);

/* For passes: must they stop? Then ctx->findings->status is STATUS_CANCELLED.
 * To be asked where one paragraph may take long. */
bool pass_stopped(PassContext *ctx);
/* For passes: is this rule on? */
bool pass_wants(const PassContext *ctx, const Rule *rule);
/* For passes: may the rule speak of this place: none of its `skip` contexts
 * touches it, the letters around it are of its scripts, its sentence has what
 * `near` asks for and not what `unless` forbids? */
bool pass_applies(PassContext *ctx, const Rule *rule, size_t paragraph,
                  Span span);
/* Has the story what `elsewhere` asks for, in a place that is not this? */
bool pass_has_elsewhere(PassContext *ctx, const Rule *rule, size_t paragraph,
                        Span span);
/* Has the story, in any place, what `nowhere` forbids? */
bool pass_is_barred(PassContext *ctx, const Rule *rule, size_t paragraph);
/* Has the story what `majority` asks for three times at least, and twice as
 * often as what the rule finds? */
bool pass_is_outnumbered(PassContext *ctx, const Rule *rule);
/* Does the story write so throughout: three matches of the rule at least, and
 * none of its `habit`? */
bool pass_is_habit(PassContext *ctx, const Rule *rule);
/* For passes: are the nearest letters of the paragraph before and after the
 * place of the rule's scripts? A side without letters does not count; without
 * any, nothing tells, and the answer is no. */
bool pass_in_script(PassContext *ctx, const Rule *rule, size_t paragraph,
                    Span span);
/* Does the caller accept this as it is? */
bool pass_accepted(const PassContext *ctx, const Rule *rule, Span source,
                   const char *text, size_t len);
/* The same without `skip`. */
bool pass_has_near(PassContext *ctx, const Rule *rule, size_t paragraph,
                   size_t at);
/* For passes: the rule gave up on this paragraph. That is told once, and what
 * the rule found in the paragraph is taken back. */
void pass_gave_up(PassContext *ctx, const Rule *rule, size_t paragraph);
/* For passes: has it given up on this paragraph? */
bool pass_has_left(const PassContext *ctx, const Rule *rule, size_t paragraph);
/* For passes: from here on time counts, for the rule that is charged next. It
 * gives up when it has had more than its budget. */
void pass_start_clock(PassContext *ctx);
void pass_charge(PassContext *ctx, const Rule *rule, size_t paragraph);
/* For passes: proposes. The message is the rule's with these values; edits are
 * copied. A repair that a ban or an unreadable byte forbids is left out, the
 * finding stays. */
void pass_report(PassContext *ctx, const Rule *rule, FixClass fix,
                 size_t paragraph, Span span, const Value *values,
                 size_t value_count, const Edit *edits, size_t edit_count);

#endif
