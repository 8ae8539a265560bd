#include "picture/style.h"
#include "multivector/picture.h"
#include "support/memory.h"
#include "support/names.h"
#include "support/paper.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

/* clang-format off */
static const mv_theme themes[] = {
    { .name = "light",
      .paper = MV_LIGHT_PAPER,
      .ink = MV_LIGHT_INK,
      .quiet = MV_LIGHT_QUIET,
      .focus = "#14181d",
      .blank = "#d3d9de",
      .plain = "#6f7a85",
      .frustrated = "#8a1ab8",
      .negative = "#9c0f2e",
      .neutral = "#858f98",
      .line_contrast = 3,
      .mark_contrast = 1,
      .tint = 0.13 },
    { .name = "dark",
      .paper = MV_DARK_PAPER,
      .ink = MV_DARK_INK,
      .quiet = MV_DARK_QUIET,
      .focus = "#ffffff",
      .blank = "#3d4650",
      .plain = "#8d98a3",
      .frustrated = "#e08cff",
      .negative = "#ff5c7a",
      .neutral = "#6f7983",
      .line_contrast = 4,
      .mark_contrast = 3.5,
      .tint = 0.2 },
};

static const mv_kind_style kinds[] = {
    { "country",        "country",            "circle",        1,     true },
    { "organisation",   "organisation",       "box",           0.886, false },
    { "programme",      "programme",          "hexagon",       1.023, false },
    { "group",          "group of countries", "double-circle", 1.1,   false },
    { "infrastructure", "infrastructure",     "trapezium",     0.996, false },
    { "event",          "event",              "diamond",       1.253, false },
    { "person",         "person",             "triangle",      1.447, true },
    { "place",          "place",              "pin",           1.447, false },
    { "institution",    "institution",        "house",         1.019, false },
    { "other",          "other actor",        "octagon",       0.974, false },
};

/* Solid lines for what binds, dashes for what is agreed or traded, dots for what passes. The dashes of
 * negative families are heavy; they carry a minus sign and a colour of their own besides. */
static const mv_family_style families[] = {
    { "alliance",       "alliance",                "",                2.6, 0.95, false },
    { "strategic",      "strategic partnership",   "",                1.8, 0.95, false },
    { "friendship",     "friendship, cooperation", "",                1.2, 0.9,  false },
    { "contractual",    "treaty or agreement",     "9 3",             1.4, 0.95, false },
    { "economic",       "economic tie",            "10 2.5 2.5 2.5",  1.4, 0.95, false },
    { "security",       "security cooperation",    "7 2 1.5 2 1.5 2", 1.6, 0.95, false },
    { "institutional",  "membership",              "",                0.8, 0.65, false },
    { "role",           "office, host, founder",   "5 2",             1,   0.9,  false },
    { "infrastructure", "infrastructure",          "2.5 1.5",         1.6, 0.9,  false },
    { "visit",          "visit or meeting",        "1.2 2.4",         1.4, 0.95, false },
    { "plan",           "plan or aim",             "3.5 3.5",         1.1, 0.95, false },
    { "recognition",    "recognition, succession", "1 2",             0.9, 0.9,  false },
    { "geography",      "geography",               "1 4",             0.9, 0.95, false },
    { "hostile",        "conflict, sanctions",     "10 4",            2.2, 1,    true },
    { "dispute",        "dispute, rivalry",        "6 3",             1.7, 1,    true },
    { "estranged",      "no relations, crisis",    "3 4",             1.7, 1,    true },
    { "other",          "other relation",          "",                1.1, 0.9,  false },
};

static const mv_change_style changes[] = {
    [MV_KEPT]    = { "in both",  "",  "",               "",        "",      0.8, 1   },
    [MV_ADDED]   = { "added",    "+", "+\xc2\xa0",             "",        "",      2.8, 2.4 },
    [MV_REMOVED] = { "removed",  "-", "\xe2\x88\x92\xc2\xa0", "7 4",     "4 2.5", 2.2, 2   },
    [MV_CHANGED] = { "changed",  "~", "~\xc2\xa0",             "2.6 2.6", "2 2",   2.6, 2.2 },
};
_Static_assert(MV_COUNT(changes) == MV_CHANGE_COUNT, "a look for every change");
/* clang-format on */

/* Okabe and Ito (2008), indigo standing in for black, which belongs to the focus; yellow last, being the
 * palest. */
static const char *const palette[] = { "#0072b2", "#d55e00", "#009e73", "#e69f00", "#cc79a7",
                                       "#56b4e9", "#332288", "#f0e442", "#882255" };

