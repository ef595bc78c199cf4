/** A ticket's places over time as a line to draw; number one is at the top. */
import type { PlaceHistory } from '../../../contract/tickets.ts'

export type PlaceStep = PlaceHistory['items'][number]

export interface Box {
  readonly width: number
  readonly height: number
}

const two = (value: number) => Math.round(value * 100) / 100

/** An SVG path of horizontal steps, broken where the ticket was out of the line; empty when it never stood in it.
 *  Heights follow the logarithm of the place: from 2 to 1 matters more than from 900 to 899. */
export function placePath(steps: readonly PlaceStep[], until: number, { width, height }: Box): string {
  const places = steps.flatMap(({ place }) => (place === null ? [] : [place]))
  const start = Date.parse(steps[0]?.at ?? '')
  if (places.length === 0 || Number.isNaN(start)) return ''
  const span = Math.max(1, until - start)
  const depth = Math.max(1, Math.log2(Math.max(...places)))
  const x = (iso: string | undefined) => two(((iso === undefined ? until : Date.parse(iso)) - start) * (width / span))
  const y = (place: number) => two((Math.log2(place) / depth) * height)
  let drawing = false
  const parts = steps.map(({ at, place }, index) => {
    if (place === null) {
      drawing = false
      return ''
    }
    const from = drawing ? `V${y(place)}` : `M${x(at)} ${y(place)}`
    drawing = true
    return `${from}H${x(steps[index + 1]?.at)}`
  })
  return parts.join('')
}
