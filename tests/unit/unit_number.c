/* SPDX-License-Identifier: MIT
 * Numbers: reading and writing them, and what kind `number` makes of them. */
#include "passes/number.h"

#include "base/decimal.h"
#include "unit/check.h"

/* The number and what its last figure counts; "-" where it is none. */
static const char *read_as(const char *text) {
    static char out[80];
    Decimal d;
    bool is = decimal_read(text, strlen(text), &d);
    snprintf(out, sizeof out, "%.15g by %.15g", d.value, d.step);
    return is ? out : "-";
}

static void reads(void) {
    CHECK_EQ_STR(read_as("5"), "5 by 1");
    CHECK_EQ_STR(read_as("0"), "0 by 1");
    CHECK_EQ_STR(read_as("12.50"), "12.5 by 0.01");
    CHECK_EQ_STR(read_as("40,000"), "40000 by 10000");
    CHECK_EQ_STR(read_as("1,234,567.8"), "1234567.8 by 0.1");
    CHECK_EQ_STR(read_as("-5"), "-5 by 1");
    CHECK_EQ_STR(read_as("\xE2\x88\x92"
                         "0.5"),
                 "-0.5 by 0.1");
    CHECK_EQ_STR(read_as("105"), "105 by 1");
    CHECK_EQ_STR(read_as("123456789012345"), "123456789012345 by 1");
}

static void reads_no_others(void) {
    CHECK_EQ_STR(read_as(""), "-");
    CHECK_EQ_STR(read_as("-"), "-");
    CHECK_EQ_STR(read_as("5."), "-");
    CHECK_EQ_STR(read_as(".5"), "-");
    CHECK_EQ_STR(read_as("1,5"), "-");
    CHECK_EQ_STR(read_as("1,2345"), "-");
    CHECK_EQ_STR(read_as("1.234.567"), "-");
    CHECK_EQ_STR(read_as("1 000"), "-");
    CHECK_EQ_STR(read_as("five"), "-");
    CHECK_EQ_STR(read_as("1234567890123456"), "-");
}

static const char *written(double value) {
    static char out[DECIMAL_MAX + 1];
    size_t len = decimal_write(value, out);
    out[len] = 0;
    return out;
}

static void writes(void) {
    CHECK_EQ_STR(written(3.107), "3.1");
    CHECK_EQ_STR(written(0), "0");
    CHECK_EQ_STR(written(0.04), "0");
    CHECK_EQ_STR(written(0.25), "0.3");
    CHECK_EQ_STR(written(-17.8), "-17.8");
    CHECK_EQ_STR(written(99.96), "100");
    CHECK_EQ_STR(written(12427.4), "12427");
    CHECK_EQ_STR(written(1e15), "");
}

static const char *const names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

/* The day that it was, or "" where `said`, from Monday on 0, is right. */
static const char *wrong_day(unsigned said, const char *day, unsigned month,
                             const char *year) {
    static char out[3];
    Rule rule = {.weekday_names = (const char **)names, .parts = {1, 2, 3, 4}};
    Value values[5] = {
        {"", 0}, {"w", 1}, {day, strlen(day)}, {"m", 1}, {year, strlen(year)}};
    Buf to = {0};
    CHECK(map_put(&rule.weekdays, "w", 1, said));
    CHECK(map_put(&rule.months, "m", 1, month - 1));
    bool wrong = number_wrong_weekday(&rule, values, &to);
    snprintf(out, sizeof out, "%s", wrong ? buf_str(&to) : "");
    map_free(&rule.weekdays);
    map_free(&rule.months);
    buf_free(&to);
    return out;
}

