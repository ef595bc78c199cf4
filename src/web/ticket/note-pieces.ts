import { handlesIn, memberNamed } from '../../domain/attention/mentions.ts'
import { linked, type Piece } from '../components/linked.ts'

/** A piece of a message: plain, an address to open, or the name of a colleague. */
export interface NotePiece extends Piece {
  /** Handle of the member whom it names. */
  readonly names?: string
}

/** Where a text names one of `mentions`, in order. */
function namesIn(text: string, mentions: readonly string[]) {
  if (mentions.length === 0) return []
  const known = mentions.map((handle) => ({ handle }))
  return handlesIn(text).flatMap((named) => {
    const member = memberNamed(named, known)
    return member ? [{ ...named.at, handle: member.handle }] : []
  })
}

/** Parts a message at its web addresses and at the colleagues it names; joined again the pieces give the same text. */
export function notePieces(text: string, mentions: readonly string[]): NotePiece[] {
  const names = namesIn(text, mentions)
  let start = 0
  return linked(text).flatMap((piece): NotePiece[] => {
    const [from, end] = [start, start + piece.text.length]
    start = end
    const within = piece.href === undefined ? names.filter((name) => name.start >= from && name.end <= end) : []
    if (within.length === 0) return [piece]
    let at = from
    const pieces = within.flatMap((name): NotePiece[] => {
      const before = { text: text.slice(at, name.start) }
      at = name.end
      return [before, { text: text.slice(name.start, name.end), names: name.handle }]
    })
    return [...pieces, { text: text.slice(at, end) }].filter((each) => each.text !== '')
  })
}
