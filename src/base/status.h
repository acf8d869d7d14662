/* SPDX-License-Identifier: MIT
 * What can go wrong inside the library, one code per failure that a caller
 * can act on. The public codes in copydesk.h have the same values. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

typedef enum Status {
    STATUS_OK = 0,
    STATUS_MEMORY,    /* an allocation failed */
    STATUS_ARGUMENT,  /* the caller asked for something that is not there */
    STATUS_IO,        /* a file could not be read */
    STATUS_FAULTS,    /* rule files or dictionaries have faults */
    STATUS_LIMIT,     /* a size or count limit was hit */
    STATUS_CANCELLED, /* the caller's cancel flag or deadline */
    STATUS_ENCODING,  /* the text is not in that encoding, or does not fit it */
} Status;

#endif
