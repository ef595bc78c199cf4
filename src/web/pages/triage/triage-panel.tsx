import type { TicketDetail } from '../../../contract/tickets.ts'
import { HeldKeys } from '../../components/held-keys.tsx'
import { Skeleton } from '../../components/states.tsx'
import { serverNow } from '../../data/server-clock.ts'
import { useTicket } from '../../data/tickets.ts'
import type { TriageRead } from '../../data/triage.ts'
import { nearText } from '../../format.ts'
import { ticketText } from '../../ticket-text.ts'
import { triageText } from '../../triage-text.ts'
import { VerbForm } from '../../verbs/verb-form.tsx'
import { verbLabel } from '../../verbs/verb-label.ts'
import { AskForm } from './ask-form.tsx'
import { DeclineForm } from './decline-form.tsx'
import { DuplicateForm } from './duplicate-form.tsx'
import { PanelFrame } from './panel-frame.tsx'
import { SnoozeForm } from './snooze-form.tsx'
import { SpamForm } from './spam-form.tsx'
import type { PanelName } from './triage-actions.ts'
import { type Steps, spamOf, whatOf } from './use-steps.ts'

interface TriagePanelProps {
  readonly name: PanelName
  /** What it is done to; its form shows the first. */
  readonly numbers: readonly number[]
  /** The same, as the inbox shows them. */
  readonly rows: readonly TriageRead[]
  readonly onTake: Steps['take']
  readonly onClose: () => void
}

const FORM_VERBS = { judge: 'triage', route: 'route', sort: 'classify' } as const
type FormPanel = keyof typeof FORM_VERBS

const isForm = (name: PanelName): name is FormPanel => name in FORM_VERBS

function headOf(name: PanelName): { readonly title: string; readonly says: string } {
  return isForm(name) ? ticketText.verbs[FORM_VERBS[name]] : triageText[name]
}

/** The form of a verb that the ticket's own screen has too. */
function SharedForm({ name, ticket, ...props }: TriagePanelProps & { name: FormPanel; ticket: TicketDetail }) {
  const { numbers, onTake, onClose } = props
  const verb = FORM_VERBS[name]
  const what = whatOf(numbers)
  return (
    <VerbForm
      verb={verb}
      ticket={ticket}
      submit={verbLabel(verb, ticket)}
      busy={false}
      refusal={undefined}
      notice={null}
      onClose={onClose}
      onAct={(act) => {
        onClose()
        if (act.verb === 'triage') {
          onTake(numbers, act, { says: `${what} ${ticketText.verbs.triage.done}`, after: 'leaves' })
        } else if (act.verb === 'route') onTake(numbers, act, { says: triageText.done.route(what), after: 'moves on' })
        else onTake(numbers, act, { says: triageText.done.sort(what), after: 'stays' })
      }}
    />
  )
}

function Form(props: TriagePanelProps) {
  const { name, numbers, onTake, onClose } = props
  const { data: ticket } = useTicket(numbers[0])
  const what = whatOf(numbers)
  const { done } = triageText
  const waiting = (
    <>
      <HeldKeys />
      <Skeleton className="m-5 h-40" />
    </>
  )
  if (isForm(name)) return ticket ? <SharedForm {...props} name={name} ticket={ticket} /> : waiting
  switch (name) {
    case 'ask':
      if (!ticket) return waiting
      return (
        <AskForm
          ticket={ticket}
          onClose={onClose}
          onSubmit={(input) => {
            onClose()
            onTake(
              numbers,
              { verb: 'reply', input, ifVersion: ticket.version },
              { says: done.ask(what), after: 'leaves' },
            )
          }}
        />
      )
    case 'decline':
      if (!ticket) return waiting
      return (
        <DeclineForm
          ticket={numbers.length === 1 ? ticket : undefined}
          onClose={onClose}
          onSubmit={(input) => {
            onClose()
            onTake(
              numbers,
              { verb: 'dismiss', input },
              { says: done[input.as === 'duplicate' ? 'declined' : input.as](what), after: 'leaves' },
            )
          }}
        />
      )
    case 'duplicate':
      if (!ticket) return waiting
      return (
        <DuplicateForm
          ticket={ticket}
          many={numbers.length > 1}
          onClose={onClose}
          onSubmit={(act, of) => {
            onClose()
            onTake(numbers, act, {
              says: done[act.verb === 'merge' ? 'merge' : 'duplicate'](what, of),
              after: 'leaves',
            })
          }}
        />
      )
    case 'spam':
      return (
        <SpamForm
          rows={props.rows}
          onNo={onClose}
          onYes={() => {
            onClose()
            onTake(numbers, spamOf(), { says: done.spam(what), after: 'leaves' })
          }}
        />
      )
    case 'snooze':
      return (
        <SnoozeForm
          onSubmit={(until) => {
            onClose()
            const says = done.snooze(what, nearText(until, serverNow()))
            onTake(numbers, { verb: 'snooze', input: { until } }, { says, after: 'leaves' })
          }}
        />
      )
  }
}

/** The form that lies open for the ticket at hand, or for those selected. */
export function TriagePanel(props: TriagePanelProps) {
  const { name, numbers, onClose } = props
  const { title, says } = headOf(name)
  return (
    <PanelFrame title={title} says={says} about={whatOf(numbers)} onClose={onClose}>
      <Form {...props} />
    </PanelFrame>
  )
}
