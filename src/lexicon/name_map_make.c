/* SPDX-License-Identifier: MIT */
#include "lexicon/name_map_make.h"

#include "base/hash.h"
#include "base/vec.h"
#include "lexicon/name_map_format.h"
#include <stdlib.h>
#include <string.h>

static size_t pieces(NameCell list) {
    size_t count = 0;
    NameCell piece;
    while (name_cell_next(&list, &piece))
        count++;
    return count;
}

Status name_maker_add(NameMaker *maker, const NameRow *row) {
    const NameCell *cells = row->cells;
    if (row->bad) return STATUS_OK;
    maker->forms += 1 + pieces(cells[NAME_COL_ACCEPTED]);
    for (int i = NAME_COL_WRONG; i <= NAME_COL_CONFUSABLES; i++)
        maker->facts += pieces(cells[i]);
    NameMakerRow kept = {row->type, cells[NAME_COL_ID],
                         cells[NAME_COL_CANONICAL], cells[NAME_COL_ACCEPTED]};
    return VEC_ADD(&maker->rows, kept) ? STATUS_OK : STATUS_MEMORY;
}

static Status add_row(void *maker, NameRow *row) {
    return name_maker_add(maker, row);
}

Status name_maker_read(NameMaker *maker, const char *path, const char *bytes,
                       size_t len, Faults *faults) {
    return names_read(path, bytes, len, faults, add_row, maker);
}

void name_maker_free(NameMaker *maker) {
    free(maker->rows.items);
    *maker = (NameMaker){0};
}

/* ------------------------------------------------------------- writing -- */

/* The parts of the file as they grow. */
typedef struct Image {
    NameMapParts parts;
    NameMapSlot *slots;
    uint32_t *bearers;
    uint32_t *forms;   /* places in the pool */
    uint32_t *form_at; /* of each of them, its slot */
    NameMapEntity *entities;
    Buf pool;
} Image;

static uint32_t add_text(Image *image, NameCell text) {
    size_t place = image->pool.len;
    buf_add(&image->pool, text.text, text.len);
    buf_char(&image->pool, 0);
    return (uint32_t)place;
}

/* Is the form at this place of the pool? Pool and form hold no NUL, so what
 * ends with one there has the same length. */
static bool is_at(const Image *image, uint32_t place, NameCell form) {
    return image->pool.len - place > form.len &&
           !memcmp(image->pool.data + place, form.text, form.len) &&
           !image->pool.data[place + form.len];
}

/* The slot of a form, which is given one where it has none. */
static uint32_t slot_of(Image *image, NameCell form) {
    uint64_t hash = hash_bytes(form.text, form.len), probes = 1;
    uint64_t count = image->parts.slots, at = hash % count;
    uint32_t tag = (uint32_t)(hash >> 32);
    for (; image->slots[at].count; at = at + 1 == count ? 0 : at + 1) {
        const NameMapSlot *slot = &image->slots[at];
        if (slot->tag == tag && is_at(image, slot->form, form))
            return (uint32_t)at;
        probes++;
    }
    if (probes > image->parts.probes) image->parts.probes = probes;
    image->slots[at] = (NameMapSlot){tag, add_text(image, form), 0, 1};
    return (uint32_t)at;
}

/* An entity that bears a form twice bears it once. While the image grows,
 * `first` of a slot is the last entity that bore it, from 1; `count` is one
 * too many, since a used slot has one. */
static void add_form(Image *image, uint32_t entity, NameCell form) {
    uint32_t at = slot_of(image, form);
    NameMapSlot *slot = &image->slots[at];
    if (slot->first == entity + 1) return;
    slot->first = entity + 1;
    slot->count++;
    image->forms[image->parts.forms] = slot->form;
    image->form_at[image->parts.forms++] = at;
    image->entities[entity].count++;
}

