/* SPDX-License-Identifier: MIT
 * Many tasks on a few threads, their outcomes taken in order. */
#ifndef BATCH_QUEUE_H
#define BATCH_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Queue {
    size_t count; /* tasks 0 … count - 1 */
    size_t jobs;  /* threads, at least 1 */
    void *user;
    /* On any thread. */
    void (*work)(void *user, size_t task);
    /* On the calling thread, in the order of the tasks; false stops the
     * rest. Tasks already begun are finished, not taken. */
    bool (*take)(void *user, size_t task);
} Queue;

/* At most a few tasks per thread are ahead of the one to be taken, so that
 * outcomes do not pile up. */
void queue_run(const Queue *queue);

#endif
