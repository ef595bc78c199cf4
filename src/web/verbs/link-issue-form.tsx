import { useState } from 'react'
import type { IssueSummary } from '../../contract/issues.ts'
import type { VerbInput } from '../../contract/tickets.ts'
import { Button } from '../components/button.tsx'
import { useDesk } from '../components/desk-context.ts'
import { FormFrame } from '../components/form-frame.tsx'
import { PlusIcon } from '../components/icons.tsx'
import { issueText } from '../issue-text.ts'
import { IssuePicker } from '../issues/issue-picker.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

const { ticket: says, pick } = issueText

/** Finds the issue, or leads to filing one. */
export function LinkIssueForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'link-issue'>>) {
  const { show } = useDesk()
  const [chosen, setChosen] = useState<IssueSummary>()
  const [tried, setTried] = useState<object>()
  function send() {
    if (chosen) onSubmit({ issue: chosen.number })
    else setTried({})
  }
  return (
    <FormFrame {...frame} failed={tried} onSubmit={send}>
      <IssuePicker
        begins
        about={ticket.subject}
        except={ticket.issues.map(({ number }) => number)}
        chosen={chosen}
        onChoose={setChosen}
        fault={tried && !chosen ? pick.choose : undefined}
      />
      <div>
        <Button icon={<PlusIcon />} onClick={() => show({ is: 'file-issue', ticket: ticket.number })}>
          {says.fileInstead}
        </Button>
      </div>
    </FormFrame>
  )
}
