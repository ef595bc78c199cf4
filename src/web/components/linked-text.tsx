import { linked } from './linked.ts'

/** What somebody wrote, with its web addresses to open. */
export function LinkedText({ text }: { readonly text: string }) {
  let at = 0
  return linked(text).map((piece) => {
    const key = at
    at += piece.text.length
    return piece.href === undefined ? (
      <span key={key}>{piece.text}</span>
    ) : (
      <a key={key} href={piece.href} target="_blank" rel="noreferrer noopener" className="underline">
        {piece.text}
      </a>
    )
  })
}
