import type { ReactNode } from 'react'
import type { TicketDetail } from '../../contract/tickets.ts'

/** What every form of a verb is given; `Input` is what the verb takes. */
export interface VerbFormProps<Input> {
  readonly ticket: TicketDetail
  readonly submit: string
  readonly busy: boolean
  readonly refusal: string | undefined
  readonly notice: ReactNode
  readonly onSubmit: (input: Input) => void
  readonly onClose: () => void
}
