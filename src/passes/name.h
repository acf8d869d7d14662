/* SPDX-License-Identifier: MIT
 * Inside kind `name`: what its files share. */
#ifndef PASSES_NAME_H
#define PASSES_NAME_H

#include "passes/passes.h"

/* Proposes the form of `name` nearest to what stands at the span. Suggested
 * instead of safe where it is not sure, or where a wrong name would be a libel.
 */
void name_report(PassContext *ctx, const Rule *rule, size_t paragraph,
                 Span span, const Name *name, bool sure);
/* People whose every word is spelled by another letter of its class. */
void name_known(PassContext *ctx, const Rule *rule, size_t paragraph);

#endif
