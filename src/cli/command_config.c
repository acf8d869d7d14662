/* SPDX-License-Identifier: MIT
 * `copydesk config show FILE`: each setting that holds for a file, and where
 * it comes from. */
#include "cli/commands.h"
#include "cli/desk.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void show_item(const char *name, const char *value, const Place *from) {
    printf("%-9s %-30s ", name, value);
    if (!from)
        printf("built in\n");
    else if (from->line)
        printf("%s:%zu\n", from->path, from->line);
    else
        printf("%s\n", from->path);
}

static void show_key(const Settings *s, SettingKey key) {
    const KeyInfo *info = &SETTING_KEYS[key];
    const Setting *setting = &s->layer.of[key];
    for (size_t i = 0; i < setting->count; i++)
        show_item(info->name, setting->items[i].text, &setting->items[i].place);
    if (!setting->count)
        show_item(info->name, info->otherwise ? info->otherwise : "-", NULL);
}

static int show(const Options *options, const char *path) {
    if (strcmp(path, "-") != 0 && access(path, F_OK) != 0) {
        fprintf(stderr, "copydesk: %s: %s\n", path, strerror(errno));
        return EXIT_NOTHING;
    }
    Desk desk;
    const Config *config = NULL;
    const Settings *s = NULL;
    if (desk_open(&desk, options)) s = desk_settings(&desk, path, &config);
    if (!desk.failed) {
        printf("%-9s %s\n", "config", config ? config->path : "none");
        if (!s) printf("%s is excluded\n", path);
        for (int key = 0; s && key < KEY_COUNT; key++)
            show_key(s, (SettingKey)key);
    }
    if (s && !desk.failed) desk_open_all(&desk);
    int code = desk.failed ? EXIT_NOTHING : EXIT_FINE;
    desk_close(&desk);
    return code;
}

int command_config(int argc, char **argv) {
    Options options;
    int code = EXIT_NOTHING;
    if (options_read(&options, argc, argv)) {
        if (options.help)
            code = help_print("config") ? EXIT_FINE : EXIT_NOTHING;
        else if (options.path_count == 2 && !strcmp(options.paths[0], "show"))
            code = show(&options, options.paths[1]);
        else
            fprintf(stderr, "copydesk: config: want show FILE "
                            "(copydesk help config)\n");
    }
    options_free(&options);
    return code;
}
