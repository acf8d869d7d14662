/* SPDX-License-Identifier: MIT
 * What must hold for any text whatever, at each level of repairs. */
#ifndef PROPERTY_CHECKS_H
#define PROPERTY_CHECKS_H

#include "copydesk.h"
#include "property/encode.h"
#include "property/text.h"

typedef struct Failure {
    const char *property; /* what did not hold */
    const char *level;    /* at which --fixes level */
    char detail[256];     /* the rule, the offset */
} Failure;

/* Checks the text at every level, in language `lang` (NULL: by its words), read
 * in an encoding (NULL: as it says itself). False: *out says what does not
 * hold. */
bool checks_hold(const copydesk_engine *engine, const Text *text,
                 const char *lang, const char *encoding, Failure *out);
/* Is the text in UTF-8 repaired to the same as in another encoding? */
bool checks_agree(const copydesk_engine *engine, const Text *text,
                  const Text *coded, const Encoding *encoding, Failure *out);
/* Are the characters that are not ASCII the same ones after safe repairs, where
 * the encoding is not named, so that the text is taken for UTF-8? */
bool checks_keep(const copydesk_engine *engine, const Text *coded,
                 const Encoding *encoding, Failure *out);

#endif
