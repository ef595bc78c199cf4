import { useState } from 'react'
import type { PortalSeverity } from '../../../contract/portal.ts'
import { Button } from '../../components/button.tsx'
import { Choices } from '../../components/choices.tsx'
import { TextArea } from '../../components/field.tsx'
import { useMessages } from '../../components/messages.tsx'
import { Since } from '../../components/since.tsx'
import { Refused } from '../../components/states.tsx'
import { failureText } from '../../data/failure.ts'
import { usePortalSeverity, useSaySeverity } from '../../data/portal.ts'
import { portalText } from '../../portal-text.ts'

const { severity: says } = portalText

function Said({ said }: { readonly said: PortalSeverity['said'] }) {
  if (said === null) return null
  return (
    <p className="text-soft [overflow-wrap:anywhere]">
      {says.said} “{said.says}” · <Since at={said.at} as="moment" />
    </p>
  )
}

/** How bad it is for the contact, in the words of the criteria: heard by support, who decide. */
export function PortalSeverityPart({ number }: { readonly number: number }) {
  const { data: severity } = usePortalSeverity(number)
  const say = useSaySeverity(number)
  const { tell } = useMessages()
  const [isOpen, setOpen] = useState(false)
  const [level, setLevel] = useState<string>()
  const [why, setWhy] = useState('')
  if (!severity || severity.levels.length === 0) return null
  function send() {
    if (level === undefined || say.isPending) return
    say.mutate(
      { level, why },
      {
        onSuccess: () => {
          tell(says.heard)
          setOpen(false)
          setLevel(undefined)
          setWhy('')
        },
      },
    )
  }
  return (
    <section aria-label={says.title} className="grid grid-cols-1 gap-3 rounded-lg border border-line px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-medium">{says.title}</h2>
          <p className="text-soft text-pretty">{says.says}</p>
        </div>
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? says.close : says.open}
        </Button>
      </div>
      <Said said={severity.said} />
      {isOpen ? (
        <form
          className="grid grid-cols-1 gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <Choices
            legend={says.which}
            name="severity"
            choices={severity.levels.map((each) => ({ value: each.name, label: each.name, says: each.says }))}
            value={level}
            onChange={setLevel}
          />
          <TextArea
            label={says.why}
            rows={2}
            minLength={3}
            maxLength={350}
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
          {say.error ? <Refused says={failureText(say.error)} /> : null}
          <Button look="primary" type="submit" className="justify-self-end" aria-disabled={say.isPending}>
            {portalText.send}
          </Button>
        </form>
      ) : null}
    </section>
  )
}
