#ifndef SUPPORT_FONT_FONT_TABLE_H
#define SUPPORT_FONT_FONT_TABLE_H

#include <stddef.h>
#include <stdint.h>

/* Advance widths of a run of characters, in thousandths of the font size; 0: the font has none. */
typedef struct mv_font_range {
    int32_t first, last;
    const uint16_t *widths[2]; /* regular, bold */
} mv_font_range;

extern const mv_font_range mv_font_ranges[];
extern const size_t mv_font_range_count;

#endif
