#include "multivector/picture.h"
#include "picture/style.h"
#include "support/memory.h"
#include "support/paper.h"
#include "support/text.h"
#include <stdlib.h>
#include <string.h>

/* A picture in a page follows the page into the dark: a rule for each of its colours. Paper, ink and quiet text
 * are those of the page, by its variables; the others keep their contrast to the paper. */

/* Where the next value "#rrggbb" of an attribute begins; NULL: there is none. */
static const char *next_color(const char *svg)
{
    while ((svg = strstr(svg, "=\"#"))) {
        svg += 2;
        if (strspn(svg + 1, "0123456789abcdefABCDEF") == 6 && svg[7] == '"') return svg;
    }
    return NULL;
}

static const char *variable_of(const char *color)
{
    static const char *const known[][2] = { { MV_LIGHT_PAPER, "var(--paper)" },
                                            { MV_LIGHT_INK, "var(--ink)" },
                                            { MV_LIGHT_QUIET, "var(--quiet)" } };
    for (size_t i = 0; i < MV_COUNT(known); i++)
        if (strcmp(known[i][0], color) == 0) return known[i][1];
    return NULL;
}

static void add_rule(mv_text *out, const char *color)
{
    static const char *const properties[] = { "fill", "stroke" };
    mv_color dark;
    mv_style_turn(dark, color, MV_LIGHT_PAPER, MV_DARK_PAPER);
    for (size_t i = 0; i < MV_COUNT(properties); i++)
        mv_text_format(out, "figure svg [%s=\"%s\"] { %s: %s; }\n", properties[i], color, properties[i],
                       variable_of(color) ? variable_of(color) : dark);
}

/* Every colour once, in the order of their first use. */
static void add_rules(mv_text *out, const char *svg)
{
    mv_color *found = NULL;
    size_t count = 0;
    for (const char *at = next_color(svg); at; at = next_color(at)) {
        size_t i = 0;
        while (i < count && strncmp(found[i], at, 7) != 0) i++;
        if (i < count) continue;
        found = mv_grow(found, count, sizeof *found);
        memcpy(found[count], at, 7);
        found[count][7] = '\0';
        add_rule(out, found[count++]);
    }
    free(found);
}

static char *for_page(const char *svg)
{
    static const char end[] = "</svg>";
    const char *tail = svg;
    for (const char *next = strstr(svg, end); next; next = strstr(next + 1, end)) tail = next;
    mv_text out = { 0 };
    mv_text_add_bytes(&out, svg, (size_t)(tail - svg));
    mv_text_add(&out, "<style>\n@media screen and (prefers-color-scheme: dark) {\n");
    add_rules(&out, svg);
    mv_text_add(&out, "}\n</style>\n");
    mv_text_add(&out, tail);
    return out.bytes;
}

char *mv_picture_for_page(const char *svg)
{
    MV_RETURN_GUARDED(char *, for_page(svg), NULL);
}
