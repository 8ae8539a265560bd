#include "picture/convert.h"
#include "multivector/picture.h"
#include "picture/pdf_title.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/names.h"
#include "support/process.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* PNG for screens of twice the usual density. */
static const mv_picture_form forms[] = {
    { "svg", "svg", NULL, 0 },
    { "dot", "dot", NULL, 0 },
    { "png", "svg", "--format=png", 192 },
    { "pdf", "svg", "--format=pdf", 0 },
};

const char *mv_drawing_format_name(size_t index)
{
    return index < MV_COUNT(forms) ? forms[index].name : NULL;
}

const char *mv_chart_format_name(size_t index)
{
    for (size_t i = 0; i < MV_COUNT(forms); i++)
        if (strcmp(forms[i].drawn, "svg") == 0 && index-- == 0) return forms[i].name;
    return NULL;
}

bool mv_drawing_format_is_binary(const char *name)
{
    const mv_picture_form *form = mv_picture_form_find(name);
    return form && form->option;
}

const char *mv_picture_format_of_path(const char *path)
{
    const char *ending = mv_text_ending(path);
    for (size_t i = 0; ending && i < MV_COUNT(forms); i++)
        if (strcasecmp(ending + 1, forms[i].name) == 0) return forms[i].name;
    return NULL;
}

const mv_picture_form *mv_picture_form_find(const char *name)
{
    size_t index = 0;
    return !name || mv_choices_find(mv_drawing_format_name, name, &index) ? &forms[index] : NULL;
}

/* What stands in an attribute of the whole picture, in pixels of 96 to the inch. */
static double pixels_of(const char *svg, const char *attribute)
{
    const char *at = strstr(svg, attribute);
    char *end = NULL;
    double value = at ? strtod(at + strlen(attribute), &end) : 0;
    return end && strncmp(end, "mm", 2) == 0 ? value * 96 / 25.4 : value;
}

/* Millimetres are easily taken for pixels, and then nothing can hold the picture. */
static mv_status check_dots(const mv_picture_form *form, const char *svg, double zoom, mv_log *log)
{
    double width = pixels_of(svg, " width=\"") * zoom, height = pixels_of(svg, " height=\"") * zoom;
    if (form->dpi == 0 || width * height <= MV_MOST_DOTS) return MV_OK;
    return mv_log_error(log, MV_USAGE, (mv_place){ 0 },
                        "the PNG would have %.0f x %.0f dots, and more than %d million are not made; a smaller "
                        "--width, which is in millimetres, or a smaller --dpi was expected",
                        width, height, MV_MOST_DOTS / 1000000);
}

/* A PDF tells when it was made: always the same unless the caller says otherwise, so that its bytes are the
 * same, too (reproducible-builds.org/specs/source-date-epoch). */
static mv_status run_rsvg(mv_text *out, const char *option, double zoom, const mv_text *svg, mv_log *log)
{
    enum { PATIENCE = 120 };
    char zoomed[40];
    snprintf(zoomed, sizeof zoomed, "--zoom=%.6g", zoom);
    const mv_helper rsvg = { .name = "rsvg-convert",
                             .arguments = { option, zoomed, "--unlimited" },
                             .package = "librsvg2-bin",
                             .makes = "PNG and PDF",
                             .variable = "SOURCE_DATE_EPOCH=0",
                             .seconds = PATIENCE };
    mv_status status = mv_pipe_run(out, &rsvg, svg->bytes, svg->length, log);
    if (status || out->length) return status;
    return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "rsvg-convert made an empty picture");
}

/* Newer ones pack the objects of a PDF, but not those of version 1.4, which older ones do not know by name. */
static mv_status add_title(mv_text *pdf, double zoom, const mv_text *svg, mv_log *log)
{
    mv_text title = mv_svg_title(svg->bytes);
    const char *words = title.bytes ? title.bytes : "";
    mv_status status = MV_OK;
    if (!mv_pdf_add_title(pdf, words)) {
        mv_text_clear(pdf);
        status = run_rsvg(pdf, "--format=pdf1.4", zoom, svg, log);
        if (!status && !mv_pdf_add_title(pdf, words))
            mv_log_warning(log, (mv_place){ 0 }, "the PDF has a build that no title can be added to");
    }
    mv_text_clear(&title);
    return status;
}

mv_status mv_picture_convert_at(mv_text *picture, const mv_picture_form *form, double dpi, mv_log *log)
{
    const double usual = 96;
    if (!form->option) return MV_OK;
    double zoom = (form->dpi == 0 ? usual : dpi > 0 ? dpi : form->dpi) / usual;
    mv_status status = check_dots(form, picture->bytes, zoom, log);
    if (status) return status;
    mv_text converted = { 0 };
    status = run_rsvg(&converted, form->option, zoom, picture, log);
    if (!status && strcmp(form->name, "pdf") == 0) status = add_title(&converted, zoom, picture, log);
    mv_text_clear(picture);
    *picture = converted;
    return status;
}

mv_status mv_picture_convert(mv_text *picture, const mv_picture_form *form, mv_log *log)
{
    return mv_picture_convert_at(picture, form, 0, log);
}