static void add_entity(Image *image, const NameMakerRow *row) {
    uint32_t entity = (uint32_t)image->parts.entities++;
    NameCell list = row->accepted, form;
    image->entities[entity] = (NameMapEntity){
        row->type, add_text(image, row->id), (uint32_t)image->parts.forms, 0};
    add_form(image, entity, row->canonical);
    while (name_cell_next(&list, &form))
        add_form(image, entity, form);
}

/* Gives each form a stretch of bearers, and fills them in the order of the
 * entities. */
static void add_bearers(Image *image) {
    uint32_t next = 0;
    for (size_t i = 0; i < image->parts.slots; i++) {
        NameMapSlot *slot = &image->slots[i];
        if (!slot->count) continue;
        slot->first = next;
        next += slot->count - 1;
        slot->count = 0;
    }
    for (uint32_t e = 0; e < image->parts.entities; e++)
        for (uint32_t i = 0; i < image->entities[e].count; i++) {
            size_t form = image->entities[e].first + i;
            NameMapSlot *slot = &image->slots[image->form_at[form]];
            image->bearers[slot->first + slot->count++] = e;
        }
    image->parts.bearers = next;
}

/* At most two slots of three are used. */
static bool image_open(Image *image, const NameMaker *maker) {
    size_t forms = maker->forms, slots = forms + forms / 2 + 1;
    image->parts.slots = slots;
    image->slots = calloc(slots, sizeof *image->slots);
    image->bearers = calloc(forms + 1, sizeof *image->bearers);
    image->forms = calloc(forms + 1, sizeof *image->forms);
    image->form_at = calloc(forms + 1, sizeof *image->form_at);
    image->entities = calloc(maker->rows.count + 1, sizeof *image->entities);
    return image->slots && image->bearers && image->forms && image->form_at &&
           image->entities;
}

static void image_close(Image *image) {
    free(image->slots);
    free(image->bearers);
    free(image->forms);
    free(image->form_at);
    free(image->entities);
    buf_free(&image->pool);
}

static Status put(Image *image, Buf *out) {
    const NameMapParts *p = &image->parts;
    NameMapHeader header = {.magic = NAME_MAP_MAGIC,
                            .version = NAME_MAP_VERSION,
                            .order = NAME_MAP_ORDER};
    image->parts.pool = image->pool.len;
    size_t slots = p->slots * sizeof *image->slots;
    size_t bearers = p->bearers * sizeof *image->bearers;
    size_t forms = p->forms * sizeof *image->forms;
    size_t entities = p->entities * sizeof *image->entities;
    header.parts = *p;
    header.size = sizeof header + slots + bearers + forms + entities + p->pool;
    header.check = hash_bytes(&header, offsetof(NameMapHeader, check));
    if (!buf_reserve(out, header.size)) return STATUS_MEMORY;
    buf_add(out, &header, sizeof header);
    buf_add(out, image->slots, slots);
    buf_add(out, image->bearers, bearers);
    buf_add(out, image->forms, forms);
    buf_add(out, image->entities, entities);
    buf_add(out, buf_str(&image->pool), image->pool.len);
    return out->failed ? STATUS_MEMORY : STATUS_OK;
}

Status name_maker_write(const NameMaker *maker, Buf *out) {
    Image image = {0};
    uint64_t bytes = maker->forms;
    for (size_t i = 0; i < maker->rows.count; i++) {
        const NameMakerRow *row = &maker->rows.items[i];
        bytes += row->id.len + row->canonical.len + row->accepted.len + 3;
    }
    if (bytes > UINT32_MAX) return STATUS_LIMIT;
    Status status = image_open(&image, maker) ? STATUS_OK : STATUS_MEMORY;
    for (size_t i = 0; i < maker->rows.count && !status; i++) {
        add_entity(&image, &maker->rows.items[i]);
        if (image.pool.failed) status = STATUS_MEMORY;
    }
    if (!status) {
        add_bearers(&image);
        status = put(&image, out);
    }
    image_close(&image);
    return status;
}
