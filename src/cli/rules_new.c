/* SPDX-License-Identifier: MIT
 * `copydesk rules new FAMILY.NAME [WRONG RIGHT]`: a rule file that works as it
 * stands, on made-up words, and is a rule once two of its lines are filled
 * in. */
#include "base/buf.h"
#include "cli/rules.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* @I id, @V version, @W what is wrong, @R what is right. */
static const char TEMPLATE[] =
    "# Fill in the two lines marked 1 and 2; rules/README.md has the rest.\n"
    "id: @I\n"
    "kind: replace  # or pattern, pair, name: rules/README.md, Kinds\n"
    "lang: [en]\n"
    "since: @V\n"
    "level: warning  # error: breaks publication; info: style\n"
    "fix: suggested  # safe: right every time, nobody need look\n"
    "message: '“${from}” should be “${to}”'\n"
    "match: word\n"
    "# 1. What is wrong, and what is right: 'wrong': 'right', as many as you "
    "like.\n"
    "table: {'@W': '@R'}\n"
    "# The repair must make `good` of `bad`, and find nothing in `ok`.\n"
    "examples: [\n"
    "  # 2. Two sentences that hold what is wrong, and what they should be.\n"
    "  {bad: 'It was @W.', good: 'It was @R.'}, "
    "{bad: 'We saw @W.', good: 'We saw @R.'},\n"
    "  # Better than these: sentences that look like it and are right.\n"
    "  {ok: 'The council met on Monday.'},\n"
    "  {ok: 'Rain fell along the coast.'}\n"
    "  ]\n";

static const char *value_of(char letter, const Options *o) {
    switch (letter) {
    case 'I': return o->paths[1];
    case 'V': return "0.1";
    case 'W': return o->path_count == 4 ? o->paths[2] : "wrongword";
    default: return o->path_count == 4 ? o->paths[3] : "rightword";
    }
}

/* In single quotes a quotation mark is written twice. */
static void add_quoted(Buf *out, const char *text) {
    for (; *text; text++) {
        if (*text == '\'') buf_char(out, '\'');
        buf_char(out, *text);
    }
}

static void fill_in(Buf *out, const Options *options) {
    for (const char *p = TEMPLATE; *p; p++)
        if (*p == '@')
            add_quoted(out, value_of(*++p, options));
        else
            buf_char(out, *p);
}

static bool is_part(const char *text, size_t len) {
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    return len && *text >= 'a' && *text <= 'z' && strspn(text, allowed) >= len;
}

static bool is_id(const char *id) {
    size_t family = strcspn(id, ".");
    return id[family] && strlen(id) < 100 && is_part(id, family) &&
           is_part(id + family + 1, strlen(id + family + 1));
}

static bool is_line(const char *text) {
    return *text && !strpbrk(text, "\n\r\t");
}

static const char *refusal(const copydesk_engine *engine, const Options *o) {
    if (o->path_count != 2 && o->path_count != 4)
        return "want FAMILY.NAME, and what is wrong and right if you like";
    if (!is_id(o->paths[1]))
        return "an id is family.name, of a-z, 0-9 and -, both parts starting "
               "with a letter";
    if (o->path_count == 4 && (!is_line(o->paths[2]) || !is_line(o->paths[3]) ||
                               !strcmp(o->paths[2], o->paths[3])))
        return "what is wrong and what is right: a word or a few each, not "
               "the same";
    if (o->rules.count > 1) return "--rules names one folder here";
    for (size_t i = 0; i < copydesk_engine_rule_count(engine); i++)
        if (!strcmp(copydesk_engine_rule(engine, i)->id, o->paths[1]))
            return "there is a rule of that name; copydesk explain shows it";
    return NULL;
}

static bool is_folder(const char *path) {
    struct stat st;
    return !stat(path, &st) && S_ISDIR(st.st_mode);
}

/* Where the file goes; makes the folders of --rules. False: errno says why. */
static bool choose_path(Buf *path, const Options *options) {
    const char *id = options->paths[1], *name = strchr(id, '.') + 1;
    int family = (int)(name - 1 - id);
    if (options->rules.count) {
        const char *dir = options->rules.items[0];
        buf_text(path, dir);
        if (mkdir(dir, 0777) && errno != EEXIST) return false;
        buf_print(path, "/%.*s", family, id);
        if (mkdir(buf_str(path), 0777) && errno != EEXIST) return false;
        buf_print(path, "/%s.yml", name);
        return true;
    }
    buf_print(path, "rules/en/%.*s", family, id);
    if (is_folder(buf_str(path))) {
        buf_print(path, "/%s.yml", name);
        return true;
    }
    path->len = 0;
    buf_print(path, "%s.yml", id);
    return true;
}

static bool write_new(const char *path, const Buf *text) {
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0) return false;
    ssize_t n = write(fd, text->data, text->len);
    int error = n < 0 ? errno : ENOSPC;
    bool fine = n == (ssize_t)text->len;
    if (close(fd) && fine) {
        error = errno;
        fine = false;
    }
    if (!fine) unlink(path);
    errno = error;
    return fine;
}

static void say_next(const char *path, bool filled) {
    printf("%s\n\n", path);
    printf(filled ? "Next: read it, put better sentences into its examples, "
                    "then\n"
                  : "Next: fill in the two lines marked 1 and 2, then\n");
    printf("  copydesk rules test %s\n"
           "  copydesk check --rules %s STORY.txt\n",
           path, path);
}

int rules_new(const copydesk_engine *engine, const Options *options) {
    const char *why = refusal(engine, options);
    if (why) {
        fprintf(stderr, "copydesk: rules new: %s\n", why);
        return EXIT_NOTHING;
    }
    Buf path = {0}, text = {0};
    fill_in(&text, options);
    bool fine = choose_path(&path, options) && !path.failed && !text.failed &&
                write_new(buf_str(&path), &text);
    if (fine)
        say_next(buf_str(&path), options->path_count == 4);
    else
        fprintf(stderr, "copydesk: %s: %s; nothing is written\n",
                buf_str(&path), strerror(errno));
    buf_free(&path);
    buf_free(&text);
    return fine ? EXIT_FINE : EXIT_NOTHING;
}
