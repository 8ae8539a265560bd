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
      .positive = MV_LIGHT_GOOD,
      .negative = MV_LIGHT_BAD,
      .neutral = MV_LIGHT_BLANK,
      .line_contrast = 3,
      .mark_contrast = 1,
      .fill_contrast = 1,
      .tint = 0.13 },
    { .name = "dark",
      .paper = MV_DARK_PAPER,
      .ink = MV_DARK_INK,
      .quiet = MV_DARK_QUIET,
      .focus = "#ffffff",
      .blank = "#3d4650",
      .plain = "#8d98a3",
      .frustrated = "#e08cff",
      .positive = MV_DARK_GOOD,
      .negative = MV_DARK_BAD,
      .neutral = MV_DARK_BLANK,
      .line_contrast = 4,
      .mark_contrast = 3.5,
      .fill_contrast = 1.5,
      .tint = 0.2 },
    { .name = "print",
      .paper = MV_LIGHT_PAPER,
      .ink = "#000000",
      .quiet = "#404040",
      .focus = "#000000",
      .blank = "#d9d9d9",
      .plain = "#595959",
      .frustrated = "#000000",
      .positive = "#707070",
      .negative = "#000000",
      .neutral = "#858585",
      .grey = true,
      .line_contrast = 3,
      .mark_contrast = 2,
      .fill_contrast = 1,
      .tint = 0.13 },
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

/* Four ways in which a relation is drawn, told apart in grey as well: what binds is solid, what is done together is
 * dashed, membership is finely dotted; quarrels carry a minus sign and a colour of their own besides. */
static const mv_line_style lines[] = {
    [MV_LINE_MEMBER] = { "member of", { 1, 2.4 } },
    [MV_LINE_WORKS]  = { "works with", { 4, 2.2 } },
    [MV_LINE_ALLIED] = { "allied", { 0 } },
    [MV_LINE_ODDS]   = { "at odds", { 9, 4 } },
    [MV_LINE_NEUTRAL] = { "neutral, no tie", { 1, 4 } },
};
_Static_assert(MV_COUNT(lines) == MV_LINE_COUNT, "a look for every line");

static const mv_family_style families[] = {
    { "alliance",       MV_LINE_ALLIED },
    { "strategic",      MV_LINE_ALLIED },
    { "friendship",     MV_LINE_WORKS },
    { "contractual",    MV_LINE_WORKS },
    { "economic",       MV_LINE_WORKS },
    { "security",       MV_LINE_WORKS },
    { "institutional",  MV_LINE_MEMBER },
    { "role",           MV_LINE_MEMBER },
    { "infrastructure", MV_LINE_WORKS },
    { "visit",          MV_LINE_WORKS },
    { "plan",           MV_LINE_WORKS },
    { "recognition",    MV_LINE_WORKS },
    { "geography",      MV_LINE_WORKS },
    { "hostile",        MV_LINE_ODDS },
    { "dispute",        MV_LINE_ODDS },
    { "estranged",      MV_LINE_ODDS },
    { "other",          MV_LINE_WORKS },
};

static const mv_change_style changes[] = {
    [MV_KEPT]    = { .title = "in both",
                     .relations = { "dispute in both", "neutral relation in both", "partnership in both" },
                     .badge = "", .prefix = "", .dash = "", .outline = "", .width = 0.8, .rim = 1, .pale = 0.45 },
    [MV_ADDED]   = { .title = "new",
                     .relations = { "new dispute", "new neutral relation", "new partnership" },
                     .badge = "", .prefix = "new: ", .dash = "", .outline = "", .width = 2.8, .rim = 2.4 },
    [MV_REMOVED] = { .title = "gone",
                     .relations = { "dispute ended", "neutral relation ended", "partnership ended" },
                     .badge = "", .prefix = "gone: ", .dash = "7 4", .outline = "4 2.5", .width = 1.8, .rim = 1.6,
                     .pale = 0.3 },
    [MV_CHANGED] = { .title = "changed",
                     .relations = { "dispute changed", "neutral relation changed", "partnership changed" },
                     .badge = "~", .prefix = "changed: ", .dash = "2.6 2.6", .outline = "2 2", .width = 2.6,
                     .rim = 2.2 },
};
_Static_assert(MV_COUNT(changes) == MV_CHANGE_COUNT, "a look for every change");
/* clang-format on */

/* Okabe and Ito (2008), indigo standing in for black, which belongs to the focus, yellow late, being the palest;
 * then what is farthest from all before. */
static const char *const palette[] = { "#0072b2", "#d55e00", "#009e73", "#e69f00", "#cc79a7", "#56b4e9",
                                       "#332288", "#f0e442", "#882255", "#9900ff", "#bbee99", "#443300" };

