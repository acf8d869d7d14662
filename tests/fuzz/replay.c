/* SPDX-License-Identifier: MIT
 * Runs a fuzz target over files, and the files of folders, each also cut short
 * at every byte when it is small: fuzzing without libFuzzer.
 *
 *     fuzz_text tests/fuzz/corpus/text crash-1234 */
#include "fuzz/fuzz.h"
#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#define SMALL 400 /* bytes; longer files run whole only */

static size_t ran;

/* A copy of its own size, so that the sanitizers see a read past its end. */
static void run(const uint8_t *data, size_t size) {
    uint8_t *copy = malloc(size ? size : 1);
    if (!copy) exit(2);
    if (size) memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void run_file(const char *path) {
    static uint8_t data[1 << 20];
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(2);
    }
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);
    fprintf(stderr, "%s: %zu bytes\n", path, size);
    for (size_t cut = size > SMALL ? size : 0; cut <= size; cut++)
        run(data, cut);
    ran++;
}

static int visible(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static void run_path(const char *path) {
    struct stat st;
    struct dirent **entries;
    if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
        run_file(path);
        return;
    }
    int count = scandir(path, &entries, visible, alphasort);
    for (int i = 0; i < count; i++) {
        char name[1024];
        snprintf(name, sizeof name, "%s/%s", path, entries[i]->d_name);
        run_file(name);
        free(entries[i]);
    }
    if (count >= 0) free(entries);
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++)
        run_path(argv[i]);
    fprintf(stderr, "%zu files\n", ran);
    return ran ? 0 : 2;
}
