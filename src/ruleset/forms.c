/* SPDX-License-Identifier: MIT */
#include "ruleset/forms.h"

#include "base/vec.h"
#include <stdlib.h>
#include <string.h>

static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

size_t forms_word(const char *text, size_t len) {
    size_t n = 0;
    while (n < len && is_word_byte(text[n]))
        n++;
    return n ? n : len > 0;
}

static int longest_last(const void *a, const void *b) {
    size_t x = form_spelling(a)->len, y = form_spelling(b)->len;
    return (x > y) - (x < y);
}

static int longest_first(const void *a, const void *b) {
    return longest_last(b, a);
}

static Status collect(FormIndex *index, const Rule *rule) {
    for (size_t f = 0; f < rule->form_count; f++)
        for (size_t s = 0; s < rule->forms[f].count; s++) {
            FormRef ref = {rule, f, s, 0};
            if (rule->of_subheads ? !VEC_ADD(&index->subheads, ref)
                                  : !VEC_ADD(index, ref))
                return STATUS_MEMORY;
        }
    return STATUS_OK;
}

Status forms_index(FormIndex *index, const Rule *rules, size_t count) {
    Status status = STATUS_OK;
    for (size_t i = 0; i < count && !status; i++)
        status = collect(index, &rules[i]);
    if (index->count)
        qsort(index->items, index->count, sizeof(FormRef), longest_last);
    if (index->subheads.count)
        qsort(index->subheads.items, index->subheads.count, sizeof(FormRef),
              longest_first);
    for (size_t i = 0; i < index->count && !status; i++) {
        const Spelling *s = form_spelling(&index->items[i]);
        size_t len = forms_word(s->text, s->len);
        map_get(&index->first, s->text, len, &index->items[i].next);
        if (!map_put(&index->first, s->text, len, (uint32_t)i + 1))
            status = STATUS_MEMORY;
        unsigned char b = (unsigned char)s->text[0];
        index->bytes[b] = true;
        if (b >= 'a' && b <= 'z') index->bytes[b & ~0x20] = true;
    }
    return status;
}

void forms_free(FormIndex *index) {
    free(index->items);
    free(index->subheads.items);
    map_free(&index->first);
    *index = (FormIndex){0};
}

const FormRef *forms_first(const FormIndex *index, const char *word,
                           size_t len) {
    uint32_t at = 0;
    map_get(&index->first, word, len, &at);
    return at ? &index->items[at - 1] : NULL;
}

const FormRef *forms_next(const FormIndex *index, const FormRef *ref) {
    return ref->next ? &index->items[ref->next - 1] : NULL;
}

size_t forms_find(const Rule *rule, const char *spelling) {
    for (size_t f = 0; f < rule->form_count; f++)
        for (size_t s = 0; s < rule->forms[f].count; s++)
            if (!strcmp(rule->forms[f].spellings[s].text, spelling)) return f;
    return NO_FORM;
}

void forms_evidence(const Rule *rule, const size_t *uses, size_t house,
                    Buf *out) {
    const char *between = "";
    for (size_t f = 0; f < rule->form_count; f++) {
        const char *name = rule->forms[f].spellings[0].text;
        if (!uses[f]) continue;
        if (uses[f] <= 2)
            buf_print(out, "%s“%s” %s", between, name,
                      uses[f] == 1 ? "once" : "twice");
        else
            buf_print(out, "%s“%s” %zu times", between, name, uses[f]);
        between = ", ";
    }
    if (house != NO_FORM)
        buf_print(out, "; the house writes “%s”",
                  rule->forms[house].spellings[0].text);
}
