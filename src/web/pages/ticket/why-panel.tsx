import type { Why } from '../../../contract/queue.ts'
import { criterionText } from '../../components/criterion-text.ts'
import { ArrowDownIcon, ArrowUpIcon } from '../../components/icons.tsx'
import { Refused, Skeleton } from '../../components/states.tsx'
import { failureText } from '../../data/failure.ts'
import { serverNow } from '../../data/server-clock.ts'
import { ordinal, withDates } from '../../format.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'

interface Scope {
  readonly slug: string
  readonly name: string
}

interface WhyPanelProps {
  /** Undefined while it loads. */
  readonly why: Why | undefined
  readonly error: unknown
  readonly scopes: readonly Scope[]
  readonly onScope: (slug: string) => void
  readonly onOpen: (number: number) => void
}

const says = text.why

/** Every criterion with its value; those that decided against a neighbour say so. */
function Criteria({ why }: { readonly why: Why }) {
  const now = serverNow()
  const decided = [why.above, why.below].filter((each) => each !== null)
  return (
    <table className="w-full text-left text-xs">
      <caption className="sr-only">{says.criteria}</caption>
      <tbody>
        {why.criteria.map(({ criterion, value }) => {
          const against = decided.filter((each) => each.criterion === criterion)
          const marked = against.length > 0
          return (
            <tr key={criterion} className="border-b border-line align-baseline last:border-0">
              <th scope="row" className="w-20 py-1.5 font-normal text-soft">
                {terms.criterion[criterion]}
              </th>
              <td className={`py-1.5 tabular-nums ${marked ? 'font-semibold' : ''}`}>
                <span className="inline-block first-letter:uppercase">{criterionText(criterion, value, now)}</span>
                {marked ? (
                  <span className="block font-normal text-soft">
                    {says.decided(against.map(({ number }) => number))}
                  </span>
                ) : null}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface NeighbourProps {
  readonly neighbour: Why['above']
  readonly label: string
  readonly none: string
  readonly onOpen: (number: number) => void
}

function Neighbour({ neighbour, label, none, onOpen }: NeighbourProps) {
  if (neighbour === null) return <p className="text-xs text-soft">{none}</p>
  const { number, subject, criterion, ours, theirs } = neighbour
  const now = serverNow()
  return (
    <p className="text-xs text-soft">
      <span className="block">
        {label} <span className="tabular-nums">{text.ticketName(number)}</span>
      </span>
      <a
        href={`/tickets/${number}`}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          onOpen(number)
        }}
        className="block truncate rounded-sm text-sm text-ink underline-offset-2 hover:underline"
      >
        {subject}
      </a>
      {says.by(terms.criterion[criterion])}:{' '}
      {says.against(criterionText(criterion, theirs, now), criterionText(criterion, ours, now))}
    </p>
  )
}

/** What would move it, each with the place it would then have. */
function Moves({ why }: { readonly why: Why }) {
  if (why.moves.length === 0) return null
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-medium text-soft">{says.moves}</h3>
      <ul className="grid gap-1.5">
        {why.moves.map(({ sentence, place }) => (
          <li key={sentence} className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1">{sentence}</span>
            <span className="flex shrink-0 items-center gap-1 text-xs tabular-nums text-soft">
              {place === why.place ? (
                says.stays
              ) : (
                <>
                  {place < why.place ? <ArrowUpIcon className="size-3" /> : <ArrowDownIcon className="size-3" />}
                  {says.to(place)}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Why the ticket stands where it stands, by the same rules that put it there. */
export function WhyPanel({ why, error, scopes, onScope, onOpen }: WhyPanelProps) {
  if (!why) {
    if (error) return <Refused says={failureText(error)} />
    return (
      <div className="grid gap-3">
        <Skeleton className="h-8 w-1/2" />
        <Skeleton className="h-40 w-full" />
      </div>
    )
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      <div>
        <div className="flex items-baseline gap-2">
          <p className="flex-1">
            <span className={`text-2xl font-semibold tabular-nums tracking-tight ${why.waiting ? '' : 'text-faint'}`}>
              {ordinal(why.place)}
            </span>{' '}
            <span className="text-soft tabular-nums">{says.of(why.of)}</span>
          </p>
          <fieldset className="flex gap-0.5">
            <legend className="sr-only">{text.nav.scopes}</legend>
            {scopes.map(({ slug, name }) => (
              <button
                key={slug}
                type="button"
                aria-pressed={why.scope === slug}
                onClick={() => onScope(slug)}
                className="h-6 max-w-28 truncate rounded-sm px-1.5 text-xs text-soft hover:text-ink aria-pressed:bg-selected aria-pressed:text-ink pointer-coarse:h-9"
              >
                {name}
              </button>
            ))}
          </fieldset>
        </div>
        <p className="mt-1 text-soft">{withDates(why.sentence, serverNow())}</p>
        {why.waiting ? null : <p className="mt-1 text-soft">{says.wouldBe}</p>}
      </div>
      <Criteria why={why} />
      <div className="grid grid-cols-1 gap-3">
        <Neighbour neighbour={why.above} label={says.above} none={says.first} onOpen={onOpen} />
        <Neighbour neighbour={why.below} label={says.below} none={says.last} onOpen={onOpen} />
      </div>
      <Moves why={why} />
    </div>
  )
}
