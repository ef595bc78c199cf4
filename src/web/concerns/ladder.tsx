import type { ConcernStep, TicketConcerns } from '../../contract/concerns.ts'
import { useDesk } from '../components/desk-context.ts'
import { CheckIcon, SkipIcon } from '../components/icons.tsx'
import { Since } from '../components/since.tsx'
import { concernText } from '../concern-text.ts'

const { ladder: says } = concernText

/** Who stands at a step, in words. */
export function standersText({ stands }: Pick<ConcernStep, 'stands'>): string {
  if (stands.length === 0) return says.nobody
  return concernText.names(stands.map(({ name, handle }) => (handle === null ? says.noMember(name) : name)))
}

const marks: Readonly<Record<ConcernStep['standing'], string>> = {
  passed: 'bg-inverse text-on-inverse',
  left_out: 'border border-edge text-faint',
  here: 'border-2 border-ink bg-canvas',
  ahead: 'border border-edge bg-canvas',
  decided: 'bg-inverse text-on-inverse',
  withdrawn: 'border-2 border-edge bg-canvas',
  not_needed: 'border border-dashed border-edge',
}

const weights: Readonly<Partial<Record<ConcernStep['standing'], string>>> = {
  passed: '',
  here: 'font-semibold',
  decided: 'font-semibold',
  withdrawn: 'font-semibold',
}

const hasTick = (standing: ConcernStep['standing']): boolean => standing === 'passed' || standing === 'decided'
/** Said in words as well: that it goes no further is not seen by the mark alone. */
const isTold = (standing: ConcernStep['standing']): boolean => standing !== 'passed' && standing !== 'ahead'

function Mark({ standing }: Pick<ConcernStep, 'standing'>) {
  return (
    <span className={`relative mt-0.5 grid size-4 place-items-center rounded-full ${marks[standing]}`}>
      {hasTick(standing) ? <CheckIcon className="size-3" /> : null}
      {standing === 'left_out' ? <SkipIcon className="size-2.5" /> : null}
      {standing === 'here' ? <span aria-hidden="true" className="size-1.5 rounded-full bg-ink" /> : null}
      {isTold(standing) ? null : <span className="sr-only">{says.standing[standing]}</span>}
    </span>
  )
}

function Arrived({ arrived }: { readonly arrived: NonNullable<ConcernStep['arrived']> }) {
  const { nameOf } = useDesk()
  const { by, at, reason } = arrived
  return (
    <p className="text-xs text-soft [overflow-wrap:anywhere]">
      {reason === null ? says.raised(nameOf(by)) : says.arrived(nameOf(by))}, <Since at={at} as="date" />
      {reason === null ? '' : `: “${reason}”`}
    </p>
  )
}

interface RungProps {
  readonly step: ConcernStep | TicketConcerns['path'][number]
  readonly last: boolean
}

function Rung({ step, last }: RungProps) {
  const standing = 'standing' in step ? step.standing : 'ahead'
  const arrived = 'arrived' in step ? step.arrived : null
  const isHere = standing === 'here'
  return (
    <li aria-current={isHere ? 'step' : undefined} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5">
      <span className="flex flex-col items-center">
        <Mark standing={standing} />
        {last ? null : <span aria-hidden="true" className="my-0.5 w-px flex-1 bg-line" />}
      </span>
      <div className={`min-w-0 ${last ? '' : 'pb-3'}`}>
        <p className={weights[standing] ?? 'text-soft'}>
          {step.name}
          {isTold(standing) ? <span className="text-xs font-normal"> · {says.standing[standing]}</span> : null}
        </p>
        <p className="text-xs text-soft [overflow-wrap:anywhere]">{standersText(step)}</p>
        {isHere ? <p className="text-xs text-soft text-pretty">{step.says}</p> : null}
        {arrived === null ? null : <Arrived arrived={arrived} />}
      </div>
    </li>
  )
}

/** The way of a concern, step by step: done, here, ahead; or where it ended. */
export function Ladder({ steps, name }: { readonly steps: readonly RungProps['step'][]; readonly name: string }) {
  return (
    <ol aria-label={name} className="grid grid-cols-1">
      {steps.map((step, index) => (
        <Rung key={step.id} step={step} last={index === steps.length - 1} />
      ))}
    </ol>
  )
}
