/* SPDX-License-Identifier: MIT
 * The whole test harness. A check that fails prints file:line and both sides
 * and counts; the program goes on and exits 1 at the end. One file of a
 * program says CHECK_MAIN(tests…), with functions `void name(void)`. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern int check_failures;

#define CHECK(condition)                                                       \
    check_true((condition) ? 1 : 0, #condition, __FILE__, __LINE__)
#define CHECK_EQ_SIZE(got, want)                                               \
    check_size((size_t)(got), (size_t)(want), #got, __FILE__, __LINE__)
/* NULL is a value like any other. */
#define CHECK_EQ_STR(got, want)                                                \
    check_str((got), (want), #got, __FILE__, __LINE__)
/* want is a string literal and may hold NUL bytes. */
#define CHECK_EQ_BYTES(got, len, want)                                         \
    check_bytes((got), (len), (want), sizeof(want) - 1, #got, __FILE__,        \
                __LINE__)
/* The test in a process of its own: a crash there is one failure here. */
#define CHECK_SURVIVES(test) check_survives((test), #test, __FILE__, __LINE__)

static inline bool check_fail(const char *file, int line) {
    fflush(stdout);
    fprintf(stderr, "%s:%d: ", file, line);
    check_failures++;
    return false;
}

static inline bool check_true(int ok, const char *what, const char *file,
                              int line) {
    if (ok) return true;
    check_fail(file, line);
    fprintf(stderr, "not so: %s\n", what);
    return false;
}

static inline bool check_size(size_t got, size_t want, const char *what,
                              const char *file, int line) {
    if (got == want) return true;
    check_fail(file, line);
    fprintf(stderr, "%s is %zu, want %zu\n", what, got, want);
    return false;
}

/* Bytes as a C string would show them. */
static inline void check_show(const char *bytes, size_t len) {
    fputc('"', stderr);
    for (size_t i = 0; i < len && i < 300; i++) {
        unsigned char b = (unsigned char)bytes[i];
        if (b < ' ' || b == 0x7F || b == '\\' || b == '"')
            fprintf(stderr, "\\x%02X", b);
        else
            fputc(b, stderr);
    }
    fputs(len > 300 ? "…\"" : "\"", stderr);
}

static inline bool check_bytes(const char *got, size_t len, const char *want,
                               size_t want_len, const char *what,
                               const char *file, int line) {
    if (len == want_len && (!len || !memcmp(got, want, len))) return true;
    check_fail(file, line);
    fprintf(stderr, "%s is ", what);
    check_show(got, len);
    fputs(", want ", stderr);
    check_show(want, want_len);
    fputc('\n', stderr);
    return false;
}

static inline bool check_str(const char *got, const char *want,
                             const char *what, const char *file, int line) {
    if (!got && !want) return true;
    if (got && want)
        return check_bytes(got, strlen(got), want, strlen(want), what, file,
                           line);
    check_fail(file, line);
    fprintf(stderr, "%s is %s, want %s\n", what, got ? got : "NULL",
            want ? want : "NULL");
    return false;
}

/* The child counts its own failures; its exit status carries them here. */
static inline bool check_survives(void (*test)(void), const char *what,
                                  const char *file, int line) {
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        check_failures = 0;
        test();
        fflush(NULL);
        _exit(check_failures ? 1 : 0);
    }
    int status = 0;
    if (child > 0 && waitpid(child, &status, 0) == child && status == 0)
        return true;
    check_fail(file, line);
    bool crashed = !WIFEXITED(status) || WEXITSTATUS(status) != 1;
    fprintf(stderr, "%s %s\n", what, crashed ? "crashed" : "failed");
    return false;
}

#define CHECK_MAIN(...)                                                        \
    int check_failures;                                                        \
    int main(void) {                                                           \
        void (*const tests[])(void) = {__VA_ARGS__};                           \
        for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)              \
            tests[i]();                                                        \
        if (check_failures)                                                    \
            fprintf(stderr, "%d checks failed\n", check_failures);             \
        return check_failures != 0;                                            \
    }                                                                          \
    _Static_assert(1, "wants a semicolon")

#endif