static void weekdays(void) {
    CHECK_EQ_STR(wrong_day(3, "1", 1, "1970"), "");
    CHECK_EQ_STR(wrong_day(0, "24", 1, "2023"), "Tu");
    CHECK_EQ_STR(wrong_day(1, "24", 1, "2023"), "");
    CHECK_EQ_STR(wrong_day(3, "29", 2, "2024"), "");
    CHECK_EQ_STR(wrong_day(1, "29", 2, "2000"), "");
    CHECK_EQ_STR(wrong_day(6, "1", 3, "1998"), "");
    CHECK_EQ_STR(wrong_day(0, "31", 12, "1930"), "We");
    CHECK_EQ_STR(wrong_day(3, "31", 12, "2099"), "");
    CHECK_EQ_STR(wrong_day(3, "32", 12, "2099"), "");
    CHECK_EQ_STR(wrong_day(3, "0", 12, "2099"), "");
    CHECK_EQ_STR(wrong_day(0, "29", 2, "2023"), "");
    CHECK_EQ_STR(wrong_day(0, "31", 4, "2023"), "");
    CHECK_EQ_STR(wrong_day(0, "30", 4, "2023"), "Su");
}

static const Unit units[] = {
    {"metric", "length", 1000, 1000, 0},
    {"customary", "length", 1609.344, 1609.344, 0},
    {"customary", "volume", 3.785, 4.546, 0},
    {"metric", "volume", 1, 1, 0},
    {"metric", "heat", 1, 1, 273.15},
    {"customary", "heat", 0.5555556, 0.5555556, 255.3722},
    {"metric", "length", 1, 1, 0},
};
enum { KM, MILES, GALLONS, LITRES, CELSIUS, FAHRENHEIT, METRES };

/* What it would be, or "" where the two agree. */
static const char *wrong(const char *number, unsigned unit, const char *other,
                         unsigned second) {
    static char out[DECIMAL_MAX + 8];
    Rule rule = {.units = units, .parts = {1, 2, 3, 4}};
    Value values[5] = {{"", 0},
                       {number, strlen(number)},
                       {"a", 1},
                       {other, strlen(other)},
                       {"b", 1}};
    Buf to = {0};
    CHECK(map_put(&rule.unit_words, "a", 1, unit));
    CHECK(map_put(&rule.unit_words, "b", 1, second));
    bool found = number_wrong_conversion(&rule, values, &to);
    snprintf(out, sizeof out, "%s", found ? buf_str(&to) : "");
    map_free(&rule.unit_words);
    buf_free(&to);
    return out;
}

static void conversions(void) {
    CHECK_EQ_STR(wrong("5", KM, "31", MILES), "3.1 b");
    CHECK_EQ_STR(wrong("5", KM, "3", MILES), "");
    CHECK_EQ_STR(wrong("30", KM, "20", MILES), "");
    CHECK_EQ_STR(wrong("12,000", KM, "5,000", MILES), "7456 b");
    CHECK_EQ_STR(wrong("100", KM, "100", MILES), "62.1 b");
    CHECK_EQ_STR(wrong("10", KM, "6,000", METRES), "");
    CHECK_EQ_STR(wrong("10", KM, "6", LITRES), "");
    CHECK_EQ_STR(wrong("5.5.5", KM, "3", MILES), "");
    CHECK_EQ_STR(wrong("10", GALLONS, "38", LITRES), "");
    CHECK_EQ_STR(wrong("10", GALLONS, "45", LITRES), "");
    CHECK_EQ_STR(wrong("10", GALLONS, "42", LITRES), "");
    CHECK_EQ_STR(wrong("10", GALLONS, "54", LITRES), "41.7 b");
}

static void temperatures(void) {
    CHECK_EQ_STR(wrong("30", CELSIUS, "86", FAHRENHEIT), "");
    CHECK_EQ_STR(wrong("-40", CELSIUS, "-40", FAHRENHEIT), "");
    CHECK_EQ_STR(wrong("50", FAHRENHEIT, "10", CELSIUS), "");
    CHECK_EQ_STR(wrong("1.5", CELSIUS, "2.7", FAHRENHEIT), "");
    CHECK_EQ_STR(wrong("30", CELSIUS, "50", FAHRENHEIT), "86 b");
    CHECK_EQ_STR(wrong("0", CELSIUS, "0", FAHRENHEIT), "");
}

CHECK_MAIN(reads, reads_no_others, writes, weekdays, conversions, temperatures);