/* Dark, light, middle; then light and dark again, which patterns can be seen on: of the six that there are one is
 * left for what is not counted. */
static const char *const greys[] = { "#5a5a5a", "#d4d4d4", "#a0a0a0", "#d4d4d4", "#d4d4d4", "#d4d4d4",
                                     "#d4d4d4", "#d4d4d4", "#5a5a5a", "#5a5a5a", "#5a5a5a", "#5a5a5a" };
_Static_assert(MV_COUNT(greys) == MV_COUNT(palette), "as many as there are colours");

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

const mv_line_style *mv_line_style_of(mv_line_kind kind)
{
    return &lines[kind];
}

mv_line_kind mv_style_line_kind(const char *family, int sign)
{
    size_t i = 0;
    if (sign < 0) return MV_LINE_ODDS;
    if (sign == 0) return MV_LINE_NEUTRAL;
    while (i + 1 < MV_COUNT(families) && strcmp(families[i].family, family) != 0) i++;
    return families[i].line == MV_LINE_ODDS ? MV_LINE_WORKS : families[i].line;
}

bool mv_style_knows_family(const char *family)
{
    for (size_t i = 0; i + 1 < MV_COUNT(families); i++)
        if (strcmp(families[i].family, family) == 0) return true;
    return false;
}

/* Less than in proportion, so that strong relations do not drown the others; weak ones still show. */
double mv_style_strength_width(double weight, double strongest, double widest)
{
    const double usual = 5, least = 0.8, power = 0.65;
    return least + fmax(widest - least, 0) * pow(weight / fmax(strongest, usual), power);
}

/* The wider a line, the longer its dashes, or they would be blocks. */
void mv_style_line_dash(mv_text *out, mv_line_kind kind, double width)
{
    const double usual = 1.8;
    double scale = fmax(width / usual, 1);
    for (size_t i = 0; i < MV_COUNT(lines[kind].dash) && lines[kind].dash[i] > 0; i++)
        mv_text_format(out, "%s%.2f", i ? " " : "", lines[kind].dash[i] * scale);
}

const mv_change_style *mv_style_change(mv_change change)
{
    return &changes[change];
}

const char *mv_style_change_title(mv_change change, int sign)
{
    return changes[change].relations[sign + 1];
}

const char *mv_style_sign_color(const mv_theme *theme, int sign)
{
    return sign > 0 ? theme->positive : sign < 0 ? theme->negative : theme->neutral;
}

void mv_style_change_color(mv_color out, const mv_theme *theme, mv_change change, int sign)
{
    mv_color pale;
    mv_style_mix(pale, mv_style_sign_color(theme, sign), theme->paper, changes[change].pale);
    mv_style_readable(out, pale, theme->paper, theme->line_contrast);
}

size_t mv_style_palette_size(void)
{
    return MV_COUNT(palette);
}

const char *mv_style_palette(const mv_theme *theme, size_t index)
{
    return (theme->grey ? greys : palette)[index % MV_COUNT(palette)];
}

const char *mv_style_vector_color(const mv_theme *theme, const mv_relations *set, size_t vector)
{
    const size_t plain = 3; /* greys before they repeat: of areas side by side they differ */
    const char *own = set->vectors[vector].color;
    if (theme->grey) return greys[vector % plain];
    return own ? own : palette[vector % MV_COUNT(palette)];
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

void mv_style_step_back(mv_color out, const char *color, const char *ground, double least)
{
    mv_color paler;
    mv_style_readable(out, color, ground, least);
    for (int step = 1; step <= 40; step++) {
        mv_style_mix(paler, color, ground, step / 40.0);
        if (contrast(paler, ground) < least) return;
        mv_style_mix(out, paler, paler, 0);
    }
}

/* Whether a colour is more than a shade of grey. */
static bool has_hue(const char *color)
{
    const unsigned least = 60;
    unsigned c[3];
    channels(color, c);
    for (int i = 0; i < 3; i++)
        if (c[i] > c[(i + 1) % 3] + least || c[(i + 1) % 3] > c[i] + least) return true;
    return false;
}

/* A dark red that stood out as much from black as it does from white would be pink. */
void mv_style_turn(mv_color out, const char *color, const char *paper, const char *other)
{
    enum { STEPS = 50 };
    double wanted = fmin(contrast(color, paper), has_hue(color) ? 5 : 21);
    bool faint = contrast(color, other) < wanted;
    const char *end = faint ? mv_style_ink_on(other) : other;
    mv_style_mix(out, color, end, 0);
    for (int step = 1; step <= STEPS && (contrast(out, other) < wanted) == faint; step++)
        mv_style_mix(out, color, end, (double)step / STEPS);
}
