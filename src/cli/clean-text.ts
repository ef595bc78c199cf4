/** Everything but tabs and line breaks that moves a cursor, recolours, or turns the reading direction of a terminal. */
const UNPRINTABLE = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Text that somebody else wrote, safe to show on a terminal. */
export const cleanText = (text: string): string => text.replaceAll('\r\n', '\n').replace(UNPRINTABLE, '')

/** A copy of an answer with every text in it made safe to show; names of fields are ours and stay. */
export function cleaned<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T
  if (Array.isArray(value)) return value.map(cleaned) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cleaned(each)])) as T
}
