/* SPDX-License-Identifier: MIT
 * Text in another encoding that was read as UTF-8 for want of a better word.
 * Some of its bytes are UTF-8 by chance; to repair those would be to write
 * other characters: “三つ大” in Shift_JIS holds C2 91, a control character that
 * rules take for a quotation mark of windows-1252. */
#ifndef EDITS_DOUBT_H
#define EDITS_DOUBT_H

#include "edits/finding.h"

/* In a story that may be in another encoding no edit replaces bytes above 7F,
 * touches them (“A” may be the second half of a character) or writes new ones;
 * in others none does so in a paragraph with bytes that are no UTF-8. The
 * source of the story is what was handed in, not decoded. Thread-safe. */
bool doubt_forbids(const Story *story, const Edit *edit);

#endif
