import type { ReactNode } from 'react'
import type { Concern } from '../../contract/concerns.ts'
import { useDesk } from '../components/desk-context.ts'
import { CheckIcon } from '../components/icons.tsx'
import { LinkedText } from '../components/linked-text.tsx'
import { Since } from '../components/since.tsx'
import { concernText } from '../concern-text.ts'
import { Ladder } from './ladder.tsx'

const { panel: says } = concernText

interface SaidProps {
  readonly name: string
  readonly text: string
  readonly children?: ReactNode
}

function Said({ name, text, children }: SaidProps) {
  return (
    <div className="min-w-0">
      <h4 className="text-xs text-soft">{name}</h4>
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
        <LinkedText text={text} />
      </p>
      {children}
    </div>
  )
}

/** Both views, and whether the other side has said that theirs is. */
function Views({ concern }: { readonly concern: Concern }) {
  const { nameOf } = useDesk()
  const { by, with: other, ourView, theirView, confirmedAt, statedView } = concern
  return (
    <>
      <Said name={says.view(nameOf(by))} text={ourView} />
      <Said name={says.view(nameOf(other))} text={theirView}>
        {confirmedAt === null ? (
          <p className="text-xs font-medium text-soon">{says.unconfirmed(nameOf(other))}</p>
        ) : (
          <p className="flex items-center gap-1 text-xs text-soft">
            <CheckIcon className="size-3.5" />
            {says.confirmed(nameOf(other))}, <Since at={confirmedAt} as="date" />
          </p>
        )}
        {statedView === null ? null : (
          <details className="text-xs">
            <summary className="text-soft underline underline-offset-2 hover:text-ink">
              {says.stated(nameOf(by))}
            </summary>
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{statedView}</p>
          </details>
        )}
      </Said>
    </>
  )
}

function Replies({ replies, path }: Pick<Concern, 'replies' | 'path'>) {
  const { nameOf } = useDesk()
  const stepName = (id: string) => path.find((step) => step.id === id)?.name ?? id
  if (replies.length === 0) return null
  return (
    <section aria-label={says.replies} className="grid grid-cols-1 gap-2">
      <h4 className="text-xs text-soft">{says.replies}</h4>
      <ul className="grid grid-cols-1 gap-2">
        {replies.map(({ by, at, step, reply, evidence }) => (
          <li key={`${at}${by}`} className="grid gap-0.5 rounded-md border border-line px-3 py-2">
            <p className="text-xs text-soft">
              {says.at(nameOf(by), stepName(step))} · <Since at={at} as="date" />
            </p>
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              <LinkedText text={reply} />
            </p>
            <p className="text-xs text-soft [overflow-wrap:anywhere]">
              {says.evidence}: <LinkedText text={evidence} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The record of what was decided, or why it was withdrawn. */
function End({ decided, withdrawn, path }: Pick<Concern, 'decided' | 'withdrawn' | 'path'>) {
  const { nameOf } = useDesk()
  if (withdrawn) {
    return (
      <p className="rounded-md border border-line px-3 py-2 text-xs [overflow-wrap:anywhere]">
        <span className="font-medium">{says.withdrawn}</span>, {nameOf(withdrawn.by)},{' '}
        <Since at={withdrawn.at} as="date" />: {withdrawn.reason}
      </p>
    )
  }
  if (!decided) return null
  const step = path.find(({ id }) => id === decided.step)?.name ?? decided.step
  return (
    <section aria-label={says.decision} className="grid gap-1.5 rounded-md bg-note-tint px-3 py-2">
      <div>
        <h4 className="text-xs font-medium">{says.decision}</h4>
        <p className="whitespace-pre-wrap font-medium [overflow-wrap:anywhere]">
          <LinkedText text={decided.decision} />
        </p>
      </div>
      <dl className="grid gap-1 text-xs">
        {[
          [says.because, decided.reason],
          [says.considered, decided.considered],
        ].map(([name = '', text = '']) => (
          <div key={name}>
            <dt className="text-soft">{name}</dt>
            <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              <LinkedText text={text} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-xs text-soft">
        {says.at(nameOf(decided.by), step)} · <Since at={decided.at} as="moment" />
      </p>
    </section>
  )
}

/** A concern with its way and all that was said; what can be done stands below it. */
export function ConcernRecord({ concern, children }: { readonly concern: Concern; readonly children?: ReactNode }) {
  const { nameOf } = useDesk()
  const { about, by, with: other, state, raisedAt, tried, evidence, path } = concern
  return (
    <div className="grid grid-cols-1 gap-3">
      <div>
        <h3 className="flex items-baseline justify-between gap-3">
          <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{about}</span>
          <span className="shrink-0 text-xs font-normal text-soft">{concernText.state[state]}</span>
        </h3>
        <p className="text-xs text-soft">
          {says.by(nameOf(by), nameOf(other))} · <Since at={raisedAt} />
        </p>
      </div>
      <End {...concern} />
      <Views concern={concern} />
      <Said name={says.tried} text={tried} />
      {evidence === null ? null : <Said name={says.evidence} text={evidence} />}
      <Ladder steps={path} name={says.path} />
      <Replies {...concern} />
      {children}
    </div>
  )
}
