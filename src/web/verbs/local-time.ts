/** The text of a `datetime-local` field as an instant; null when it is empty. The zone is the browser's. */
export const isoOfLocal = (local: string): string | null => (local === '' ? null : new Date(local).toISOString())

const two = (value: number) => String(value).padStart(2, '0')

/** An instant, in milliseconds since 1970, as the text of a `datetime-local` field, cut to the minute. */
export function localOf(at: number): string {
  const date = new Date(at)
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}
