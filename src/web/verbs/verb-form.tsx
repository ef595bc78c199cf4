import { RaiseConcernForm } from '../concerns/raise-concern-form.tsx'
import type { Act } from '../data/tickets.ts'
import { ticketText } from '../ticket-text.ts'
import { AskHelpForm } from './ask-help-form.tsx'
import { AssignForm } from './assign-form.tsx'
import { BounceForm } from './bounce-form.tsx'
import { ClassifyForm } from './classify-form.tsx'
import { CloseForm } from './close-form.tsx'
import { DismissForm } from './dismiss-form.tsx'
import { HandOffForm } from './hand-off-form.tsx'
import { HoldForm } from './hold-form.tsx'
import { LinkForm } from './link-form.tsx'
import { LinkIssueForm } from './link-issue-form.tsx'
import { MergeForm } from './merge-form.tsx'
import { PinForm } from './pin-form.tsx'
import type { OfferedVerb } from './possible-verbs.ts'
import { ProposeForm } from './propose-form.tsx'
import { ReasonForm } from './reason-form.tsx'
import { RouteForm } from './route-form.tsx'
import { SolveForm } from './solve-form.tsx'
import { SplitForm } from './split-form.tsx'
import { TriageForm } from './triage-form.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

interface AnyVerbFormProps extends Omit<VerbFormProps<never>, 'onSubmit'> {
  readonly verb: Exclude<OfferedVerb, 'reply' | 'note' | 'accept' | 'watch' | 'unwatch'>
  readonly onAct: (act: Act) => void
}

/** The form that belongs to a verb; a verb without one does not compile. */
export function VerbForm({ verb, onAct, ...props }: AnyVerbFormProps) {
  const { reason } = ticketText.fields
  const { ticket: _, ...frame } = props
  switch (verb) {
    case 'triage':
      return <TriageForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'route':
      return <RouteForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'hand-off':
      return <HandOffForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'bounce':
      return <BounceForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'classify':
      return <ClassifyForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'assign-account':
      return <AssignForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'ask-help':
      return <AskHelpForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'raise-concern':
      return <RaiseConcernForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'propose':
      return <ProposeForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'hold':
      return <HoldForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'close':
      return <CloseForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'dismiss':
      return <DismissForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'link':
      return <LinkForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'link-issue':
      return <LinkIssueForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'merge':
      return <MergeForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'split':
      return <SplitForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'pin':
      return <PinForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'solve':
      return <SolveForm {...props} onSubmit={(input) => onAct({ verb, input })} />
    case 'claim':
      return <ReasonForm {...frame} label={reason} onSubmit={(takeOver) => onAct({ verb, input: { takeOver } })} />
    case 'release':
      return (
        <ReasonForm
          {...frame}
          label={reason}
          required={false}
          onSubmit={(said) => onAct({ verb, input: { reason: said } })}
        />
      )
    case 'skip':
    case 'resume':
    case 'reopen':
    case 'unpin':
    case 'withdraw':
      return (
        <ReasonForm {...frame} label={reason} onSubmit={(said) => onAct({ verb, input: { reason: said ?? '' } })} />
      )
  }
}
