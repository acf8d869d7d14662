/* SPDX-License-Identifier: MIT
 * Laying edits into a story, and saying what they do to the source. The only
 * code that makes new text out of old. */
#ifndef EDITS_LAY_H
#define EDITS_LAY_H

#include "edits/finding.h"

/* An edit and the number of the finding it comes from. */
typedef struct Laid {
    Edit edit;
    uint32_t finding;
} Laid;

/* An edit of the source, in source bytes. */
typedef struct SourceEdit {
    Span span;
    const char *text; /* as written to the file: CRLF where the story has it */
    size_t len;
    const Cause *causes; /* the findings it came from */
} SourceEdit;

typedef struct SourceEdits {
    SourceEdit *items; /* in the arena that was given */
    size_t count;
} SourceEdits;

/* May this edit be laid in? Not over source bytes that are no UTF-8; and what
 * stands beside them is not deleted, lest two halves of a character meet; nor
 * what stands between a CR and a line feed. In other encodings not beside bytes
 * that do not decode either, nor within a sequence that is two characters. Nor
 * where what reads as UTF-8 may be another encoding (edits/doubt.h). */
bool lay_allowed(const Story *story, const Edit *edit);
/* Has the encoding that is written a place for what the edit puts in? Else
 * *unfit is the first character that has none. */
bool lay_fits(const Story *story, const Edit *edit, uint32_t *unfit);
/* Does the span hold a line end that stands as a blank (RUN_WRAP)? */
bool lay_covers_wrap(const Story *story, Span span);
/* The story with the edits laid in; they are sorted, do not overlap and are
 * allowed. */
Status lay(Story **out, const Story *from, const Laid *edits, size_t count);
/* What one repair does to the source. A repair on top of earlier ones carries
 * their edits where it touches them. */
Status lay_on_source(const Story *story, const Edit *edits, size_t count,
                     Arena *arena, SourceEdits *out);
/* The finding numbers whose repairs an edit would touch or cover: the causes
 * of the edit runs there. Calls each(user, finding) for every one, some maybe
 * twice. */
void lay_causes(const Story *story, Span span,
                void (*each)(void *user, uint32_t finding), void *user);
/* Everything that was laid in, as edits of the source: sorted, not
 * overlapping; what came out as it was before is not among them. */
Status lay_edits(const Story *story, Arena *arena, SourceEdits *out);
/* The output: the source with its edits, every other byte as it was. */
void lay_write(const Story *story, Buf *out);
/* The output in the encoding that story->origin converts to, without a byte
 * order mark. False: the character, or the byte that is none, at offset *bad
 * of the source has no place in it. */
bool lay_convert(const Story *story, Buf *out, size_t *bad);

#endif
