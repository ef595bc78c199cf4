import type { ReactNode } from 'react'
import type { HelpRequests } from '../../contract/help.ts'
import type { HelpRequest } from '../../contract/help-verbs.ts'
import { Dialog } from '../components/dialog.tsx'
import { TextArea } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { useToldAct } from '../components/use-told-act.ts'
import { failureText } from '../data/failure.ts'
import type { Act } from '../data/tickets.ts'
import { engineeringText } from '../engineering-text.ts'

type Packets = HelpRequests['packets']

/** A request, the ticket it is of, and how the dialog ends. */
export interface HelpDialogProps {
  readonly number: number
  readonly request: HelpRequest
  readonly packets: Packets
  /** How many wait in the line of its team, and its place among them; null where it does not wait. */
  readonly line: { readonly length: number; readonly place: number } | null
  readonly onClose: () => void
}

interface ActingProps extends Pick<HelpDialogProps, 'number' | 'request' | 'onClose'> {
  readonly says: { readonly label: string; readonly title: string; readonly says: string }
  readonly done: string
  /** What is sent; undefined while something is lacking. */
  readonly wanted: () => Act | undefined
  readonly notice?: ReactNode
  readonly ownFaults?: boolean
  readonly wide?: boolean
  readonly children: ReactNode
}

/** What every dialog about a request has. */
export function Acting({
  number,
  request,
  says,
  done,
  wanted,
  onClose,
  children,
  wide = false,
  ...frame
}: ActingProps) {
  const { send, busy, error } = useToldAct(number, done, onClose)
  return (
    <Dialog
      title={says.title}
      says={says.says}
      about={engineeringText.named(request.help, number)}
      wide={wide}
      onClose={onClose}
    >
      <FormFrame
        {...frame}
        submit={says.label}
        busy={busy}
        refusal={error ? failureText(error) : undefined}
        onSubmit={() => {
          const act = wanted()
          if (act) send(act)
        }}
        onClose={onClose}
      >
        {children}
      </FormFrame>
    </Dialog>
  )
}

/** The packet of its kind as it holds now. */
export const packetOf = ({ request, packets }: Pick<HelpDialogProps, 'request' | 'packets'>) =>
  packets.find(({ kind }) => kind === request.kind)

interface ReasonProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly begins?: boolean
}

export function Reason({ label, value, onChange, begins = false }: ReasonProps) {
  return (
    <TextArea
      label={label}
      rows={2}
      minLength={3}
      maxLength={500}
      data-autofocus={begins}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
