/* SPDX-License-Identifier: MIT */
#include "unicode/bytemap.h"

#include "base/vec.h"
#include <stdlib.h>

bool bytemap_add(ByteMap *map, size_t text_unit, size_t byte_unit) {
    Stretch *last = map->count ? &map->items[map->count - 1] : NULL;
    bool same =
        last && last->text_unit == text_unit && last->byte_unit == byte_unit;
    if (!same &&
        !VEC_ADD(map, (Stretch){map->text_len, map->bytes_len,
                                (uint32_t)text_unit, (uint32_t)byte_unit}))
        return false;
    map->text_len += text_unit;
    map->bytes_len += byte_unit;
    return true;
}

void bytemap_free(ByteMap *map) {
    free(map->items);
    *map = (ByteMap){0};
}

/* The stretch that holds an offset of the text, or of the bytes. */
static const Stretch *find(const ByteMap *map, size_t at, bool in_bytes) {
    size_t low = 0, high = map->count;
    while (low + 1 < high) {
        size_t mid = low + (high - low) / 2;
        const Stretch *s = &map->items[mid];
        if ((in_bytes ? s->bytes : s->text) <= at)
            low = mid;
        else
            high = mid;
    }
    return &map->items[low];
}

size_t bytemap_bytes(const ByteMap *map, size_t at) {
    if (at >= map->text_len) return map->bytes_len;
    const Stretch *s = find(map, at, false);
    return s->bytes + (at - s->text) / s->text_unit * s->byte_unit;
}

size_t bytemap_text(const ByteMap *map, size_t byte) {
    if (byte >= map->bytes_len) return map->text_len;
    const Stretch *s = find(map, byte, true);
    return s->text + (byte - s->bytes) / s->byte_unit * s->text_unit;
}

bool bytemap_seam(const ByteMap *map, size_t at) {
    if (at >= map->text_len) return true;
    const Stretch *s = find(map, at, false);
    return (at - s->text) % s->text_unit == 0;
}
