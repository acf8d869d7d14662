/* SPDX-License-Identifier: MIT
 * Forms of names as a names file can hold them, and ids made of them. */
#ifndef LEXICON_FORM_H
#define LEXICON_FORM_H

#include "base/buf.h"

#define FORM_MOST 256 /* bytes of a form; no name in the news is longer */

typedef enum FormVerdict {
    FORM_FINE,
    FORM_EMPTY,   /* nothing but blanks */
    FORM_FOREIGN, /* letters of another script than Latin, or none at all */
    FORM_UNFIT, /* a “|”, a control or an invisible character; too long; no
                   UTF-8 */
    FORM_MEMORY,
} FormVerdict;

/* Appends the form in Normalization Form C, one blank between words and none
 * around them. For anything but FORM_FINE out is as it was. Thread-safe. */
FormVerdict form_clean(const char *text, size_t len, Buf *out);

typedef struct Slugs Slugs; /* one thread's; owned by who opened it */

/* NULL: memory, or ICU lacks its data. */
Slugs *slugs_new(void);
void slugs_free(Slugs *slugs); /* NULL is fine */
/* Appends the id of a form: its letters a-z and digits, “-” for each stretch
 * of other characters between them, apostrophes left out: “Siân O’Neill Jr.”
 * is sian-oneill-jr. Appends nothing where the form has none of these. False:
 * memory. */
bool slug_add(Slugs *slugs, const char *form, size_t len, Buf *out);

#endif
