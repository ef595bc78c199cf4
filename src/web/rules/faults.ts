/** Where a document that the server turned down is wrong, so that each fault shows at its field. */
import { CallFailed } from '../../contract/client.ts'

export interface Fault {
  /** Path into the document, its parts parted by dots: `week.monday.1`. */
  readonly place: string
  readonly text: string
}

const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' &&
  value !== null &&
  'place' in value &&
  typeof value.place === 'string' &&
  'text' in value &&
  typeof value.text === 'string'

/** `document.week.monday[1]` as `week.monday.1`. */
const dotted = (place: string): string =>
  place
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .replace(/^document\./, '')
    .replace(/^\./, '')

/** Every fault the server named a place for; none when it failed in another way. */
export function faultsOf(error: unknown): Fault[] {
  if (!(error instanceof CallFailed)) return []
  const { details = {}, detail, fields = [] } = error.problem
  const listed = Array.isArray(details.faults) ? details.faults.filter(isFault) : []
  if (listed.length > 0) return listed.map(({ place, text }) => ({ place: dotted(place), text }))
  if (typeof details.place === 'string') return [{ place: dotted(details.place), text: detail }]
  return fields.map(({ path, message }) => ({ place: dotted(path), text: message }))
}

/** The faults at `place` and below it. */
export const faultsAt = (faults: readonly Fault[], place: string): Fault[] =>
  faults.filter((fault) => fault.place === place || fault.place.startsWith(`${place}.`))

/** What to say at `place`; undefined when nothing is wrong there. */
export function faultText(faults: readonly Fault[], place: string): string | undefined {
  const texts = faultsAt(faults, place).map(({ text }) => text)
  return texts.length === 0
    ? undefined
    : texts.map((said) => said.replace(/^./, (first) => first.toUpperCase())).join(' ')
}
