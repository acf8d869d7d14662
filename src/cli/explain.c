/* SPDX-License-Identifier: MIT
 * `copydesk explain RULE`, also known as `copydesk rules show RULE`. */
#include "cli/commands.h"
#include "cli/near.h"
#include "cli/session.h"
#include "report/report.h"
#include <stdio.h>
#include <string.h>

static void print_example(const copydesk_example *e) {
    if (e->ok)
        printf("  fine    %s\n", e->ok);
    else if (e->good)
        printf("  before  %s\n  after   %s\n", e->bad, e->good);
    else
        printf("  found   %s\n", e->bad);
}

static void print_rule(const copydesk_rule *rule) {
    printf("%s\n", rule->id);
    if (rule->why) printf("\n%s\n", rule->why);
    printf("\n  level   %s\n", level_name(rule->level));
    printf("  fix     %s\n", fix_name(rule->fix));
    printf("  for     %s\n", rule->lang ? rule->lang : "any language");
    if (rule->pack && *rule->pack) printf("  pack    %s\n", rule->pack);
    printf("  kind    %s, since %s\n", rule->kind, rule->since);
    if (!strncmp(rule->pack, "style/", 6))
        printf("  pack    %s, on in the profiles that name it\n", rule->pack);
    if (rule->path) printf("  from    %s:%zu\n", rule->path, rule->line);
    for (size_t i = 0; i < rule->link_count; i++)
        printf("  see     %s\n", rule->links[i]);
    if (rule->example_count) printf("\n");
    for (size_t i = 0; i < rule->example_count; i++)
        print_example(&rule->examples[i]);
}

static int explain(const Options *options) {
    if (options->path_count != 1) {
        fprintf(stderr, "copydesk: explain which rule? "
                        "(copydesk rules list)\n");
        return EXIT_NOTHING;
    }
    copydesk_engine *engine = session_open(&options->rules, &options->names,
                                           options->replace_builtin);
    if (!engine) return EXIT_NOTHING;
    int code = EXIT_NOTHING;
    for (size_t i = 0; i < copydesk_engine_rule_count(engine); i++) {
        const copydesk_rule *rule = copydesk_engine_rule(engine, i);
        if (strcmp(rule->id, options->paths[0]) != 0) continue;
        print_rule(rule);
        code = EXIT_FINE;
    }
    if (code) near_tell(engine, options->paths[0]);
    copydesk_engine_free(engine);
    return code;
}

int command_explain(int argc, char **argv) {
    Options options;
    int code = EXIT_NOTHING;
    if (options_read(&options, argc, argv))
        code = options.help ? !help_print("explain") : explain(&options);
    options_free(&options);
    return code;
}
