#include "multivector/relations.h"
#include <stdio.h>
#include <string.h>

static bool two_digits(const char *text, int *value)
{
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return false;
    *value = 10 * (text[0] - '0') + text[1] - '0';
    return true;
}

static int days_in(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

bool mv_date_parse(const char *text, mv_date *date)
{
    int century, year, month = 1, day = 1;
    size_t length = strlen(text);
    if (length != 4 && length != 7 && length != 10) return false;
    if (!two_digits(text, &century) || !two_digits(text + 2, &year)) return false;
    year += 100 * century;
    if (length >= 7 && (text[4] != '-' || !two_digits(text + 5, &month))) return false;
    if (length == 10 && (text[7] != '-' || !two_digits(text + 8, &day))) return false;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in(year, month)) return false;
    *date = (mv_date){ year * 10000 + month * 100 + day, (uint8_t)length };
    return true;
}

const char *mv_date_format(mv_date date, mv_date_text text)
{
    text[0] = '\0';
    if (date.day)
        snprintf(text, sizeof(mv_date_text), "%04d-%02d-%02d", date.day / 10000, date.day / 100 % 100,
                 date.day % 100);
    text[date.precision] = '\0';
    return text;
}

mv_date mv_date_add_months(mv_date date, int months)
{
    int month = date.day / 100 % 100 - 1 + months, year = date.day / 10000 + month / 12, day = date.day % 100;
    month = month % 12 + 1;
    int last = days_in(year, month);
    return (mv_date){ year * 10000 + month * 100 + (day < last ? day : last), 10 };
}
