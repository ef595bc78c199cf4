import { transcriptAddress } from '../../../contract/file-calls.ts'
import { IconButton } from '../../components/button.tsx'
import { DownloadIcon } from '../../components/icons.tsx'
import { Menu } from '../../components/menu.tsx'
import { useMay } from '../../data/session.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { timelineText } from '../../timeline-text.ts'

const says = timelineText.export

/** Has the browser save what is at `address` under the name that the server gives it. */
function download(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}

/** Saves the ticket as a document, or prints it. */
export function ExportMenu({ number }: { readonly number: number }) {
  const may = useMay()
  const timeZone = useTimeZone()
  const save = (isFull: boolean) => download(transcriptAddress(number, { full: isFull, timeZone }))
  const full = may('read_notes') ? [{ name: says.full, onSelect: () => save(true) }] : []
  return (
    <Menu
      label={says.title}
      align="end"
      groups={[]}
      actions={[
        { name: says.public, onSelect: () => save(false) },
        ...full,
        { name: says.print, onSelect: () => window.print() },
      ]}
      trigger={(props) => (
        <IconButton {...props} label={says.title}>
          <DownloadIcon />
        </IconButton>
      )}
    />
  )
}
