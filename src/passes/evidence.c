/* SPDX-License-Identifier: MIT */
#include "passes/evidence.h"

#include "base/utf8.h"
#include "unicode/chars.h"

#define EVIDENCE_WORDS 4
#define EVIDENCE_BYTES 60

size_t evidence_behind(const Story *story, size_t at, size_t end) {
    size_t words = 0, size, stop = at;
    bool inside = false;
    for (size_t i = at; i < end && i - at < EVIDENCE_BYTES; i += size) {
        bool word = char_is_word(utf8_at(story->text, end, i, &size));
        if (inside && !word && ++words == EVIDENCE_WORDS) return stop;
        if (word) stop = i + size;
        inside = word;
    }
    return stop;
}

size_t evidence_before(const Story *story, size_t at, size_t start) {
    size_t words = 0, size, stop = at;
    bool inside = false;
    for (size_t i = at; i > start && at - i < EVIDENCE_BYTES; i -= size) {
        bool word = char_is_word(utf8_before(story->text, i, &size));
        if (inside && !word && ++words == EVIDENCE_WORDS) return stop;
        if (word) stop = i - size;
        inside = word;
    }
    return stop;
}
