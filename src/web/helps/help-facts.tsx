import type { HelpRequests } from '../../contract/help.ts'
import type { HelpRequest } from '../../contract/help-verbs.ts'
import { wordsOf } from '../../domain/intake/values.ts'
import { useDesk } from '../components/desk-context.ts'
import { LinkedText } from '../components/linked-text.tsx'
import { Since } from '../components/since.tsx'
import { engineeringText } from '../engineering-text.ts'

const { panel: says, page } = engineeringText

interface HelpFactsProps {
  readonly request: HelpRequest
  /** In the line of its team; null where it does not wait. */
  readonly place: number | null
  readonly packets: HelpRequests['packets']
  readonly teamName: (slug: string) => string
  /** Whether what was told is in sight from the beginning. */
  readonly open?: boolean
}

/** What was told, by the labels of the packet; answers to what it no longer asks stand under their ids. */
function Told({ request: { packet, kind }, packets }: Pick<HelpFactsProps, 'request' | 'packets'>) {
  const fields = packets.find((each) => each.kind === kind)?.fields ?? []
  const placeOf = (id: string) => fields.findIndex((field) => field.id === id)
  const facts = Object.entries(packet ?? {}).toSorted(([a], [b]) => placeOf(a) - placeOf(b))
  return (
    <dl className="grid grid-cols-1 gap-2 pt-2">
      {facts.map(([id, value]) => {
        const field = fields.find((each) => each.id === id)
        return (
          <div key={id}>
            <dt className="text-xs text-soft">{field?.label ?? id}</dt>
            <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]">{field ? wordsOf(field, value) : value}</dd>
          </div>
        )
      })}
    </dl>
  )
}

function Answer({ answer }: { readonly answer: string }) {
  return (
    <div className="rounded-md bg-note-tint px-3 py-2">
      <p className="text-xs font-medium">{says.answer}</p>
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
        <LinkedText text={answer} />
      </p>
    </div>
  )
}

/** A help request: who asks whom, how far it is, the context, and what came back. */
export function HelpFacts({ request, place, packets, teamName, open = false }: HelpFactsProps) {
  const { nameOf } = useDesk()
  const { kind, team, by, state, score, missing, askedAt, takenBy, bounced, endedAt, answer, packet } = request
  const isOver = endedAt !== null
  const stands = [
    place === null ? engineeringText.state[state] : page.place(place),
    takenBy !== null && !isOver ? says.takenBy(nameOf(takenBy)) : '',
  ].filter(Boolean)
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{engineeringText.kind[kind]}</span>
        <span className="text-xs tabular-nums text-soft">{stands.join(' · ')}</span>
      </p>
      <p className="text-xs text-soft">
        {says.by(nameOf(by), teamName(team))} · <Since at={askedAt} /> · {engineeringText.score.says(score)}
      </p>
      {missing.length === 0 || isOver ? null : <p className="text-xs text-soft">{says.missing(missing)}</p>}
      {bounced === null || isOver ? null : (
        <div className="grid gap-0.5 rounded-md border border-line px-3 py-2 text-xs">
          <p className="font-medium text-soon">{says.sentBack(nameOf(bounced.by))}</p>
          <p>{says.missing(bounced.missing)}</p>
          <p className="[overflow-wrap:anywhere]">{bounced.reason}</p>
        </div>
      )}
      {answer === null ? null : <Answer answer={answer} />}
      {packet === null || Object.keys(packet).length === 0 ? null : (
        <details open={open}>
          <summary className="text-xs text-soft underline underline-offset-2 hover:text-ink">{says.told}</summary>
          <Told request={request} packets={packets} />
        </details>
      )}
    </div>
  )
}
