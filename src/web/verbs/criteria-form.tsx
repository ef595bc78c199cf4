import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { TicketLadder } from '../../contract/severity.ts'
import type { VerbInput } from '../../contract/tickets.ts'
import type { Ladder } from '../../domain/severity/document.ts'
import type { Proposal } from '../../domain/severity/propose.ts'
import { Choices } from '../components/choices.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { severityText } from '../severity-text.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import { answerByKey, evidenceKeys, levelDigits } from './evidence-keys.ts'
import { PriorityChoice } from './priority-choice.tsx'
import { ProposalNote } from './proposal-note.tsx'
import { ReasonField } from './reason-field.tsx'
import { useCriteria } from './use-criteria.ts'
import type { VerbFormProps } from './verb-form-props.ts'

interface CriteriaFormProps extends VerbFormProps<VerbInput<'triage'>> {
  readonly criteria: TicketLadder
  readonly ladder: Ladder
}

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'number')

/** Where the reason is from, and what it lacks: nobody but who chose can say why they did otherwise. */
function reasonNote({ outcome, known: { sources } }: Proposal, level: string | undefined): string {
  if (outcome.kind === 'decided' && outcome.level.name !== level) return severityText.reasonDiffers
  const isBare = Object.values(sources).every((source) => source === 'assumed')
  return outcome.kind !== 'decided' && isBare ? severityText.reasonBare : severityText.reasonNote
}

/** Evidence, the written text beside each level, and what follows. Letters answer, digits choose, Enter sets. */
export function CriteriaForm({ criteria, ladder, ticket, onSubmit, ...frame }: CriteriaFormProps) {
  const { proposal, level, priority, forbidden, flags, reason, isOwnReason, input, ...change } = useCriteria(
    criteria,
    ladder,
    ticket,
  )
  // Where it begins stays where it began.
  const [startsAtLevels] = useState(level !== undefined || ladder.questions.length === 0)
  const body = useRef<HTMLFieldSetElement>(null)
  const keyed = evidenceKeys(ladder.questions)
  const digits = levelDigits(ladder.levels)
  const needed = proposal.outcome.kind === 'open' ? proposal.outcome.next : []
  // The criteria come after the dialog has opened, and begin with what is chosen.
  useEffect(() => {
    body.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [])

  function answerBy(letter: string, isCapital: boolean): boolean {
    const found = keyed.get(letter)
    if (!found) return false
    if (found.kind === 'type') {
      body.current?.querySelector<HTMLElement>(`[data-question="${found.question}"]`)?.focus()
    } else {
      change.answer(found.question, answerByKey(found, proposal.known, isCapital))
    }
    return true
  }
  function pick(event: KeyboardEvent<HTMLFieldSetElement>) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const chosen = ladder.levels[digits.indexOf(event.key)]
    if (chosen) change.choose(chosen.name)
    if (chosen || answerBy(event.key.toLowerCase(), event.shiftKey)) event.preventDefault()
  }
  return (
    <FormFrame {...frame} onSubmit={() => input && onSubmit(input)}>
      <fieldset ref={body} onKeyDown={pick} className="grid min-w-0 grid-cols-1 gap-4">
        <legend className="sr-only">{severityText.legend}</legend>
        <div className={ladder.questions.length === 0 ? '' : 'grid gap-x-6 gap-y-4 @xl:grid-cols-2'}>
          <EvidenceFields
            questions={ladder.questions}
            known={proposal.known}
            needed={needed}
            keyed={keyed}
            onAnswer={change.answer}
            begins={!startsAtLevels}
          />
          <div className="grid content-start gap-3">
            <ProposalNote proposal={proposal} flags={flags} />
            <Choices
              legend={severityText.level(ladder.name)}
              name="level"
              begins={startsAtLevels}
              choices={ladder.levels.map(({ name, says }, index) => ({
                value: name,
                label: name,
                says,
                ...(digits[index] === undefined ? {} : { hotkey: digits[index] }),
              }))}
              value={level?.name}
              onChange={change.choose}
            />
            <PriorityChoice
              value={priority}
              forbidden={forbidden}
              note={level && forbidden.length > 0 ? severityText.forbidden(level.name) : undefined}
              onChange={change.prioritise}
            />
          </div>
        </div>
        <ReasonField
          value={reason}
          onChange={change.explain}
          note={isOwnReason || reason === '' ? undefined : reasonNote(proposal, level?.name)}
        />
        <p className="hidden text-2xs text-faint sm:block">{severityText.keys(digits[0] ?? '', digits.at(-1) ?? '')}</p>
      </fieldset>
    </FormFrame>
  )
}
