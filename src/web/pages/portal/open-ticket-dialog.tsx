import { useState } from 'react'
import type { PortalTicket } from '../../../contract/portal.ts'
import { ENVIRONMENTS } from '../../../domain/vocabulary.ts'
import { Choices } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useKeptText } from '../../components/use-kept-text.ts'
import { failureText } from '../../data/failure.ts'
import { useOpenPortalTicket } from '../../data/portal.ts'
import { portalText } from '../../portal-text.ts'

type AskedKind = keyof typeof portalText.kinds

const kinds = (['question', 'problem', 'incident', 'feature'] as const).map((value) => ({
  value,
  label: portalText.kinds[value],
}))

interface OpenTicketDialogProps {
  readonly onOpened: (ticket: PortalTicket) => void
  readonly onClose: () => void
}

/** Asks what is wrong; what was begun stays until it is sent. */
export function OpenTicketDialog({ onOpened, onClose }: OpenTicketDialogProps) {
  const open = useOpenPortalTicket()
  const [kind, setKind] = useState<AskedKind>('question')
  const [environment, setEnvironment] = useState('')
  const [subject, setSubject] = useKeptText('portal.subject')
  const [body, setBody] = useKeptText('portal.body')
  function send() {
    const where = ENVIRONMENTS.find((each) => each === environment) ?? null
    open.mutate(
      { kind, subject, body, environment: where },
      {
        onSuccess: (ticket) => {
          setSubject('')
          setBody('')
          onOpened(ticket)
        },
      },
    )
  }
  return (
    <Dialog title={portalText.open} says={portalText.openSays} onClose={onClose}>
      <FormFrame
        submit={portalText.send}
        busy={open.isPending}
        refusal={open.error ? failureText(open.error) : undefined}
        onSubmit={send}
        onClose={onClose}
      >
        <Choices legend={portalText.kind} name="kind" columns choices={kinds} value={kind} onChange={setKind} />
        <TextField
          label={portalText.subject}
          minLength={3}
          maxLength={300}
          data-autofocus
          value={subject}
          onChange={({ target }) => setSubject(target.value)}
        />
        <TextArea
          label={portalText.body}
          rows={6}
          maxLength={100_000}
          value={body}
          onChange={({ target }) => setBody(target.value)}
        />
        <SelectField
          label={portalText.environment}
          required={false}
          value={environment}
          onChange={({ target }) => setEnvironment(target.value)}
        >
          <option value="">{portalText.anywhere}</option>
          {ENVIRONMENTS.map((each) => (
            <option key={each} value={each}>
              {portalText.environments[each]}
            </option>
          ))}
        </SelectField>
      </FormFrame>
    </Dialog>
  )
}
