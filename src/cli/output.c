/* SPDX-License-Identifier: MIT */
#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* One process, one standard output: written from the main thread alone. */
static bool closed, failed;

bool output_write(const char *bytes, size_t len) {
    while (len && !closed) {
        ssize_t n = write(STDOUT_FILENO, bytes, len);
        if (n >= 0) {
            bytes += n;
            len -= (size_t)n;
        } else if (errno != EINTR) {
            closed = true;
            failed = errno != EPIPE;
            if (failed)
                fprintf(stderr, "copydesk: cannot write the output: %s\n",
                        strerror(errno));
        }
    }
    return !closed;
}

bool output_failed(void) {
    return failed;
}