const mv_theme *mv_theme_find(const char *name)
{
    size_t index = 0;
    return !name || mv_choices_find(mv_drawing_theme_name, name, &index) ? &themes[index] : NULL;
}

const char *mv_drawing_theme_name(size_t index)
{
    return index < MV_COUNT(themes) ? themes[index].name : NULL;
}

size_t mv_kind_style_count(void)
{
    return MV_COUNT(kinds);
}

const mv_kind_style *mv_kind_style_at(size_t index)
{
    return &kinds[index];
}

size_t mv_kind_style_of(const char *kind)
{
    size_t i = 0;
    while (i + 1 < MV_COUNT(kinds) && strcmp(kinds[i].kind, kind) != 0) i++;
    return i;
}

size_t mv_family_style_count(void)
{
    return MV_COUNT(families);
}

const mv_family_style *mv_family_style_at(size_t index)
{
    return &families[index];
}

size_t mv_family_style_of(const char *family)
{
    size_t i = 0;
    while (i + 1 < MV_COUNT(families) && strcmp(families[i].family, family) != 0) i++;
    return i;
}

/* The square root keeps strong relations from drowning the others. */
double mv_style_line_width(const mv_family_style *family, double weight, int sign)
{
    const double widest = 5, least_negative = 1.4;
    double width = fmin(family->width * (0.4 + 0.6 * sqrt(weight)), widest);
    return sign < 0 ? fmax(width, least_negative) : width;
}

double mv_style_strength_width(double weight, double strongest)
{
    const double usual = 5, widest = 3.6, power = 0.7; /* so that weak ones still show */
    return widest * pow(weight / fmax(strongest, usual), power);
}

const char *mv_style_line_dash(const mv_family_style *family, int sign)
{
    return sign < 0 && !family->dash[0] ? "7 4" : family->dash;
}

const mv_change_style *mv_style_change(mv_change change)
{
    return &changes[change];
}

/* Blue and vermillion differ for every eye; what was changed is as dark as text, what was kept is grey. */
void mv_style_change_color(mv_color out, const mv_theme *theme, mv_change change)
{
    const double readable = 4.5;
    if (change == MV_KEPT)
        mv_style_mix(out, theme->neutral, theme->neutral, 0);
    else if (change == MV_CHANGED)
        mv_style_mix(out, theme->ink, theme->ink, 0);
    else
        mv_style_readable(out, palette[change == MV_REMOVED], theme->paper, readable);
}

size_t mv_style_palette_size(void)
{
    return MV_COUNT(palette);
}

const char *mv_style_palette(size_t index)
{
    return palette[index % MV_COUNT(palette)];
}

const char *mv_style_vector_color(const mv_relations *set, size_t vector)
{
    const char *own = set->vectors[vector].color;
    return own ? own : mv_style_palette(vector);
}

static void channels(const char *color, unsigned rgb[3])
{
    rgb[0] = rgb[1] = rgb[2] = 0;
    sscanf(color, "#%2x%2x%2x", &rgb[0], &rgb[1], &rgb[2]);
}

void mv_style_mix(mv_color out, const char *first, const char *second, double share)
{
    unsigned a[3], b[3], mixed[3];
    channels(first, a);
    channels(second, b);
    for (int i = 0; i < 3; i++) mixed[i] = (unsigned)lround(a[i] + share * ((double)b[i] - a[i])) & 0xff;
    snprintf(out, sizeof(mv_color), "#%02x%02x%02x", mixed[0], mixed[1], mixed[2]);
}

/* Relative luminance as in the Web Content Accessibility Guidelines 2.1. */
static double luminance(const char *color)
{
    static const double weights[3] = { 0.2126, 0.7152, 0.0722 };
    unsigned rgb[3];
    double sum = 0;
    channels(color, rgb);
    for (int i = 0; i < 3; i++) {
        double c = rgb[i] / 255.0;
        sum += weights[i] * (c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

/* White reaches 1.05 / (l + 0.05), black (l + 0.05) / 0.05: they are equal at 4.58 : 1. */
const char *mv_style_ink_on(const char *background)
{
    double l = luminance(background) + 0.05;
    return l * l < 1.05 * 0.05 ? "#ffffff" : "#000000";
}

static double contrast(const char *first, const char *second)
{
    double a = luminance(first) + 0.05, b = luminance(second) + 0.05;
    return a > b ? a / b : b / a;
}

void mv_style_readable(mv_color out, const char *color, const char *ground, double least)
{
    const char *ink = mv_style_ink_on(ground);
    mv_style_mix(out, color, ink, 0);
    for (int step = 1; step <= 20 && contrast(out, ground) < least; step++)
        mv_style_mix(out, color, ink, step / 20.0);
}
