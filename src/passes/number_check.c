/* SPDX-License-Identifier: MIT
 * Dates and measures that are to agree with what stands beside them. */
#include "passes/number.h"

#include "base/decimal.h"
#include <math.h>
#include <string.h>

/* Days since 1970-01-01 in the Gregorian calendar; month from 1 on. After
 * Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”. */
static long days_from_civil(long year, long month, long day) {
    year -= month <= 2;
    long era = year / 400, of_era = year - era * 400;
    long of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           719468;
}

/* False for February 30, of which no weekday can be said. Month from 0 on. */
static bool is_date(long year, long month, long day) {
    long next = month == 11 ? days_from_civil(year + 1, 1, 1)
                            : days_from_civil(year, month + 2, 1);
    return days_from_civil(year, month + 1, day) < next;
}

static bool read_whole(const Value *value, long *out) {
    Decimal d;
    if (!decimal_read(value->text, value->len, &d)) return false;
    *out = (long)d.value;
    return d.value >= 1 && d.value <= 9999;
}

bool number_wrong_weekday(const Rule *rule, const Value *values, Buf *to) {
    const Value *named = &values[rule->parts[PART_WEEKDAY]],
                *month = &values[rule->parts[PART_MONTH]];
    uint32_t said, number;
    long day, year;
    if (!map_get(&rule->weekdays, named->text, named->len, &said) ||
        !map_get(&rule->months, month->text, month->len, &number) ||
        !read_whole(&values[rule->parts[PART_DAY]], &day) ||
        !read_whole(&values[rule->parts[PART_YEAR]], &year) ||
        !is_date(year, number, day))
        return false;
    /* 1970-01-01 was a Thursday, 3 from Monday; 7000 weeks keep it positive. */
    long days = days_from_civil(year, (long)number + 1, day) + 3 + 7L * 200000;
    uint32_t real = (uint32_t)(days % 7);
    if (real == said) return false;
    buf_text(to, rule->weekday_names[real]);
    return true;
}

#define NEAR 0.05      /* of what is right: conversions are approximate */
#define NEAR_DEGREES 2 /* less matters to nobody */

static const Unit *unit_of(const Rule *rule, const Value *value) {
    uint32_t index;
    return map_get(&rule->unit_words, value->text, value->len, &index)
               ? &rule->units[index]
               : NULL;
}

/* Half of what the last figure counts, and no more than a part of it all. */
static double slack(const Decimal *d, double part) {
    double half = d->step / 2, most = fabs(d->value) * part;
    return d->step > 1 && half > most ? most : half;
}

/* “5 km (3 miles)”: 3.1, which is 3; “40 km (20 miles)”: 24.9, which is not. */
static bool is_near(const Decimal *other, double right, double given) {
    double room = fabs(right) * NEAR + slack(other, 0.25) + given;
    return fabs(other->value - right) <= room;
}

static bool agree(const Decimal *number, const Unit *unit, const Decimal *other,
                  const Unit *second, double *right) {
    double least = unit->low / second->high, most = unit->high / second->low;
    double given = slack(number, NEAR) * most;
    if (unit->zero != 0 || second->zero != 0) {
        *right =
            number->value * least + (unit->zero - second->zero) / second->low;
        /* “1.5 degrees Celsius (2.7 Fahrenheit) warmer” counts from no zero. */
        return is_near(other, *right, given + NEAR_DEGREES) ||
               fabs(other->value - number->value * least) < NEAR_DEGREES;
    }
    *right = number->value * (least + most) / 2;
    double low = number->value * least, high = number->value * most;
    return (other->value >= low && other->value <= high) ||
           is_near(other, low, given) || is_near(other, high, given);
}

bool number_wrong_conversion(const Rule *rule, const Value *values, Buf *to) {
    const Value *words = &values[rule->parts[PART_SECOND]],
                *a = &values[rule->parts[PART_NUMBER]],
                *b = &values[rule->parts[PART_OTHER]];
    const Unit *unit = unit_of(rule, &values[rule->parts[PART_UNIT]]),
               *second = unit_of(rule, words);
    Decimal number, other;
    if (!unit || !second || strcmp(unit->dimension, second->dimension) != 0 ||
        !strcmp(unit->system, second->system) ||
        !decimal_read(a->text, a->len, &number) ||
        !decimal_read(b->text, b->len, &other))
        return false;
    double right;
    char figures[DECIMAL_MAX];
    if (agree(&number, unit, &other, second, &right)) return false;
    size_t len = decimal_write(right, figures);
    buf_add(to, figures, len);
    buf_char(to, ' ');
    buf_add(to, words->text, words->len);
    return len > 0;
}
