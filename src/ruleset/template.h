/* SPDX-License-Identifier: MIT
 * Templates: text with ${name} in it, as messages and replacements have. */
#ifndef RULESET_TEMPLATE_H
#define RULESET_TEMPLATE_H

#include "base/buf.h"
#include "ruleset/rule.h"

typedef struct Value {
    const char *text;
    size_t len;
} Value;

/* Numbers of the values that kinds without groups offer. */
enum { VALUE_FROM, VALUE_TO, VALUE_EVIDENCE, VALUE_AS, VALUE_COUNT };

/* Parses text; ${name} is a value, ${name:lower} the same in small letters;
 * names are the regex's groups, or `from`, `to` and, for kinds
 * that count, `evidence`, for mojibake `as`, when regex is NULL. NULL on
 * success, else what is wrong; *error_at is the byte. "$$" is a dollar sign. */
const char *template_parse(Template *out, Arena *arena, const char *text,
                           size_t len, const Regex *regex, size_t *error_at);
/* Appends the template with its values; a missing value is empty. */
void template_expand(const Template *template, const Value *values,
                     size_t count, Buf *out);

#endif
