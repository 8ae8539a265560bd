#include "picture/words/picture_words.h"
#include "support/memory.h"
#include <string.h>

/* Dates, numbers and names inside a sentence. */

void mv_words_add_date(mv_text *out, mv_date date)
{
    static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December" };
    if (date.precision == 10) mv_text_format(out, "%d ", date.day % 100);
    if (date.precision >= 7) mv_text_format(out, "%s ", months[date.day / 100 % 100 - 1]);
    int year = mv_date_year(date);
    mv_text_format(out, year < 1 ? "%d BC" : "%d", year < 1 ? 1 - year : year);
}

void mv_words_add_time(mv_text *out, const mv_network *network)
{
    mv_period_text period;
    if (mv_network_of_period(network))
        mv_text_add(out, mv_network_time(network, period));
    else
        mv_words_add_date(out, (mv_date){ network->date.day, 10 });
}

void mv_words_add_number(mv_text *out, size_t number)
{
    static const char *const words[] = { "no",    "one",   "two",  "three", "four",   "five",  "six",
                                         "seven", "eight", "nine", "ten",   "eleven", "twelve" };
    if (number < MV_COUNT(words))
        mv_text_add(out, words[number]);
    else
        mv_text_format(out, "%zu", number);
}

void mv_words_add_count(mv_text *out, size_t count, const char *what)
{
    mv_text_format(out, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

const char *mv_words_file(const mv_relations *set)
{
    const char *slash = strrchr(set->path, '/');
    return strcmp(set->path, "-") == 0 ? "standard input" : slash && slash[1] ? slash + 1 : set->path;
}
