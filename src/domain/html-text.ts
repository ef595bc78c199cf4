/** The words of a mail that came as HTML alone. Works on what was made safe: `<` and `>` stand nowhere but around tags. */

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
const plain = (text: string): string => text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity)

/** Tags that begin and end on a line of their own. */
const BLOCK =
  /<\/?(?:address|article|aside|blockquote|dd|div|dl|dt|figure|footer|h[1-6]|header|ol|pre|section|table|tr|ul)\b[^>]*>/g
const PARAGRAPH = /<\/?(?:p|blockquote|h[1-6]|table)\b[^>]*>/g
const PREFORMATTED = /<pre\b[^>]*>.*?<\/pre>/gs
const LINK = /<a href="([^"]*)"[^>]*>(.*?)<\/a>/gs

/** Stands for a space that is meant, while those between words become one; no text of the log holds it. */
const INDENT = '\ue000'
const kept = (lines: string): string =>
  lines.replace(/>[^<]*/g, (text) => text.replaceAll(' ', INDENT).replaceAll('\n', '<br />'))

/** A link with its address, where its words do not say it. */
function linkText(_: string, href: string, inner: string): string {
  const words = inner.replace(/<[^>]*>/g, '').trim()
  const bare = href.replace(/^mailto:/, '').replace(/\/$/, '')
  return words === '' || words.includes(bare) ? inner : `${inner} (${href})`
}

/** The text of `html`, at most `limit` characters of it; lines follow its blocks. */
export function textOfHtml(html: string, limit: number): string {
  const marked = html
    .replace(PREFORMATTED, (lines) => kept(lines))
    .replace(/\s+/g, ' ')
    .replace(LINK, linkText)
    .replace(/<li\b[^>]*>/g, '\n- ')
    .replace(/<br \/>/g, '\n')
    .replace(/<hr \/>/g, '\n\n')
    .replace(/<\/t[dh]>/g, '  ')
    .replace(PARAGRAPH, '\n\n')
    .replace(BLOCK, '\n')
    .replace(/<[^>]*>/g, '')
  const text = plain(marked)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .replaceAll(INDENT, ' ')
  return text.length > limit ? `${text.slice(0, limit - 1).trimEnd()}…` : text
}
