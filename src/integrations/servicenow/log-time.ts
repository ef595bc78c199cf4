/** Times as an incident log writes them: naive, in a format that the mapping names. */
import type { Instant } from '../../domain/time.ts'
import { localInstant } from '../../domain/wall-clock.ts'

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

const TOKENS: ReadonlyMap<string, readonly [part: Part, digits: string]> = new Map([
  ['YYYY', ['year', '\\d{4}']],
  ['MM', ['month', '\\d{2}']],
  ['M', ['month', '\\d{1,2}']],
  ['DD', ['day', '\\d{2}']],
  ['D', ['day', '\\d{1,2}']],
  ['HH', ['hour', '\\d{2}']],
  ['H', ['hour', '\\d{1,2}']],
  ['mm', ['minute', '\\d{2}']],
  ['ss', ['second', '\\d{2}']],
])
const NEEDED: readonly Part[] = ['year', 'month', 'day', 'hour', 'minute']

/** A log repeats its times: most rows are found here instead of being worked out, which takes 10 µs each. */
const REMEMBERED = 50_000

function expression(token: string): string {
  const [part, digits] = TOKENS.get(token) ?? []
  return part === undefined ? token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : `(?<${part}>${digits})`
}

function pattern(format: string): RegExp | undefined {
  const tokens = format.match(/YYYY|MM?|DD?|HH?|mm|ss|[^A-Za-z]+/g) ?? []
  const parts = tokens.flatMap((token) => TOKENS.get(token)?.[0] ?? [])
  const once = new Set(parts).size === parts.length
  if (tokens.join('') !== format || !once || !NEEDED.every((part) => parts.includes(part))) return undefined
  return new RegExp(`^${tokens.map(expression).join('')}$`)
}

/** Whether `format` names year, month, day, hour and minute once each, in tokens such as `D/M/YYYY HH:mm`. */
export const isDateFormat = (format: string): boolean => pattern(format) !== undefined

/** Reads times of `format` on the wall of `timeZone`; undefined for a text that is no such time. */
export function timeReader(format: string, timeZone: string): (text: string) => Instant | undefined {
  const shape = pattern(format)
  const remembered = new Map<string, Instant | undefined>()
  return (text) => {
    if (remembered.has(text)) return remembered.get(text)
    if (remembered.size >= REMEMBERED) remembered.clear()
    const parts = shape?.exec(text)?.groups
    const at = parts && instantOfParts(parts, timeZone)
    remembered.set(text, at)
    return at
  }
}

function instantOfParts(parts: Readonly<Record<string, string | undefined>>, timeZone: string): Instant | undefined {
  const { year, month = '', day = '', hour = '', minute = '', second = '00' } = parts
  const two = (digits: string) => digits.padStart(2, '0')
  try {
    return localInstant(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}`, timeZone)
  } catch (error) {
    // The 31st of April is well formed but no day.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
