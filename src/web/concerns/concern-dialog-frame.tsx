import type { ReactNode } from 'react'
import type { Concern } from '../../contract/concerns.ts'
import type { ConcernAct } from '../../domain/flow/flow.ts'
import { Dialog } from '../components/dialog.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { useToldAct } from '../components/use-told-act.ts'
import { concernText } from '../concern-text.ts'
import { failureText } from '../data/failure.ts'
import type { Act } from '../data/tickets.ts'

/** A concern, the ticket it is of, and how the dialog ends. */
export interface ConcernDialogProps {
  readonly number: number
  readonly concern: Concern
  readonly onClose: () => void
}

interface FrameProps extends ConcernDialogProps {
  readonly act: ConcernAct
  /** What is sent; undefined while something is lacking. */
  readonly wanted: () => Act | undefined
  readonly submit?: string
  readonly children: ReactNode
}

/** What every dialog about a concern has. */
export function ConcernDialog({ number, concern, act, wanted, submit, onClose, children }: FrameProps) {
  const says = concernText.acts[act]
  const name = concernText.named(concern.concern, number)
  const { send, busy, error } = useToldAct(number, says.done(name), onClose)
  return (
    <Dialog title={says.title} says={says.says} about={`${name} · ${concern.about}`} onClose={onClose}>
      <FormFrame
        submit={submit ?? says.label}
        busy={busy}
        refusal={error ? failureText(error) : undefined}
        onSubmit={() => {
          const wish = wanted()
          if (wish) send(wish)
        }}
        onClose={onClose}
      >
        {children}
      </FormFrame>
    </Dialog>
  )
}
