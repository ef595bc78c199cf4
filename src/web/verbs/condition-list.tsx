import { useEffect, useRef } from 'react'
import type { Condition, ConditionId } from '../../domain/closing/conditions.ts'
import { closingText } from '../closing-text.ts'
import { CheckIcon, OpenCircleIcon } from '../components/icons.tsx'

interface ConditionListProps {
  readonly conditions: readonly Condition[]
  readonly vouched: readonly ConditionId[]
  readonly onVouch: (vouched: readonly ConditionId[]) => void
  /** An attempt that was turned down, and what the focus goes to: never a box to tick by reflex. */
  readonly refused: { readonly first: ConditionId } | undefined
}

const tones: Readonly<Record<Condition['state'], string>> = {
  met: 'text-soft',
  chosen: 'text-soft',
  to_vouch: 'text-soon',
  unmet: 'text-late',
}

interface RowProps {
  readonly condition: Condition
  readonly isVouched: boolean
  readonly onVouch: (isVouched: boolean) => void
  /** The attempt that this condition kept from going on. */
  readonly refused: object | undefined
}

function ConditionRow({ condition: { says, state, why }, isVouched, onVouch, refused }: RowProps) {
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (refused) row.current?.focus()
  }, [refused])
  const holds = state === 'met' || state === 'chosen' || isVouched
  const tone = holds ? tones.met : tones[state]
  return (
    <li
      ref={row}
      tabIndex={refused ? -1 : undefined}
      className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2 rounded-sm focus:outline-2 focus:outline-offset-2 focus:outline-focus"
    >
      <span className={`pt-0.5 ${tone}`}>{holds ? <CheckIcon /> : <OpenCircleIcon />}</span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <span className={holds ? '' : 'font-medium'}>{says}</span>
        <span className={`text-xs ${tone}`}>
          {' · '}
          {closingText.states[isVouched ? 'chosen' : state]}
        </span>
        <span className="block text-xs text-pretty text-soft">{why}</span>
        {state === 'to_vouch' ? (
          <label className="mt-1 inline-flex min-h-6 cursor-pointer items-center gap-2 rounded-sm pointer-coarse:min-h-10">
            <input
              type="checkbox"
              aria-label={closingText.vouchNamed(says)}
              checked={isVouched}
              onChange={({ target }) => onVouch(target.checked)}
              className="size-3.5 accent-ink"
            />
            {closingText.vouch}
          </label>
        ) : null}
      </div>
    </li>
  )
}

/** What a closing reason needs, and of each condition whether it holds; some are the closer's to vouch for. */
export function ConditionList({ conditions, vouched, onVouch, refused }: ConditionListProps) {
  return (
    <section aria-label={closingText.conditions} aria-live="polite" className="grid gap-1.5">
      <h3 className="text-xs font-medium text-soft">{closingText.conditions}</h3>
      <ul className="grid gap-2 rounded-md border border-line px-3 py-2.5">
        {conditions.map((condition) => {
          const { id } = condition
          const others = vouched.filter((each) => each !== id)
          return (
            <ConditionRow
              key={id}
              condition={condition}
              isVouched={condition.state === 'to_vouch' && vouched.includes(id)}
              onVouch={(isVouched) => onVouch(isVouched ? [...others, id] : others)}
              refused={refused?.first === id ? refused : undefined}
            />
          )
        })}
      </ul>
    </section>
  )
}
