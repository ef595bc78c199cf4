/** A mail's HTML as a document of its own, for a frame that runs nothing. */
import { MAIL_STYLE } from '../../contract/mail-frame.ts'

/** Nothing but the one style above may be used, whatever the HTML says; the page around it allows no more either. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/** The document; `html` was made safe by the server, and is held to it here once more. */
export const mailDocument = (html: string, dark: boolean): string =>
  `<!doctype html><html${dark ? ' class="dark"' : ''}><head><meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
  `<meta name="referrer" content="no-referrer"><style>${MAIL_STYLE}</style></head><body>${html}</body></html>`

/** Pixels: of the style in contract/mail-frame.ts. */
const LINE = 22
const LETTER = 7
const GAP = 11
const EDGES = 32

const BREAK = /<(?:br|hr) \/>|<\/?(?:p|div|h[1-6]|blockquote|pre|address|ul|ol|li|dl|dt|dd|table|caption|tr)\b[^>]*>/
const GAPS = /<\/(?:p|h[1-6]|blockquote|pre|ul|ol|dl|table)>/g

/** About how high it is when it is `width` wide. A frame that runs nothing cannot tell, and nobody outside may look in, so
 *  it is reckoned from the words; what does not fit scrolls. */
export function mailHeight(html: string, width: number): number {
  const letters = Math.max(20, (width - EDGES) / LETTER)
  const lines = html
    .split(BREAK)
    .map(
      (piece) =>
        piece
          .replace(/<[^>]*>/g, '')
          .replace(/&\w+;/g, '.')
          .trim().length,
    )
    .reduce((sum, length) => sum + Math.ceil(length / letters), 0)
  return Math.ceil(lines * LINE + (html.match(GAPS)?.length ?? 0) * GAP + GAP)
}
