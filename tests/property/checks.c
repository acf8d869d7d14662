/* SPDX-License-Identifier: MIT */
#include "property/checks.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* One text, one level: what came in and what came out. */
typedef struct Case {
    const copydesk_engine *engine;
    const Text *in;
    copydesk_fix_options options;
    const copydesk_result *result;
    bool utf8; /* the input is valid, and read as that */
    Failure *failure;
} Case;

static const char *const level_names[] = {"none", "suggested", "safe"};

__attribute__((format(printf, 3, 4))) static bool
fails(Case *c, const char *property, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(c->failure->detail, sizeof c->failure->detail, format, args);
    va_end(args);
    c->failure->property = property;
    c->failure->level = level_names[c->options.fixes];
    return false;
}

static bool edits_are_sound(Case *c, const copydesk_edit *edits, size_t count,
                            const char *owner) {
    size_t last = 0;
    for (size_t i = 0; i < count; i++) {
        const copydesk_edit *e = &edits[i];
        if (e->start > e->end || e->end > c->in->len)
            return fails(c, "edits lie within the text", "%s", owner);
        if (e->start < last)
            return fails(c, "edits are sorted and do not overlap", "%s", owner);
        bool coded = c->options.encoding != NULL;
        if ((c->utf8 || coded) && !text_is_utf8(e->text, e->length))
            return fails(c, "replacements are UTF-8", "%s", owner);
        last = e->end;
    }
    return true;
}

static bool rule_exists(const Case *c, const char *id) {
    for (size_t i = 0; i < copydesk_engine_rule_count(c->engine); i++)
        if (!strcmp(copydesk_engine_rule(c->engine, i)->id, id)) return true;
    return false;
}

static bool finding_is_sound(Case *c, const copydesk_finding *f) {
    if (f->start > f->end || f->end > c->in->len)
        return fails(c, "findings lie within the text", "%s", f->rule);
    if (!rule_exists(c, f->rule))
        return fails(c, "findings name a rule", "%s", f->rule);
    if (!f->message[0] || !text_is_utf8(f->message, strlen(f->message)))
        return fails(c, "messages are UTF-8", "%s", f->rule);
    if ((f->fix == COPYDESK_FIXES_NONE) != (f->edit_count == 0))
        return fails(c, "a fix has edits, none has none", "%s", f->rule);
    if (f->applied && f->fix < c->options.fixes)
        return fails(c, "only repairs of the level are made", "%s", f->rule);
    if (f->applied && c->options.fixes == COPYDESK_FIXES_NONE)
        return fails(c, "at level none nothing is made", "%s", f->rule);
    return edits_are_sound(c, f->edits, f->edit_count, f->rule);
}

static int compare_findings(const copydesk_finding *a,
                            const copydesk_finding *b) {
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    if (a->end != b->end) return a->end < b->end ? -1 : 1;
    return strcmp(a->rule, b->rule);
}

static bool findings_are_sound(Case *c) {
    size_t count = copydesk_result_finding_count(c->result);
    for (size_t i = 0; i < count; i++) {
        const copydesk_finding *f = copydesk_result_finding(c->result, i);
        if (!finding_is_sound(c, f)) return false;
        if (i && compare_findings(f - 1, f) > 0)
            return fails(c, "findings are sorted", "%s", f->rule);
    }
    return true;
}

static bool owners_are_sound(Case *c, const copydesk_edit *e) {
    size_t count = copydesk_result_finding_count(c->result);
    if (!e->finding_count)
        return fails(c, "an edit comes from a finding", "at %zu", e->start);
    for (size_t i = 0; i < e->finding_count; i++) {
        if (e->findings[i] >= count)
            return fails(c, "an edit's findings exist", "at %zu", e->start);
        const copydesk_finding *f =
            copydesk_result_finding(c->result, e->findings[i]);
        if (!f->applied)
            return fails(c, "an edit's findings are applied", "%s", f->rule);
    }
    return true;
}

