/** A piece of a message: plain, or an address to open. */
export interface Piece {
  readonly text: string
  /** Set for http and https addresses only. */
  readonly href?: string
}

/** Up to the first space or quote; what ends a sentence or closes a bracket is not part of the address. */
const ADDRESS = /https?:\/\/[^\s<>"']+/g
const TRAILING = /[.,;:!?)\]}]+$/

/** Parts a message at its web addresses; joined again the pieces give the same text. */
export function linked(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, '')
    if (!URL.canParse(address)) continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) })
    pieces.push({ text: address, href: address })
    from = match.index + address.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}
