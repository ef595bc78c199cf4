/** Markdown around texts that people wrote: they stand in code, where nothing becomes HTML, a link or a mark (TML-4). */

/** Everything but tabs and line breaks that is not seen, or turns the reading direction. */
const UNSEEN = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** A row of backticks that no row in `text` is as long as. */
function ticksAround(text: string, least: number): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [row]) => Math.max(most, row.length), 0)
  return '`'.repeat(Math.max(least, longest + 1))
}

/** A text of several lines, as it was written. */
export function quoted(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(UNSEEN, '')
  const fence = ticksAround(plain, 3)
  return `${fence}text\n${plain}\n${fence}`
}

/** A name or another short text, on one line. */
export function inLine(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replace(UNSEEN, '').trim()
  if (plain === '') return '(empty)'
  const ticks = ticksAround(plain, 1)
  const room = ticks.length > 1 ? ' ' : ''
  return `${ticks}${room}${plain}${room}${ticks}`
}
