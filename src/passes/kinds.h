/* SPDX-License-Identifier: MIT
 * Inside passes/: the functions that the table names, a file a kind. */
#ifndef PASSES_KINDS_H
#define PASSES_KINDS_H

#include "edits/lay.h"
#include "edits/resolve.h"
#include "passes/passes.h"

void *pattern_paragraph(PassContext *ctx, size_t paragraph);
void *replace_paragraph(PassContext *ctx, size_t paragraph);
void *pair_paragraph(PassContext *ctx, size_t paragraph);
void pair_story(PassContext *ctx, void *const *facts);
void *name_paragraph(PassContext *ctx, size_t paragraph);
void *compose_paragraph(PassContext *ctx, size_t paragraph);
void *homoglyph_paragraph(PassContext *ctx, size_t paragraph);
void *consistency_paragraph(PassContext *ctx, size_t paragraph);
void consistency_story(PassContext *ctx, void *const *facts);

#endif
