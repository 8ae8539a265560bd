// Strict rules for the scripts of pages: each is a script of its own, and no text of the data is ever run.
const browser = ["document", "location", "history", "matchMedia", "addEventListener", "setTimeout", "setInterval", "clearInterval", "requestAnimationFrame", "cancelAnimationFrame",
    "getComputedStyle", "performance", "URL", "URLSearchParams", "Blob", "Image", "XMLSerializer", "DOMPoint", "ResizeObserver", "CSS", "Intl"];
const errors = ["no-undef", "no-unused-vars", "no-eval", "no-implied-eval", "no-new-func", "no-script-url", "no-implicit-globals", "no-shadow", "no-var", "prefer-const", "eqeqeq", "no-loop-func",
    "no-redeclare", "no-unreachable", "no-dupe-keys", "no-self-assign", "no-unused-expressions", "no-cond-assign", "no-return-assign"];
const unsafe = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"].map((name) => ({ selector: `MemberExpression[property.name='${name.split(".").at(-1)}']`, message: `${name} makes elements of text` }));
export default [{
    languageOptions: { ecmaVersion: 2023, sourceType: "script", globals: Object.fromEntries(browser.map((name) => [name, "readonly"])) },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
        ...Object.fromEntries(errors.map((name) => [name, "error"])),
        "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
        strict: ["error", "global"],
        "no-unused-expressions": ["error", { allowShortCircuit: true, allowTernary: true }],
        "no-return-assign": "off",
        "no-restricted-syntax": ["error", ...unsafe],
    },
}];
