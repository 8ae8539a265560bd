#include "page/assets/assets.h"
#include "suites.h"

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

TCase *assets_tests(void)
{
    TCase *tests = tcase_create("assets");
    tcase_add_loop_test(tests, sources_are_hashes, 0, sizeof hashes / sizeof *hashes);
    return tests;
}
