/** Times on the wall of a zone, as people read and type them, by what the browser knows of zones. */

const fields = new Map<string, Intl.DateTimeFormat>()

function fieldsOf(at: number, timeZone: string): Record<string, number> {
  let format = fields.get(timeZone)
  if (format === undefined) {
    const number = 'numeric'
    format = new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: number,
      month: number,
      day: number,
      hour: number,
      minute: number,
      second: number,
    })
    fields.set(timeZone, format)
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
}

/** How far the wall clock of `timeZone` is ahead of UTC at `at`, in milliseconds; both are milliseconds since 1970. */
export function offsetOf(at: number, timeZone: string): number {
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fieldsOf(at, timeZone)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

/** When the wall clock of `timeZone` shows `local`, `YYYY-MM-DDTHH:MM`, in milliseconds since 1970; of a repeated time
 *  the first, of a skipped one as long after the skip as it lies in it. NaN for no time at all. */
export function instantOfLocal(local: string, timeZone: string): number {
  const naive = Date.parse(`${local}Z`)
  if (Number.isNaN(naive)) return naive
  // The offset a day before and a day after bracket at most one change.
  const [before, after] = [
    naive - offsetOf(naive - 86_400_000, timeZone),
    naive - offsetOf(naive + 86_400_000, timeZone),
  ]
  return [before, after].find((at) => at + offsetOf(at, timeZone) === naive) ?? before
}

/** The wall clock of `timeZone` at `at` as the text of a `datetime-local` field, cut to the minute. */
export const localOfInstant = (at: number, timeZone: string): string =>
  new Date(at + offsetOf(at, timeZone)).toISOString().slice(0, 16)
