/** Files that somebody chose, before they are sent. */
import { sizeText } from '../../domain/file-size.ts'
import { FILE_LIMIT } from '../../domain/verbs/attach.ts'
import { ticketText } from '../ticket-text.ts'

export interface Fit<Chosen> {
  readonly fit: readonly Chosen[]
  /** Why others do not fit; undefined when all do. */
  readonly refusal: string | undefined
}

/** What of `chosen` can be sent at all; the server decides about the rest. */
export function fitFiles<Chosen extends { readonly name: string; readonly size: number }>(
  chosen: readonly Chosen[],
): Fit<Chosen> {
  const refusals = chosen.flatMap(({ name, size }) => {
    if (size === 0) return [ticketText.files.empty(name)]
    return size > FILE_LIMIT ? [ticketText.files.large(name, sizeText(size), sizeText(FILE_LIMIT))] : []
  })
  const fit = chosen.filter(({ size }) => size > 0 && size <= FILE_LIMIT)
  return { fit, refusal: refusals.length === 0 ? undefined : refusals.join(' ') }
}
