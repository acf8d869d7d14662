/* SPDX-License-Identifier: MIT
 * The forms of all `consistency` rules, by their first word, so that one
 * reading of a paragraph serves them all; and how their evidence is told. */
#ifndef RULESET_FORMS_H
#define RULESET_FORMS_H

#include "base/buf.h"
#include "base/status.h"
#include "ruleset/rule.h"

/* A spelling of a rule's form. Of those with one first word the longer come
 * first; next is the place of the following one + 1, 0 at the end. */
typedef struct FormRef {
    const Rule *rule;
    size_t form, spelling;
    uint32_t next;
} FormRef;

typedef struct FormRefs {
    FormRef *items; /* owned */
    size_t count, cap;
} FormRefs;

typedef struct FormIndex {
    FormRef *items; /* owned */
    size_t count, cap;
    FormRefs subheads; /* forms around subheads, longest first; next is 0 */
    Map first;         /* first word -> place in items + 1 */
    bool bytes[256];   /* that a first word may start with */
} FormIndex;

/* Indexes the forms of finished rules, which must not move any more. */
Status forms_index(FormIndex *index, const Rule *rules, size_t count);
void forms_free(FormIndex *index);
/* The first reference whose spelling starts with this word, or NULL; then the
 * one that follows. */
const FormRef *forms_first(const FormIndex *index, const char *word,
                           size_t len);
const FormRef *forms_next(const FormIndex *index, const FormRef *ref);
/* Bytes of the word that starts at text: ASCII letters and digits, or one
 * byte. */
size_t forms_word(const char *text, size_t len);

static inline const Spelling *form_spelling(const FormRef *ref) {
    return &ref->rule->forms[ref->form].spellings[ref->spelling];
}

/* The form that has this spelling, or NO_FORM. */
size_t forms_find(const Rule *rule, const char *spelling);
/* Appends “U.S.” 9 times, “US” once: the forms that were used, in the order of
 * the rule. house: NO_FORM, or the form that the house has. */
void forms_evidence(const Rule *rule, const size_t *uses, size_t house,
                    Buf *out);

#endif
