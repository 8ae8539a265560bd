#include "report/model/report_model.h"
#include <inttypes.h>
#include <math.h>
#include <string.h>

/* Numbers from here on are not written out: their last digits would say nothing. */
#define MOST_DIGITS 1e15

mv_value mv_list_value(const mv_table *list)
{
    return (mv_value){ .kind = MV_LIST, .list = list };
}

mv_value mv_text_value(const char *text)
{
    return (mv_value){ .kind = text ? MV_TEXT : MV_UNDEFINED, .text = text };
}

mv_value mv_date_value(mv_report *report, mv_date date)
{
    mv_date_text text;
    return mv_text_value(date.day ? mv_report_text(report, mv_date_format(date, text)) : NULL);
}

mv_value mv_name_value_on(const mv_actor *actor, const char *language, int32_t day)
{
    mv_value value = mv_text_value(mv_actor_name_on(actor, language, day));
    if (value.text != mv_actor_name_on(actor, NULL, day)) value.language = language;
    return value;
}

mv_value mv_name_value(const mv_network *network, size_t actor, const char *language)
{
    return mv_name_value_on(mv_network_actor(network, actor), language, mv_network_day(network));
}

mv_value mv_integer_value(double number)
{
    return (mv_value){ .kind = MV_INTEGER, .number = number };
}

mv_value mv_exact_value(uint64_t number)
{
    return (mv_value){ .kind = MV_EXACT, .exact = number };
}

static const char beyond_numbers[] = "the strengths sum to more than a number can hold";

mv_value mv_real_value(double number, int decimals, const char *undefined)
{
    if (!isfinite(number))
        return (mv_value){ .kind = MV_UNDEFINED, .text = isnan(number) ? undefined : beyond_numbers };
    return (mv_value){ .kind = MV_REAL, .number = number, .decimals = decimals };
}

mv_value mv_metric_value(const mv_metric *metric, double number)
{
    const char *why = mv_metric_lack(number) ? mv_metric_lack(number) : metric->undefined;
    if (!isfinite(number)) return (mv_value){ .kind = MV_UNDEFINED, .text = why ? why : beyond_numbers };
    bool whole = (metric->flags & MV_COUNT_OF) && number == floor(number) && fabs(number) < MOST_DIGITS;
    return (mv_value){ .kind = whole ? MV_INTEGER : MV_REAL,
                       .number = number,
                       .decimals = metric->flags & MV_COUNT_OF ? 3 : metric->decimals };
}

mv_value mv_scaled_value(const mv_metric *metric, double number, bool normalised)
{
    bool divided = isfinite(number) && normalised && (metric->flags & MV_DIVIDED);
    return divided ? mv_real_value(number, 3, metric->undefined) : mv_metric_value(metric, number);
}

void mv_value_write(mv_text *out, const mv_value *value)
{
    if (value->kind == MV_INTEGER) mv_text_format(out, "%.0f", value->number);
    if (value->kind == MV_EXACT) mv_text_format(out, "%" PRIu64, value->exact);
    if (value->kind == MV_BOOLEAN) mv_text_add(out, value->number != 0 ? "true" : "false");
    if (value->kind == MV_REAL) mv_text_add_number(out, value->number, 12);
}

void mv_value_show(mv_text *out, const mv_value *value)
{
    switch (value->kind) {
    case MV_LIST:
    case MV_UNDEFINED:
        mv_text_add(out, "\xe2\x80\x93");
        break; /* an en dash */
    case MV_TEXT:
        mv_text_add(out, ""); /* so that an empty text is one */
        mv_text_add_printable(out, value->text);
        break;
    case MV_INTEGER:
        mv_text_format(out, "%.0f", value->number);
        break;
    case MV_EXACT:
        mv_text_format(out, "%" PRIu64, value->exact);
        break;
    case MV_BOOLEAN:
        mv_text_add(out, value->number != 0 ? "yes" : "no");
        break;
    case MV_REAL:
        if (fabs(value->number) >= MOST_DIGITS)
            mv_text_format(out, "%.4g", value->number);
        else if (value->decimals < 0)
            mv_text_format(out, fabs(value->number) < 1e4 ? "%.4g" : "%.0f", value->number);
        else /* what rounds to 0 has no sign */
            mv_text_format(out, "%.*f", value->decimals,
                           fabs(value->number) < 0.5 * pow(10, -value->decimals) ? 0 : value->number);
        break;
    }
}
