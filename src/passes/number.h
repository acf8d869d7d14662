/* SPDX-License-Identifier: MIT
 * Inside passes/: what kind `number` calculates. */
#ifndef PASSES_NUMBER_H
#define PASSES_NUMBER_H

#include "base/buf.h"
#include "ruleset/rule.h"
#include "ruleset/template.h"

/* Both: false where the values (groups of the pattern) do not contradict each
 * other, or cannot be read; else *to gets what should stand there. */
bool number_wrong_weekday(const Rule *rule, const Value *values, Buf *to);
bool number_wrong_conversion(const Rule *rule, const Value *values, Buf *to);

#endif
