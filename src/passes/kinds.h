/* SPDX-License-Identifier: MIT
 * Inside passes/: the functions that the table names, a file a kind. */
#ifndef PASSES_KINDS_H
#define PASSES_KINDS_H

#include "edits/lay.h"
#include "edits/resolve.h"
#include "passes/passes.h"

void *pattern_paragraph(PassContext *ctx, size_t paragraph);
void edges_story(PassContext *ctx, void *const *facts);
/* The groups of a match, REGEX_GROUPS_MAX of them, as values of a template. */
void pattern_values(Value *values, const char *subject, const Match *m);
/* May the rule's pattern match in the paragraph at hand? */
bool pattern_may(const PassContext *ctx, const Rule *rule);
/* Calls `each` for the matches of the rule's pattern in the paragraph; subject
 * is its text. */
typedef void PatternEach(PassContext *ctx, const Rule *rule, size_t paragraph,
                         const char *subject, const Match *m);
void pattern_matches(PassContext *ctx, const Rule *rule, size_t paragraph,
                     PatternEach *each);
void *number_paragraph(PassContext *ctx, size_t paragraph);
void *repeat_paragraph(PassContext *ctx, size_t paragraph);
void repeat_story(PassContext *ctx, void *const *facts);
void *fragment_paragraph(PassContext *ctx, size_t paragraph);
void *spell_paragraph(PassContext *ctx, size_t paragraph);
void spell_story(PassContext *ctx, void *const *facts);
void *foreign_paragraph(PassContext *ctx, size_t paragraph);
void *replace_paragraph(PassContext *ctx, size_t paragraph);
void *pair_paragraph(PassContext *ctx, size_t paragraph);
void pair_story(PassContext *ctx, void *const *facts);
void quotation_story(PassContext *ctx, void *const *facts);
void *mojibake_paragraph(PassContext *ctx, size_t paragraph);
void *name_paragraph(PassContext *ctx, size_t paragraph);
void name_story(PassContext *ctx, void *const *facts);
void *compose_paragraph(PassContext *ctx, size_t paragraph);
void *homoglyph_paragraph(PassContext *ctx, size_t paragraph);
void *consistency_paragraph(PassContext *ctx, size_t paragraph);
void consistency_story(PassContext *ctx, void *const *facts);

#endif
