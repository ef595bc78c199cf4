/** The style of a mail's HTML in its frame. One text for the page that writes it and the server that allows it by its
 *  hash, which is why no theme is written into it: the page chooses one by a class. Class names are those that the
 *  server makes of styles (actions/clean-html.ts). */
export const MAIL_STYLE = `
:root{color-scheme:light;--ink:#18181b;--soft:#54555e;--line:#d6d6db;--link:#2f5fd0;--ground:#fff}
:root.dark{color-scheme:dark;--ink:#ececf0;--soft:#a9aab4;--line:#3d3e45;--link:#7ea2ff;--ground:#111214}
html{background:var(--ground);scrollbar-width:thin}
body{margin:0;padding:0 16px 16px;font:14px/22px ui-sans-serif,system-ui,sans-serif;color:var(--ink);overflow-wrap:anywhere}
a{color:var(--link)}
p,ul,ol,dl,blockquote,pre,table{margin:0 0 .75em}
h1,h2,h3,h4,h5,h6{margin:1em 0 .4em;font-size:1.05em;line-height:1.3}
h1{font-size:1.3em}h2{font-size:1.15em}
blockquote{padding-left:12px;border-left:3px solid var(--line);color:var(--soft)}
pre,code,kbd,samp,.mono{font-family:ui-monospace,monospace;font-size:.9em}
pre,.lines{white-space:pre-wrap}
table{border-collapse:collapse;max-width:100%}
td,th{padding:2px 8px 2px 0;vertical-align:top;text-align:left}
.ruled td,.ruled th{padding:2px 8px;border:1px solid var(--line)}
hr{border:0;border-top:1px solid var(--line)}
mark{background:none;color:inherit;font-weight:600}
.center{text-align:center}.right{text-align:right}.bold{font-weight:600}.italic{font-style:italic}
.underline{text-decoration:underline}.struck{text-decoration:line-through}
.image{padding:0 4px;border:1px dashed var(--line);border-radius:4px;color:var(--soft);font-size:.85em}
`
