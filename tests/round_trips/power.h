#ifndef POWER_H
#define POWER_H

#include "formats/records/loss.h"
#include "support/text.h"

/* What a format can say of a set, as docs/formats.md has it: told here a second time, apart from the writers, so
 * that the two are held against each other. */
enum dates {
    EXACT,    /* as they are written */
    OF_DAYS,  /* days alone: years and months are their first ones */
    OF_PAJEK, /* from the year 1000 on, and never an end without a beginning */
};

typedef struct power {
    const char *name, *ending;
    unsigned actors, relations; /* sums of 1u << property; ids, ends and attributes are told besides */
    unsigned document;          /* a sum of MV_HOLDS_... */
    enum dates dates;
    const char *const
        *reserved[2];            /* names of attributes that it cannot hold, of actors and relations; NULL: none */
    bool all;                    /* nothing is lost */
    bool attributes, names_only; /* it has attributes; names of them are letters, digits and underscores */
    bool numbers_as_texts;       /* in a column with texts */
    bool texts_as_numbers;       /* that look like them */
    bool xml;                    /* has no control characters */
    bool plain_labels;           /* without quotes and line ends */
    bool sorts;                  /* relations come in another order */
    bool by_value; /* the sign is that of the value, and only a negative one says more than the type */
    bool matrices; /* a matrix for each type */
} power;

/* Adds all that the format says of the set, a line for each record. */
void describe(mv_text *out, const mv_relations *set, const power *of);

/* All that a set has, told as that of the format is: what was read should be the same. */
power all_of(const power *of);

#endif
