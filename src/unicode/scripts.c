/* SPDX-License-Identifier: MIT */
#include "unicode/scripts.h"

#include "unicode/chars.h"
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

static bool is_own(int script) {
    return script != USCRIPT_COMMON && script != USCRIPT_INHERITED &&
           script != USCRIPT_UNKNOWN && script != USCRIPT_INVALID_CODE;
}

Script script_named(const char *name) {
    int script = u_getPropertyValueEnum(UCHAR_SCRIPT, name);
    if (!is_own(script)) return SCRIPT_NONE;
    const char *full =
        u_getPropertyValueName(UCHAR_SCRIPT, script, U_LONG_PROPERTY_NAME);
    return full && !strcmp(full, name) ? (Script)script : SCRIPT_NONE;
}

Script script_of(uint32_t cp) {
    if (!char_is_letter(cp)) return SCRIPT_NONE;
    if (cp < 0x80) return USCRIPT_LATIN;
    UErrorCode error = U_ZERO_ERROR;
    int script = uscript_getScript((UChar32)cp, &error);
    int width = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
    if (U_FAILURE(error) || !is_own(script) || width == U_EA_FULLWIDTH)
        return SCRIPT_NONE;
    return (Script)script;
}
