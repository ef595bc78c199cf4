import type { HandOffDetail } from '../../../contract/hand-off.ts'
import type { TicketDetail } from '../../../contract/tickets.ts'
import { Button } from '../../components/button.tsx'
import { RouteIcon } from '../../components/icons.tsx'
import { Since } from '../../components/since.tsx'
import { scopeName, useWorkspace } from '../../data/workspace.ts'
import { handOffText } from '../../hand-off-text.ts'
import type { OfferedVerb } from '../../verbs/possible-verbs.ts'
import { verbLabel } from '../../verbs/verb-label.ts'

const { note: says, kinds } = handOffText

interface HandOffNoteProps {
  readonly ticket: TicketDetail
  /** What the reader may do with it. */
  readonly verbs: readonly OfferedVerb[]
  readonly nameOf: (handle: string) => string
  readonly onVerb: (verb: OfferedVerb) => void
}

/** The facts that go along, for whoever decides whether they are enough; folded, so that the conversation is seen too. */
function Packet({ packet }: Pick<HandOffDetail, 'packet'>) {
  if (packet === null || packet.length === 0) return null
  return (
    <details className="w-full basis-full">
      <summary className="cursor-pointer text-xs font-medium text-soft">{says.packet}</summary>
      <dl className="mt-2 grid gap-2 border-l-2 border-line pl-3 lg:max-w-[46rem]">
        {packet.map(({ id, label, text }) => (
          <div key={id} className="grid gap-0.5">
            <dt className="text-xs text-soft">{label}</dt>
            <dd className="whitespace-pre-wrap text-ink [overflow-wrap:anywhere]">{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Sentence({ ticket, nameOf }: Pick<HandOffNoteProps, 'ticket' | 'nameOf'>) {
  const { data: workspace } = useWorkspace()
  const { handOff, owner } = ticket
  if (handOff === null) return null
  const { by, to, team, region, offeredAt, kind, bounced } = handOff
  if (bounced) {
    return (
      <p className="min-w-0 flex-1 basis-48 text-soft [overflow-wrap:anywhere]">
        <span className="font-medium text-ink">{says.back(nameOf(bounced.by))}</span>,{' '}
        <Since at={bounced.at} as="date" />.{' '}
        {bounced.missing.length === 0 ? '' : says.missing(bounced.missing.join('; '))} “{bounced.reason}”
      </p>
    )
  }
  const whom = to === null ? says.team(scopeName(workspace, team)) : nameOf(to)
  return (
    <p className="min-w-0 flex-1 basis-48 text-soft [overflow-wrap:anywhere]">
      <span className="font-medium text-ink">{says.offered(nameOf(by), whom)}</span>
      {region === null ? '' : ` ${says.region(region)}`} ({kinds[kind].toLowerCase()}), {says.since}{' '}
      <Since at={offeredAt} as="date" />. {owner === null ? '' : says.stays(nameOf(owner))}
    </p>
  )
}

/** The hand-off that waits for an answer, or came back, with what can be done about it. */
export function HandOffNote({ ticket, verbs, nameOf, onVerb }: HandOffNoteProps) {
  const { handOff } = ticket
  if (handOff === null) return null
  const answers = (['accept', 'bounce', 'hand-off', 'withdraw'] as const).filter((verb) => verbs.includes(verb))
  return (
    <section
      aria-label={handOffText.report.title}
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-panel px-4 py-2 lg:px-6"
    >
      <span className="text-soft">
        <RouteIcon />
      </span>
      <Sentence ticket={ticket} nameOf={nameOf} />
      <div className="flex flex-wrap gap-2">
        {answers.map((verb, index) => (
          <Button
            key={verb}
            look={index === 0 && verb !== 'withdraw' ? 'primary' : 'plain'}
            onClick={() => onVerb(verb)}
          >
            {verb === 'hand-off' ? says.again : verbLabel(verb, ticket)}
          </Button>
        ))}
      </div>
      <Packet packet={handOff.packet} />
    </section>
  )
}