/* Bytes outside edits are the source's: the text is the source with nothing
 * but the edits laid over it. */
static bool edits_replay(Case *c) {
    size_t count = copydesk_result_edit_count(c->result), len, last = 0;
    const char *text = copydesk_result_text(c->result, &len);
    Text replayed = {0};
    text_set(&replayed, "", 0);
    for (size_t i = 0; i < count; i++) {
        const copydesk_edit *e = copydesk_result_edit(c->result, i);
        text_splice(&replayed, replayed.len, replayed.len, c->in->bytes + last,
                    e->start - last);
        text_splice(&replayed, replayed.len, replayed.len, e->bytes,
                    e->byte_count);
        last = e->end;
    }
    text_splice(&replayed, replayed.len, replayed.len, c->in->bytes + last,
                c->in->len - last);
    bool same = text_same(&replayed, text, len);
    text_free(&replayed);
    return same ||
           fails(c, "replaying the edits gives the text", "%zu edits", count);
}

static bool edits_change_something(Case *c) {
    for (size_t i = 0; i < copydesk_result_edit_count(c->result); i++) {
        const copydesk_edit *e = copydesk_result_edit(c->result, i);
        if (e->end - e->start == e->byte_count &&
            !memcmp(c->in->bytes + e->start, e->bytes, e->byte_count))
            return fails(c, "an edit changes something", "at %zu", e->start);
    }
    return true;
}

static bool result_is_sound(Case *c) {
    size_t count = copydesk_result_edit_count(c->result), len;
    const char *text = copydesk_result_text(c->result, &len);
    const copydesk_edit *edits =
        count ? copydesk_result_edit(c->result, 0) : NULL;
    if (text[len]) return fails(c, "the text ends in NUL", "%zu", len);
    if (c->options.fixes == COPYDESK_FIXES_NONE &&
        (count || !text_same(c->in, text, len)))
        return fails(c, "at level none nothing changes", "%zu edits", count);
    if (!findings_are_sound(c) ||
        !edits_are_sound(c, edits, count, "the result's"))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!owners_are_sound(c, &edits[i])) return false;
    if (c->utf8 && !text_is_utf8(text, len))
        return fails(c, "UTF-8 in, UTF-8 out", "%zu bytes", len);
    return edits_replay(c) && edits_change_something(c);
}

static const char *applied_rule(const copydesk_result *result) {
    for (size_t i = 0; i < copydesk_result_finding_count(result); i++)
        if (copydesk_result_finding(result, i)->applied)
            return copydesk_result_finding(result, i)->rule;
    return "no rule";
}

static bool twice_is_once(Case *c) {
    size_t len, again_len;
    const char *text = copydesk_result_text(c->result, &len);
    if (text_same(c->in, text, len)) return true;
    copydesk_result *again;
    copydesk_error error;
    if (copydesk_fix(&again, c->engine, text, len, &c->options, &error))
        return fails(c, "fixing what was fixed works", "%s", error.message);
    const char *second = copydesk_result_text(again, &again_len);
    bool same = len == again_len && !memcmp(text, second, len);
    if (!same) fails(c, "twice is once", "%s again", applied_rule(again));
    copydesk_result_free(again);
    return same;
}

static bool level_holds(Case *c) {
    copydesk_result *result;
    copydesk_error error;
    if (copydesk_fix(&result, c->engine, c->in->bytes, c->in->len, &c->options,
                     &error))
        return fails(c, "every text comes through", "%s", error.message);
    c->result = result;
    bool good = result_is_sound(c) && twice_is_once(c);
    copydesk_result_free(result);
    return good;
}

bool checks_hold(const copydesk_engine *engine, const Text *text,
                 const char *lang, const char *encoding, Failure *out) {
    static const copydesk_fixes levels[] = {
        COPYDESK_FIXES_NONE, COPYDESK_FIXES_SAFE, COPYDESK_FIXES_SUGGESTED};
    Case c = {.engine = engine, .in = text, .failure = out};
    c.utf8 = !encoding && text_is_utf8(text->bytes, text->len);
    c.options = (copydesk_fix_options)COPYDESK_FIX_OPTIONS_INIT;
    c.options.lang = lang;
    c.options.encoding = encoding;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        c.options.fixes = levels[i];
        if (!level_holds(&c)) return false;
    }
    return true;
}

