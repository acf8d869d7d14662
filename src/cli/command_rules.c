/* SPDX-License-Identifier: MIT
 * `copydesk rules list|show|test|new`. */
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/rules.h"
#include "cli/session.h"
#include "report/report.h"
#include <stdio.h>
#include <string.h>

static int list_rules(const copydesk_engine *engine, const Options *options) {
    Buf out = {0};
    if (options->format == FORMAT_JSONL) {
        fprintf(stderr, "copydesk: rules list: --format is text or json\n");
        return EXIT_NOTHING;
    }
    if (options->format == FORMAT_JSON)
        report_rules_json(&out, engine);
    else
        report_rules(&out, engine);
    bool written = !out.failed && output_write(out.data, out.len);
    if (out.failed) fprintf(stderr, "copydesk: out of memory\n");
    bool failed = out.failed || (!written && output_failed());
    buf_free(&out);
    return failed ? EXIT_NOTHING : EXIT_FINE;
}

static int refuse(const char *what) {
    fprintf(stderr,
            "copydesk: rules %s: want list, show RULE, test [PATH ...] or "
            "new FAMILY.NAME (copydesk --help)\n",
            what);
    return EXIT_NOTHING;
}

/* The files to test may stand without --rules. */
static bool take_paths(Options *options) {
    for (size_t i = 1; i < options->path_count; i++)
        if (!VEC_ADD(&options->rules, options->paths[i])) return false;
    return true;
}

/* The folder that --rules names for a new rule need not exist yet, or be
 * without fault. */
static copydesk_engine *open_shipped(const Options *options) {
    static const Strings none = {0};
    return session_open(&none, &options->names, options->replace_builtin);
}

/* The first word is the deed. */
static int run(Options *options) {
    const char *deed = options->path_count ? options->paths[0] : "";
    bool list = !strcmp(deed, "list"), fresh = !strcmp(deed, "new");
    if (!list && !fresh && strcmp(deed, "test") != 0) return refuse(deed);
    if (!fresh && !take_paths(options)) return refuse("out of memory");
    copydesk_engine *engine =
        fresh ? open_shipped(options)
              : session_open(&options->rules, &options->names,
                             options->replace_builtin);
    if (!engine) return EXIT_NOTHING;
    int code = list    ? list_rules(engine, options)
               : fresh ? rules_new(engine, options)
                       : rules_test(engine, options);
    copydesk_engine_free(engine);
    return code;
}

int command_rules(int argc, char **argv) {
    if (argc > 1 && !strcmp(argv[1], "show"))
        return command_explain(argc - 1, argv + 1);
    Options options;
    int code = EXIT_NOTHING;
    if (options_read(&options, argc, argv)) {
        options.replace_builtin = true;
        code = options.help ? !help_print("rules") : run(&options);
    }
    options_free(&options);
    return code;
}
