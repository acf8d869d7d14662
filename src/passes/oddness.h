/* SPDX-License-Identifier: MIT
 * How odd a stretch of text looks: the evidence that it was read with the
 * wrong code page, and that what it would be is what was meant. The idea of
 * taking the reading that looks less bad is ftfy's (Robyn Speer,
 * https://ftfy.readthedocs.io/en/latest/heuristic.html); what counts here, and
 * how much, is our own. */
#ifndef PASSES_ODDNESS_H
#define PASSES_ODDNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One character of a stretch, and what it was made of. */
typedef struct Cell {
    uint32_t cp;
    uint32_t start, end; /* bytes of the stretch as it stands in the text */
    uint8_t layers;      /* times it was read anew; 0: as it stands */
    uint8_t page;        /* of the first time */
    uint8_t width;       /* characters it stands for, 255 for more */
    uint8_t longer; /* characters of more than two bytes in it, those of four
                       twice */
    bool opaque;    /* stands for bytes that are no UTF-8 */
    bool guess;     /* a byte of it was lost */
    bool weak;      /* the lost byte may be no byte at all */
} Cell;

/* Faults of spelling that people do not make and code pages do: a capital
 * with an accent in the middle of a word, signs within words, scripts mixed.
 * *fresh gets those that a cell with layers takes part in; may be NULL. Reads
 * count cells, which stand between blanks; linear. */
unsigned oddness(const Cell *cells, size_t count, unsigned *fresh);
/* Is this what a story may have been meant to hold? Letters of living
 * languages, marks and signs, no control characters. */
bool is_plausible(uint32_t cp);

#endif