/* One that another has been laid over counts, too: “&nbsp;” in a number becomes
 * a blank that EUC-KR has not, and then a comma. */
static bool fits(const copydesk_finding *finding, const Encoding *encoding) {
    for (size_t i = 0; finding->applied && i < finding->edit_count; i++)
        if (!encoding_has(encoding, finding->edits[i].text,
                          finding->edits[i].length))
            return false;
    return true;
}

/* Did the encoding keep a repair away? Then others may differ too. */
static bool left_out(const copydesk_result *plain,
                     const copydesk_result *result, const Encoding *encoding) {
    for (size_t i = 0; i < copydesk_result_finding_count(result); i++)
        if (!strcmp(copydesk_result_finding(result, i)->rule,
                    "encoding.does-not-fit"))
            return true;
    for (size_t i = 0; i < copydesk_result_finding_count(plain); i++)
        if (!fits(copydesk_result_finding(plain, i), encoding)) return true;
    return false;
}

bool checks_agree(const copydesk_engine *engine, const Text *text,
                  const Text *coded, const Encoding *encoding, Failure *out) {
    copydesk_result *plain = NULL, *other = NULL;
    copydesk_error error;
    Text back = {0};
    size_t len, other_len;
    Case c = {.engine = engine, .in = coded, .failure = out};
    c.options = (copydesk_fix_options)COPYDESK_FIX_OPTIONS_INIT;
    bool good = !copydesk_fix(&plain, engine, text->bytes, text->len,
                              &c.options, &error);
    c.options.encoding = encoding->name;
    good = good && !copydesk_fix(&other, engine, coded->bytes, coded->len,
                                 &c.options, &error);
    if (!good) {
        fails(&c, "every text comes through", "%s", error.message);
    } else if (!left_out(plain, other, encoding)) {
        const char *want = copydesk_result_text(plain, &len);
        const char *got = copydesk_result_text(other, &other_len);
        good = decode_text(&back, got, other_len, encoding) &&
               text_same(&back, want, len);
        if (!good)
            fails(&c, "the same repairs in every encoding", "%s, %s",
                  encoding->iconv, applied_rule(plain));
    }
    copydesk_result_free(plain);
    copydesk_result_free(other);
    text_free(&back);
    return good;
}

/* What is not ASCII. */
static void keep_high(Text *text) {
    size_t to = 0;
    for (size_t i = 0; i < text->len; i++)
        if ((unsigned char)text->bytes[i] >= 0x80)
            text->bytes[to++] = text->bytes[i];
    text->len = to;
}

bool checks_keep(const copydesk_engine *engine, const Text *coded,
                 const Encoding *encoding, Failure *out) {
    copydesk_result *result;
    copydesk_error error;
    Text want = {0}, got = {0};
    Case c = {.engine = engine, .in = coded, .failure = out};
    c.options = (copydesk_fix_options)COPYDESK_FIX_OPTIONS_INIT;
    if (copydesk_fix(&result, engine, coded->bytes, coded->len, &c.options,
                     &error))
        return fails(&c, "every text comes through", "%s", error.message);
    size_t len;
    const char *text = copydesk_result_text(result, &len);
    bool good = !decode_text(&want, coded->bytes, coded->len, encoding);
    if (!good && decode_text(&got, text, len, encoding)) {
        keep_high(&want);
        keep_high(&got);
        good = text_same(&want, got.bytes, got.len);
    }
    if (!good)
        fails(&c, "text in an unnamed encoding is left alone", "%s, %s",
              encoding->iconv, applied_rule(result));
    copydesk_result_free(result);
    text_free(&want);
    text_free(&got);
    return good;
}
