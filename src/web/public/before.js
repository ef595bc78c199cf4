// Runs before the first paint and before every module.

// A chosen theme must not flash; the rest of the choice lives in data/preferences.ts.
const chosen = localStorage.getItem('topline.theme')
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen

// The content policy forbids to make code from text. Unless told so here, zod tries once and the browser reports it.
globalThis.__zod_globalConfig = { jitless: true }

// Dialogs keep the page behind them from scrolling by a style they write; the content policy allows those with this nonce.
globalThis.__webpack_nonce__ = document.currentScript.nonce
