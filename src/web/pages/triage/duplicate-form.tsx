import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { SimilarTicket } from '../../../contract/similar.ts'
import type { TicketDetail } from '../../../contract/tickets.ts'
import { Choices } from '../../components/choices.tsx'
import { TextArea } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { HeldKeys } from '../../components/held-keys.tsx'
import { SimilarRow } from '../../components/similar-row.tsx'
import { Skeleton } from '../../components/states.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { ticketText } from '../../ticket-text.ts'
import { triageText } from '../../triage-text.ts'
import { NumberField } from '../../verbs/number-field.tsx'
import { DuplicateTarget } from './duplicate-target.tsx'
import { type Duplicate, type DuplicateAct, useDuplicate } from './use-duplicate.ts'

const { duplicate } = triageText

const WARNS = ['ended'] as const

interface DuplicateFormProps {
  readonly ticket: Pick<TicketDetail, 'number' | 'account'>
  /** Several are only ever ended as duplicates. */
  readonly many: boolean
  readonly onSubmit: (act: DuplicateAct, of: number) => void
  readonly onClose: () => void
}

/** What is alike but ended: nothing can go on in it. */
function Ended({ tickets }: { readonly tickets: readonly SimilarTicket[] }) {
  if (tickets.length === 0) return null
  return (
    <details className="text-xs text-soft">
      <summary className="cursor-pointer rounded-sm">{duplicate.ended}</summary>
      <ul className="grid grid-cols-1 divide-y divide-line">
        {tickets.map((each) => (
          <SimilarRow key={each.number} ticket={each} />
        ))}
      </ul>
    </details>
  )
}

/** Whose the other is, where that is not plainly the same customer, and how this one ends. */
function HowItEnds({ warning, ways, way, setWay }: Duplicate) {
  if (ways === undefined) return null
  return (
    <>
      {warning === undefined ? null : (
        <p role="note" className="rounded-md bg-soon-tint px-2 py-1.5 text-xs text-soon">
          {warning}
        </p>
      )}
      <Choices
        legend={duplicate.how}
        name="way"
        choices={ways.map((value) => ({ value, ...duplicate.ways[value] }))}
        value={way}
        onChange={setWay}
      />
    </>
  )
}

/** Leads from a digit on to what decides, where Enter ends the ticket. */
function useDigits({ likely = [], choose }: Duplicate) {
  const body = useRef<HTMLDivElement>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (turn === 0) return
    const find = (what: string) => body.current?.querySelector<HTMLElement>(what)
    const decides = find('input[name="way"]:checked') ?? find('input[type="number"]')
    decides?.focus()
  }, [turn])
  function take(digit: string): boolean {
    const chosen = likely[Number(digit) - 1]
    if (!chosen) return false
    choose(String(chosen.number))
    setTurn((before) => before + 1)
    return true
  }
  useKeys(Object.fromEntries(likely.map((_, index) => [String(index + 1), () => void take(String(index + 1))])))
  function onKeyDown(event: KeyboardEvent) {
    const isRadio = event.target instanceof HTMLInputElement && event.target.type === 'radio'
    if (isRadio && take(event.key)) event.preventDefault()
  }
  return { body, onKeyDown }
}

/** Which ticket it repeats, and whose promises go on: digits choose one that goes on, Enter ends it. */
export function DuplicateForm({ ticket, many, onSubmit, onClose }: DuplicateFormProps) {
  const state = useDuplicate(ticket, many)
  const { body, onKeyDown } = useDigits(state)
  const { likely, target, of, way, choose, reason, setReason, ended, act } = state
  if (!likely) {
    return (
      <div className="px-5 py-4">
        <HeldKeys />
        <Skeleton className="h-24 w-full" />
      </div>
    )
  }
  const isBare = likely.length === 0
  return (
    <FormFrame
      submit={duplicate.submit[way]}
      busy={false}
      onSubmit={() => onSubmit(act(), Number(of))}
      onClose={onClose}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: digits are for whatever in it has the focus. */}
      <div ref={body} onKeyDown={onKeyDown} className="grid min-w-0 grid-cols-1 gap-4">
        {isBare ? null : (
          <fieldset className="grid min-w-0 grid-cols-1 gap-1">
            <legend className="mb-1 text-xs font-medium text-soft">{duplicate.likely}</legend>
            {likely.map((each, index) => (
              <DuplicateTarget
                key={each.number}
                ticket={each}
                digit={String(index + 1)}
                begins={index === 0}
                isChosen={each === target}
                onChoose={() => choose(String(each.number))}
              />
            ))}
          </fieldset>
        )}
        <NumberField
          label={isBare ? duplicate.of : duplicate.another}
          begins={isBare}
          value={of}
          onChange={choose}
          own={ticket}
          // Whose it is stands beside how this one ends.
          warns={WARNS}
          isShown={target !== undefined}
        />
        <HowItEnds {...state} />
        <TextArea
          label={ticketText.fields.reason}
          rows={2}
          minLength={3}
          maxLength={500}
          value={reason}
          onChange={({ target: { value } }) => setReason(value)}
        />
        <Ended tickets={ended} />
      </div>
    </FormFrame>
  )
}
