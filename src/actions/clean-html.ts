/** HTML of strangers, made safe before it is kept (ATT-1, ATT-2): what is not on the list below does not come out. The page
 *  that shows it trusts it as little as before and puts it into a sandbox. */
import sanitize from 'sanitize-html'
import { textOfHtml } from '../domain/html-text.ts'

/** Formatting, lists, tables, links. */
const TAGS = [
  ...['p', 'div', 'span', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'address'],
  ...['a', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'small', 'sub', 'sup', 'mark', 'code', 'kbd', 'samp', 'q'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
]
/** What stands in these is no text of the mail; of every other tag that is left out the content stays. */
const WITH_CONTENT = [
  ...[
    'script',
    'style',
    'title',
    'textarea',
    'option',
    'select',
    'noscript',
    'noembed',
    'noframes',
    'xmp',
    'plaintext',
  ],
  ...['iframe', 'frame', 'object', 'embed', 'applet', 'svg', 'math', 'template', 'audio', 'video', 'canvas', 'map'],
]
const RENAMED: Readonly<Record<string, string>> = {
  strike: 's',
  tt: 'code',
  big: 'span',
  font: 'span',
  center: 'div',
  article: 'div',
  section: 'div',
  header: 'div',
  footer: 'div',
  main: 'div',
}

/** Tags within tags; mails are tables within tables, but no mail is deeper, and no browser likes it. */
const DEEPEST = 100
const DEEPEST_READ = 1_000
/** Characters of what is kept; what grows beyond, such as by escaping, is kept as its text alone. */
const KEPT_LIMIT = 1_000_000
/** Characters of a text, as for one that is sent (contract/shape.ts). */
const TEXT_LIMIT = 100_000

const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

type Attributes = Readonly<Record<string, string | undefined>>

/** An address as a browser would take it, without a name or password in it; undefined unless it is of the web or a mail's. */
function addressOf(text: string | undefined): URL | undefined {
  if (text === undefined || !URL.canParse(text.trim())) return undefined
  const address = new URL(text.trim())
  if (!SCHEMES.has(address.protocol)) return undefined
  address.username = ''
  address.password = ''
  return address
}

/** What a style may say, each as a class that the showing page knows; colours, sizes, places and addresses are dropped. */
const STYLES: readonly (readonly [style: RegExp, name: string])[] = [
  [/(?:^|;)\s*text-align\s*:\s*center\b/i, 'center'],
  [/(?:^|;)\s*text-align\s*:\s*(?:right|end)\b/i, 'right'],
  [/(?:^|;)\s*font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b/i, 'bold'],
  [/(?:^|;)\s*font-style\s*:\s*(?:italic|oblique)\b/i, 'italic'],
  [/(?:^|;)\s*text-decoration(?:-line)?\s*:\s*underline\b/i, 'underline'],
  [/(?:^|;)\s*text-decoration(?:-line)?\s*:\s*line-through\b/i, 'struck'],
  [/(?:^|;)\s*white-space\s*:\s*pre/i, 'lines'],
  [/(?:^|;)\s*font-family\s*:[^;]*\bmonospace\b/i, 'mono'],
]

const CLASSES: ReadonlySet<string> = new Set([...STYLES.map(([, name]) => name), 'ruled', 'image'])

function classesOf(tag: string, { style = '', align = '', border = '', class: given = '' }: Attributes): string[] {
  const aligned = tag === 'center' ? 'center' : align.toLowerCase()
  const styled = STYLES.filter(([says]) => says.test(style.slice(0, 2_000))).map(([, name]) => name)
  const own = aligned === 'center' || aligned === 'right' ? [aligned] : []
  // Those of what was made safe before.
  const known = given.split(' ').filter((name) => CLASSES.has(name))
  return [...new Set([...known, ...own, ...styled, ...(Number(border) > 0 ? ['ruled'] : [])])]
}

const SPANS = /^(?:[1-9]|[1-9]\d)$/
const STARTS = /^\d{1,6}$/
const DIRECTIONS = /^(?:ltr|rtl|auto)$/i

const only = (shape: RegExp, name: string, value = ''): Record<string, string> =>
  shape.test(value) ? { [name]: value.toLowerCase() } : {}

/** All attributes that come out: every one is made here, none is passed on. */
function attributesOf(tag: string, given: Attributes): Record<string, string> {
  const classes = classesOf(tag, given)
  const href = tag === 'a' ? addressOf(given.href)?.href : undefined
  return {
    ...(href === undefined ? {} : { href, rel: 'noopener noreferrer nofollow', target: '_blank' }),
    ...(classes.length > 0 ? { class: classes.join(' ') } : {}),
    ...only(DIRECTIONS, 'dir', given.dir),
    ...(tag === 'td' || tag === 'th' ? only(SPANS, 'colspan', given.colspan) : {}),
    ...(tag === 'td' || tag === 'th' ? only(SPANS, 'rowspan', given.rowspan) : {}),
    ...(tag === 'ol' ? only(STARTS, 'start', given.start) : {}),
  }
}

/** What stands where a picture was: whoever would have been told that it is looked at. */
function pictureText({ src, alt = '' }: Attributes): string {
  const host = addressOf(src?.replace(/^\s*\/\//, 'https://'))?.host
  return [host ? `[image: ${host}]` : '[image]', alt.trim().slice(0, 200)].filter(Boolean).join(' ')
}

const kept = (tag: string, given: Attributes): sanitize.Tag =>
  tag === 'img'
    ? { tagName: 'span', attribs: { class: 'image' }, text: pictureText(given) }
    : { tagName: RENAMED[tag] ?? tag, attribs: attributesOf(tag, given) }

const ATTRIBUTES = ['href', 'rel', 'target', 'class', 'dir', 'colspan', 'rowspan', 'start']

const TRANSFORMS = Object.fromEntries(['img', ...TAGS, ...Object.keys(RENAMED)].map((tag) => [tag, kept] as const))

/** Ends the reading of what nests deeper than any browser follows: closing tags that fit nowhere would be looked for
 *  through all that is open, which takes seconds. */
class TooDeep extends Error {
  override readonly name = 'TooDeep'
}

function sanitized(html: string): string {
  let open = 0
  return sanitize(html, {
    allowedTags: TAGS,
    nonTextTags: WITH_CONTENT,
    allowedAttributes: { '*': ATTRIBUTES },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    transformTags: TRANSFORMS,
    parseStyleAttributes: false,
    nestingLimit: DEEPEST,
    onOpenTag: () => {
      open += 1
      if (open > DEEPEST_READ) throw new TooDeep()
    },
    onCloseTag: () => {
      open -= 1
    },
  })
}

/** U+0000 and halves of a surrogate pair, which no text that is kept may hold. */
const NO_TEXT = /\0|\p{Surrogate}/gu

/** The safe part of `html`: whatever comes in, what comes out opens nothing, loads nothing and runs nothing. Empty where
 *  nothing is left, or where it nests too deep to be read. */
export function cleanHtml(html: string): string {
  try {
    return sanitized(html.replace(NO_TEXT, '\ufffd')).trim()
  } catch (error) {
    if (error instanceof TooDeep) return ''
    throw error
  }
}

/** A message as somebody sent it. */
export interface Sent {
  readonly body?: string | undefined
  readonly html?: string | undefined
}

/** The message as it is kept: its text, made of its HTML where that came alone (ATT-3), and what of its HTML is safe. */
export function keptMessage({ body, html }: Sent): { readonly body: string; readonly html?: string } {
  if (html === undefined) return { body: body ?? '' }
  const safe = cleanHtml(html)
  const text = body ?? (textOfHtml(safe, TEXT_LIMIT) || '(no text)')
  return safe === '' || safe.length > KEPT_LIMIT ? { body: text } : { body: text, html: safe }
}
