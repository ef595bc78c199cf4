import { Link } from '@tanstack/react-router'
import { linkedTickets } from './linked.ts'

/** What a colleague wrote, with its web addresses to open and the tickets it names to go to. */
export function LinkedText({ text }: { readonly text: string }) {
  let at = 0
  return linkedTickets(text).map((piece) => {
    const key = at
    at += piece.text.length
    if (piece.ticket !== undefined) {
      return (
        <Link
          key={key}
          to="/tickets/$number"
          params={{ number: String(piece.ticket) }}
          search={{}}
          className="underline underline-offset-2"
        >
          {piece.text}
        </Link>
      )
    }
    return piece.href === undefined ? (
      <span key={key}>{piece.text}</span>
    ) : (
      <a key={key} href={piece.href} target="_blank" rel="noreferrer noopener" className="underline">
        {piece.text}
      </a>
    )
  })
}
