/* SPDX-License-Identifier: MIT */
#include "unicode/delimiters.h"

#include <stddef.h>
#include <unicode/ulocdata.h>
#include <unicode/ustring.h>

static uint32_t one_of(ULocaleData *data, ULocaleDataDelimiterType type) {
    UErrorCode error = U_ZERO_ERROR;
    UChar text[8];
    int32_t len = ulocdata_getDelimiter(data, type, text, 8, &error);
    if (U_FAILURE(error) || len != 1 || U16_IS_SURROGATE(text[0])) return 0;
    return text[0];
}

Delimiters delimiters_of(const char *lang) {
    Delimiters found = {0, 0, 0, 0};
    UErrorCode error = U_ZERO_ERROR;
    if (!lang || !*lang) return found; /* ICU would take the user's own */
    ULocaleData *data = ulocdata_open(lang, &error);
    if (U_SUCCESS(error) && error != U_USING_DEFAULT_WARNING) {
        found.open = one_of(data, ULOCDATA_QUOTATION_START);
        found.close = one_of(data, ULOCDATA_QUOTATION_END);
        found.inner_open = one_of(data, ULOCDATA_ALT_QUOTATION_START);
        found.inner_close = one_of(data, ULOCDATA_ALT_QUOTATION_END);
    }
    if (U_SUCCESS(error)) ulocdata_close(data);
    return found;
}
