import { useState } from 'react'
import { fillPacket } from '../../domain/flow/fill-packet.ts'
import { FormFields, focusField } from '../components/form-fields.tsx'
import { engineeringText } from '../engineering-text.ts'
import { ContextScore } from './context-score.tsx'
import { Acting, type HelpDialogProps, packetOf } from './help-dialog-frame.tsx'
import { faultsOf, NEEDED } from './packet-faults.ts'

export function CompleteDialog(props: HelpDialogProps) {
  const { request, number } = props
  const { complete: says } = engineeringText
  const packet = packetOf(props)
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({})
  const [isTried, setTried] = useState(false)
  if (packet === undefined) return null
  const typed = { ...request.packet, ...given }
  const filled = fillPacket(packet, typed)
  const faults = faultsOf(filled)
  const wanting = request.bounced?.missing ?? []
  const isWanted = (label: string) => wanting.includes(label)
  const ordered = filled.asked.toSorted((a, b) => Number(isWanted(b.field.label)) - Number(isWanted(a.field.label)))
  return (
    <Acting
      {...props}
      says={says}
      done={says.done(engineeringText.named(request.help, number))}
      ownFaults
      wide
      notice={<ContextScore {...filled} />}
      wanted={() => {
        setTried(true)
        const [first] = Object.keys(faults)
        if (first === undefined) return { verb: 'complete-help', input: { help: request.help, packet: filled.facts } }
        focusField(document.body, first)
        return undefined
      }}
    >
      {request.bounced === null ? null : (
        <div className="grid gap-1 rounded-md bg-note-tint px-3 py-2 text-xs">
          <p className="font-medium">{engineeringText.panel.missing(wanting)}</p>
          <p>{request.bounced.reason}</p>
        </div>
      )}
      <FormFields
        asked={ordered}
        typed={typed}
        marks={NEEDED}
        faultOf={(id) => (isTried ? faults[id] : undefined)}
        onAnswer={(id, value) => setGiven((before) => ({ ...before, [id]: value }))}
        begins
      />
    </Acting>
  )
}
