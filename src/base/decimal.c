/* SPDX-License-Identifier: MIT */
#include "base/decimal.h"

#include <math.h>
#include <string.h>

#define MINUS "\xE2\x88\x92" /* U+2212 */

static bool is_figure(char c) {
    return c >= '0' && c <= '9';
}

/* Bytes of the sign. */
static size_t read_sign(const char *text, size_t len, double *sign) {
    *sign = 1;
    if (len && text[0] == '+') return 1;
    bool hyphen = len && text[0] == '-',
         minus = len >= strlen(MINUS) && !memcmp(text, MINUS, strlen(MINUS));
    if (hyphen || minus) *sign = -1;
    return hyphen ? 1 : minus ? strlen(MINUS) : 0;
}

static bool is_group(const char *text, size_t len, size_t comma) {
    return comma && comma + 3 < len && is_figure(text[comma + 1]) &&
           is_figure(text[comma + 2]) && is_figure(text[comma + 3]) &&
           (comma + 4 == len || !is_figure(text[comma + 4]));
}

bool decimal_read(const char *text, size_t len, Decimal *out) {
    double sign, whole = 0, place = 0;
    size_t at = read_sign(text, len, &sign), figures = 0;
    *out = (Decimal){0, 1};
    for (; at < len; at++) {
        if (is_figure(text[at]) && figures < DECIMAL_FIGURES) {
            whole = whole * 10 + (text[at] - '0');
            figures++;
            if (place != 0) place /= 10;
            /* Noughts at the end of a whole number may be rounded. */
            bool rounded = place == 0 && text[at] == '0' && whole > 0;
            out->step = place != 0 ? place : rounded ? out->step * 10 : 1;
        } else if (text[at] == '.' && figures && place == 0 && at + 1 < len) {
            place = 1;
        } else if (text[at] != ',' || place != 0 || !figures ||
                   !is_group(text, len, at)) {
            return false;
        }
    }
    out->value = sign * whole * (place != 0 ? place : 1);
    return figures > 0;
}

size_t decimal_write(double value, char out[DECIMAL_MAX]) {
    size_t len = 0, count = 0;
    if (!(fabs(value) < 1e15)) return 0;
    bool fraction = fabs(value) < 99.95;
    unsigned long long n =
        (unsigned long long)(fabs(value) * (fraction ? 10 : 1) + 0.5);
    char figures[DECIMAL_MAX];
    do {
        figures[count++] = (char)('0' + n % 10);
        n /= 10;
    } while (n || (fraction && count < 2));
    bool even = fraction && figures[0] == '0';
    if (value < 0) out[len++] = '-';
    while (count > even) {
        if (fraction && count == 1) out[len++] = '.';
        out[len++] = figures[--count];
    }
    return len;
}
