/* SPDX-License-Identifier: MIT
 * Fuzz target: any bytes as a story. The first byte chooses how far to fix,
 * the language and the encoding, the rest is the text. Checked are the promises
 * that hold for every input: once is enough, every edit is accounted for,
 * nothing outside of an edit changes, findings lie within the text. */
#include "copydesk.h"
#include "fuzz/fuzz.h"
#include <string.h>

static const copydesk_engine *engine(void) {
    static copydesk_engine *opened;
    if (!opened) MUST(copydesk_engine_open(&opened, NULL, NULL) == COPYDESK_OK);
    return opened;
}

static copydesk_fix_options options_of(uint8_t choice) {
    static const char *const langs[] = {NULL, "en", "fr", "de"};
    static const char *const encodings[] = {
        "utf-16le", "utf-16be",     "shift_jis", "gb18030",
        "utf-32le", "windows-1252", "euc-jp",    "ibm-16684"};
    copydesk_fix_options options = COPYDESK_FIX_OPTIONS_INIT;
    options.fixes = (copydesk_fixes)(choice % 3);
    options.lang = langs[choice / 3 % 4];
    if (choice >= 128) options.encoding = encodings[choice / 12 % 8];
    return options;
}

/* Sorted, apart, within the text, and not without effect. */
static void check_edits(const copydesk_edit *edits, size_t count,
                        size_t length) {
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        MUST(edits[i].start >= at && edits[i].end >= edits[i].start);
        MUST(edits[i].end <= length);
        MUST(edits[i].text && strlen(edits[i].text) <= edits[i].length);
        MUST(edits[i].bytes);
        at = edits[i].end;
    }
}

/* The replay: bytes between edits are compared with the text's own. */
static void check_replay(const copydesk_result *result, const char *text,
                         size_t length) {
    size_t out_len, in = 0, out = 0;
    const char *fixed = copydesk_result_text(result, &out_len);
    size_t count = copydesk_result_edit_count(result);
    for (size_t i = 0; i <= count; i++) {
        const copydesk_edit *e =
            i < count ? copydesk_result_edit(result, i) : NULL;
        size_t kept = (e ? e->start : length) - in;
        MUST(out + kept <= out_len && !memcmp(fixed + out, text + in, kept));
        out += kept;
        if (!e) break;
        MUST(out + e->byte_count <= out_len);
        MUST(!memcmp(fixed + out, e->bytes, e->byte_count));
        out += e->byte_count;
        in = e->end;
    }
    MUST(out == out_len && fixed[out_len] == 0);
}

static void check_causes(const copydesk_result *result) {
    size_t findings = copydesk_result_finding_count(result);
    for (size_t i = 0; i < copydesk_result_edit_count(result); i++) {
        const copydesk_edit *e = copydesk_result_edit(result, i);
        MUST(e->finding_count > 0);
        for (size_t k = 0; k < e->finding_count; k++) {
            MUST(e->findings[k] < findings);
            MUST(copydesk_result_finding(result, e->findings[k])->applied);
        }
    }
}

static void check_findings(const copydesk_result *result, size_t length) {
    const copydesk_finding *last = NULL;
    for (size_t i = 0; i < copydesk_result_finding_count(result); i++) {
        const copydesk_finding *f = copydesk_result_finding(result, i);
        MUST(f->start <= f->end && f->end <= length);
        MUST(f->rule && f->message && *f->message);
        MUST((f->fix == COPYDESK_FIXES_NONE) == (f->edit_count == 0));
        MUST(!last || last->start <= f->start);
        check_edits(f->edits, f->edit_count, length);
        last = f;
    }
}

/* NULL: the text starts with a byte order mark of another encoding. */
static copydesk_result *fix(const char *text, size_t length, uint8_t choice) {
    copydesk_result *result;
    copydesk_fix_options options = options_of(choice);
    copydesk_status status =
        copydesk_fix(&result, engine(), text, length, &options, NULL);
    MUST(status == COPYDESK_OK ||
         (status == COPYDESK_ERROR_ENCODING && options.encoding));
    return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (!size) return 0;
    const char *text = (const char *)data + 1;
    size_t length = size - 1, once_len, twice_len;
    copydesk_result *once = fix(text, length, *data);
    if (!once) return 0;
    size_t count = copydesk_result_edit_count(once);
    if (count) check_edits(copydesk_result_edit(once, 0), count, length);
    check_replay(once, text, length);
    check_causes(once);
    check_findings(once, length);
    MUST(*data % 3 || !count);
    const char *fixed = copydesk_result_text(once, &once_len);
    copydesk_result *twice = fix(fixed, once_len, *data);
    MUST(twice != NULL);
    const char *again = copydesk_result_text(twice, &twice_len);
    MUST(once_len == twice_len && !memcmp(fixed, again, once_len));
    MUST(!copydesk_result_edit_count(twice));
    copydesk_result_free(once);
    copydesk_result_free(twice);
    return 0;
}
