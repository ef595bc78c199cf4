/** A piece of a text: plain, an address to open, or a ticket. */
export interface Piece {
  readonly text: string
  /** Set for http and https addresses only. */
  readonly href?: string
  /** Number of the ticket that it names. */
  readonly ticket?: number
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

/** `#12`, neither within a word or an address nor a part of a longer number. */
const TICKET = /(?<![\p{L}\p{N}_#&/])#(\d{1,9})(?![\p{L}\p{N}_])/gu

function ticketsIn({ text }: Piece): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(TICKET)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) })
    pieces.push({ text: match[0], ticket: Number(match[1]) })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** Parts what a colleague wrote at its web addresses and at the tickets it names. */
export const linkedTickets = (text: string): Piece[] =>
  linked(text).flatMap((piece) => (piece.href === undefined ? ticketsIn(piece) : [piece]))
