/* SPDX-License-Identifier: MIT */
#include "batch/queue.h"

#include <pthread.h>
#include <stdlib.h>

#define JOBS_MAX 256
#define AHEAD 16 /* tasks per thread that may wait to be taken */

typedef struct Shop {
    const Queue *queue;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t next, taken; /* the next task to begin, and to take */
    bool *done;         /* by task */
    bool stopped;
} Shop;

/* The next task for a thread, count when there is none. */
static size_t begin(Shop *s, size_t window) {
    pthread_mutex_lock(&s->lock);
    while (!s->stopped && s->next < s->queue->count &&
           s->next >= s->taken + window)
        pthread_cond_wait(&s->changed, &s->lock);
    size_t task = s->stopped ? s->queue->count : s->next;
    if (task < s->queue->count) s->next++;
    pthread_mutex_unlock(&s->lock);
    return task;
}

static void *work_loop(void *user) {
    Shop *s = user;
    size_t window = s->queue->jobs * AHEAD, task;
    while ((task = begin(s, window)) < s->queue->count) {
        s->queue->work(s->queue->user, task);
        pthread_mutex_lock(&s->lock);
        s->done[task] = true;
        pthread_cond_broadcast(&s->changed);
        pthread_mutex_unlock(&s->lock);
    }
    return NULL;
}

static void take_loop(Shop *s) {
    for (size_t task = 0; task < s->queue->count; task++) {
        pthread_mutex_lock(&s->lock);
        while (!s->done[task])
            pthread_cond_wait(&s->changed, &s->lock);
        pthread_mutex_unlock(&s->lock);
        bool go_on = s->queue->take(s->queue->user, task);
        pthread_mutex_lock(&s->lock);
        s->taken = task + 1;
        s->stopped = !go_on;
        pthread_cond_broadcast(&s->changed);
        pthread_mutex_unlock(&s->lock);
        if (!go_on) return;
    }
}

static void run_here(const Queue *queue) {
    for (size_t task = 0; task < queue->count; task++) {
        queue->work(queue->user, task);
        if (!queue->take(queue->user, task)) return;
    }
}

void queue_run(const Queue *queue) {
    size_t jobs = queue->jobs < queue->count ? queue->jobs : queue->count;
    if (jobs > JOBS_MAX) jobs = JOBS_MAX;
    Shop s = {.queue = queue, .done = calloc(queue->count + 1, 1)};
    pthread_t threads[JOBS_MAX];
    size_t started = 0;
    if (jobs > 1 && s.done) {
        pthread_mutex_init(&s.lock, NULL);
        pthread_cond_init(&s.changed, NULL);
        while (started < jobs &&
               !pthread_create(&threads[started], NULL, work_loop, &s))
            started++;
    }
    if (started)
        take_loop(&s);
    else
        run_here(queue);
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    free(s.done);
}
