import { useState } from 'react'
import { Dialog } from '../components/dialog.tsx'
import { FindBox } from '../components/find-box.tsx'
import { zoneChoices, zoneName } from '../components/zones.ts'
import { prefer, usePreference } from '../data/preferences.ts'
import { computersZone } from '../data/time-zone.ts'
import { helpText } from '../help-text.ts'

/** In which zone this person sees and types times. */
export function ZoneHost({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState('')
  const chosen = usePreference('timeZone')
  const { title, says, find, empty, computers } = helpText.zone
  return (
    <Dialog title={title} says={says} onClose={onClose}>
      <div className="p-2">
        <FindBox
          label={find}
          empty={empty}
          items={zoneChoices(query, Date.now())}
          query={query}
          onSearch={setQuery}
          chosen={chosen ?? undefined}
          none={computers(zoneName(computersZone()))}
          onChoose={(zone) => {
            prefer('timeZone', zone ?? null)
            onClose()
          }}
        />
      </div>
    </Dialog>
  )
}
