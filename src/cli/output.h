/* SPDX-License-Identifier: MIT
 * Standard output, where a reader may go away and a disk may be full. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Writes all of it at once. False once nothing more can be written: quietly
 * when the reader closed the pipe, with one message otherwise. */
bool output_write(const char *bytes, size_t len);
/* Did writing fail, other than by a closed pipe? */
bool output_failed(void);

#endif
