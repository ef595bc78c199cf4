import { Link } from '@tanstack/react-router'
import { Button } from '../../components/button.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { PriorityChip } from '../../components/priority-chip.tsx'
import { Since } from '../../components/since.tsx'
import { useWaitingHandOffs } from '../../data/hand-offs.ts'
import { handOffText } from '../../hand-off-text.ts'
import { text } from '../../text.ts'

const { waiting: says, kinds } = handOffText

type Waiting = NonNullable<ReturnType<typeof useWaitingHandOffs>['data']>[number]

function Row({ row }: { readonly row: Waiting }) {
  const { nameOf, start } = useDesk()
  const { number, subject, priority, handOff } = row
  if (handOff === null) return null
  const { by, kind, offeredAt, bouncedAt } = handOff
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-line px-4 py-2 lg:px-6">
      <PriorityChip priority={priority} />
      <div className="min-w-0 flex-1 basis-52">
        <Link
          to="/tickets/$number"
          params={{ number: String(number) }}
          search={{}}
          className="block truncate font-medium underline-offset-4 hover:underline"
        >
          {subject}
        </Link>
        <p className="truncate text-xs text-soft">
          {text.ticketName(number)} · {kinds[kind]}
          {bouncedAt === null ? ` ${says.from(nameOf(by))}` : `, ${says.back}`} · <Since at={bouncedAt ?? offeredAt} />
        </p>
      </div>
      <div className="flex gap-2">
        {bouncedAt === null ? (
          <Button onClick={() => start('accept', number)}>{says.accept}</Button>
        ) : (
          <Button onClick={() => start('hand-off', number)}>{says.complete}</Button>
        )}
        {bouncedAt === null ? <Button onClick={() => start('bounce', number)}>{says.bounce}</Button> : null}
      </div>
    </li>
  )
}

/** What was offered to the reader or their team, or came back to them: it stands above the line until it is answered. */
export function WaitingHandOffs() {
  const { data } = useWaitingHandOffs()
  if (data === undefined || data.length === 0) return null
  return (
    <section aria-label={says.title} className="max-h-[40dvh] shrink-0 overflow-y-auto border-b border-line bg-panel">
      <h2 className="px-4 py-2 text-xs font-medium text-soft lg:px-6">
        {says.title} · {says.count(data.length)}
      </h2>
      <ul>
        {data.map((row) => (
          <Row key={row.number} row={row} />
        ))}
      </ul>
    </section>
  )
}
