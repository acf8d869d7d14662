/* SPDX-License-Identifier: MIT
 * What rules find does not depend on PCRE2's JIT compiler, which some systems
 * forbid: the stories named on the command line come out the same without. */
#include "base/buf.h"
#include "base/file.h"
#include "copydesk.h"
#include "ruleset/regex.h"
#include "unit/check.h"

int check_failures;

static copydesk_engine *open_engine(bool jit) {
    copydesk_engine *engine;
    regex_use_jit(jit);
    if (copydesk_engine_open(&engine, NULL, NULL)) exit(99);
    regex_use_jit(true);
    return engine;
}

/* Everything that came out, as text. */
static void fix_all(const copydesk_engine *engine, const Buf *text, Buf *out) {
    copydesk_fix_options options = COPYDESK_FIX_OPTIONS_INIT;
    copydesk_result *r;
    options.fixes = COPYDESK_FIXES_SUGGESTED;
    if (copydesk_fix(&r, engine, buf_str(text), text->len, &options, NULL))
        exit(99);
    buf_text(out, copydesk_result_text(r, NULL));
    for (size_t i = 0; i < copydesk_result_finding_count(r); i++) {
        const copydesk_finding *f = copydesk_result_finding(r, i);
        buf_print(out, "%s %zu-%zu %s\n", f->rule, f->start, f->end,
                  f->message);
    }
    copydesk_result_free(r);
}

int main(int argc, char **argv) {
    copydesk_engine *with = open_engine(true), *without = open_engine(false);
    CHECK(argc > 5);
    for (int i = 1; i < argc; i++) {
        Buf text = {0}, a = {0}, b = {0};
        if (file_read(argv[i], (size_t)1 << 24, &text)) exit(99);
        fix_all(with, &text, &a);
        fix_all(without, &text, &b);
        if (!CHECK(!strcmp(buf_str(&a), buf_str(&b))))
            fprintf(stderr, "    %s\n", argv[i]);
        buf_free(&text);
        buf_free(&a);
        buf_free(&b);
    }
    copydesk_engine_free(with);
    copydesk_engine_free(without);
    return check_failures ? 1 : 0;
}
