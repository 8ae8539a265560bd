#include "page/assets/assets.h"
#include "suites.h"
#include "support/memory.h"
#include <string.h>

/* The hashes that sha256sum and base64 give. */
static const char *const hashes[][2] = {
    { "", " 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='" },
    { "abc", " 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='" },
};

START_TEST(sources_are_hashes)
{
    mv_text out = { 0 };
    mv_asset_add_source(&out, hashes[_i][0]);
    ck_assert_str_eq(out.bytes, hashes[_i][1]);
    mv_text_clear(&out);
}
END_TEST

START_TEST(assets_can_stand_in_any_page)
{
    const char *const assets[] = { mv_asset_sort_js, mv_asset_sort_css, mv_asset_report_css };
    for (size_t i = 0; i < MV_COUNT(assets); i++) {
        ck_assert(!strstr(assets[i], "</"));
        ck_assert(!strchr(assets[i], '\r')); /* the hash is that of what a browser reads */
        for (const char *at = assets[i]; *at; at++) ck_assert(*at > 0);
    }
}
END_TEST

TCase *assets_tests(void)
{
    TCase *tests = tcase_create("assets");
    tcase_add_loop_test(tests, sources_are_hashes, 0, sizeof hashes / sizeof *hashes);
    tcase_add_test(tests, assets_can_stand_in_any_page);
    return tests;
}
