/** Where a document that was turned down is wrong, so that each fault shows at its field. */
import { CallFailed } from '../../contract/client.ts'
import { Refusal } from '../../domain/refusal.ts'

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

type Said = Pick<CallFailed['problem'], 'detail' | 'details' | 'fields'>

/** What the server said, or a check of the domain that ran here. */
function saidBy(error: unknown): Said | undefined {
  if (error instanceof CallFailed) return error.problem
  return error instanceof Refusal ? { detail: error.message, details: error.details } : undefined
}

/** Every fault that was named with a place; none when it failed in another way. */
export function faultsOf(error: unknown): Fault[] {
  const said = saidBy(error)
  if (!said) return []
  const { details = {}, detail, fields = [] } = said
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
