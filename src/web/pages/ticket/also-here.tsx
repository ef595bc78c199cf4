import type { Presence } from '../../../contract/presence.ts'
import { Avatar } from '../../components/avatar.tsx'
import { presenceText } from '../../presence-text.ts'

/** How many faces there is room for; the rest is counted. */
const SHOWN = 3

interface AlsoHereProps {
  readonly others: Presence['people']
  readonly nameOf: (handle: string) => string
}

/** Faces of the colleagues who are at the ticket too, in a row that is there anyway: nothing moves. */
export function AlsoHere({ others, nameOf }: AlsoHereProps) {
  if (others.length === 0) return null
  const { title, looking, typing, more } = presenceText
  return (
    <ul aria-label={title} className="mr-1 flex items-center gap-1">
      {others.slice(0, SHOWN).map((each) => (
        <li key={each.handle} className={`flex rounded-full ${each.typing ? 'outline-2 outline-public' : ''}`}>
          <Avatar name={nameOf(each.handle)} />
          <span className="sr-only">{(each.typing ? typing : looking)(nameOf(each.handle))}</span>
        </li>
      ))}
      {others.length > SHOWN ? <li className="text-2xs">{more(others.length - SHOWN)}</li> : null}
    </ul>
  )
}

/** The same in words, over the end of the conversation and not beside it; spoken when it changes. */
export function CompanyLine({ others, nameOf }: AlsoHereProps) {
  const namesOf = (typing: boolean) =>
    others.filter((each) => each.typing === typing).map(({ handle }) => nameOf(handle))
  const says = presenceText.says(namesOf(true), namesOf(false))
  return (
    <p role="status" className="pointer-events-none absolute inset-x-0 bottom-full flex justify-center px-3 pb-1.5">
      {says === '' ? null : (
        <span className="max-w-full truncate rounded-full border border-line bg-raised px-2.5 py-0.5 text-xs text-soft shadow-float">
          {says}
        </span>
      )}
    </p>
  )
}
