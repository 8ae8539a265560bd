#include "picture/page_size.h"
#include "support/memory.h"
#include "support/names.h"

static const double pixels_per_inch = 96, mm_per_inch = 25.4;

/* clang-format off */
static const mv_page_size sizes[] = {
    { "print90",    90, "mm", 0,           0.75, 300, false }, /* a column */
    { "print180",  180, "mm", 0,           1.25, 300, false }, /* a page */
    { "screen",   1280, "",   0,           0,    192, false },
    { "phone",     360, "",   9.0 / 16,    0,    288, false }, /* 1080 x 1920 */
    { "card",     1200, "",   1200 / 630., 0,     96, true },
};
/* clang-format on */

const char *mv_picture_size_name(size_t index)
{
    return index < MV_COUNT(sizes) ? sizes[index].name : NULL;
}

double mv_page_size_pixels(const mv_page_size *size)
{
    return size->unit[0] ? size->width * pixels_per_inch / mm_per_inch : size->width;
}

static mv_status check(const char *option, double value, double least, double most, mv_log *log)
{
    if (!(value != 0) || (value >= least && value <= most)) return MV_OK;
    return mv_misuse(log, "--%s is %g; a number from %g to %g was expected", option, value, least, most);
}

/* A width in millimetres beats that of a name, and with an aspect of its own nothing of the shape is left. */
mv_status mv_page_size_find(mv_page_size *out, const mv_picture_size *asked, mv_log *log)
{
    size_t row = 0;
    *out = (mv_page_size){ .unit = "", .dpi = asked->dpi };
    if (asked->name && !mv_choices_find(mv_picture_size_name, asked->name, &row))
        return mv_choices_refuse(mv_picture_size_name, "--size", asked->name, log);
    mv_status status = check("width", asked->width, 40, 2000, log);
    if (!status) status = check("aspect", asked->aspect, 0.3, 4, log);
    if (!status) status = check("dpi", asked->dpi, 30, 1200, log);
    if (status) return status;
    if (asked->name) *out = sizes[row];
    if (asked->width > 0) {
        out->width = asked->width;
        out->unit = "mm";
        if (!asked->name) out->dpi = 300;
    }
    if (asked->aspect > 0) out->aspect = asked->aspect;
    if (asked->dpi > 0) out->dpi = asked->dpi;
    return MV_OK;
}
