#include "page/assets/assets.h"
#include "support/file.h"
#include "support/paper.h"
#include <string.h>

#define COLORS(theme)                                                                                             \
    ":root { --paper: " MV_##theme##_PAPER "; --ink: " MV_##theme##_INK "; --quiet: " MV_##theme##_QUIET          \
        "; --rule: " MV_##theme##_RULE "; }"

const char mv_asset_colors_css[] = "\n" COLORS(LIGHT) "\n@media (prefers-color-scheme: dark) { " COLORS(
    DARK) " }\n@media print { " COLORS(LIGHT) " }\n";

static void add_element(mv_text *out, const char *name, const char *text)
{
    mv_text_format(out, "<%s>", name);
    mv_text_add(out, text);
    mv_text_format(out, "</%s>\n", name);
}

void mv_asset_add_style(mv_text *out, const char *css)
{
    add_element(out, "style", css);
}

void mv_asset_add_script(mv_text *out, const char *js)
{
    add_element(out, "script", js);
}

/* --- hashes ----------------------------------------------------------------------------------------------- */

static uint32_t digit_at(const char *hex, size_t at)
{
    return (uint32_t)(hex[at] <= '9' ? hex[at] - '0' : hex[at] - 'a' + 10);
}

/* Three digits of four bits are two of six. Of 64 digits the last stands alone: one letter, and "=" for the other.
 */
static void add_base64(mv_text *out, const char hex[65])
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < 63; i += 3) {
        uint32_t bits = digit_at(hex, i) << 8 | digit_at(hex, i + 1) << 4 | digit_at(hex, i + 2);
        mv_text_format(out, "%c%c", letters[bits >> 6], letters[bits & 63]);
    }
    mv_text_format(out, "%c=", letters[digit_at(hex, 63) << 2]);
}

void mv_asset_add_source(mv_text *out, const char *text)
{
    char hex[65];
    mv_sha256(text, strlen(text), hex);
    mv_text_add(out, " 'sha256-");
    add_base64(out, hex);
    mv_text_add(out, "'");
}
