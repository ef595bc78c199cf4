import { SettingsFrame } from '../../access/settings-frame.tsx'
import { buttonLook } from '../../components/button.tsx'
import { DownloadIcon } from '../../components/icons.tsx'
import { Part } from '../../components/page-frame.tsx'
import { useMay } from '../../data/session.ts'
import { settingsText } from '../../settings-text.ts'
import { ErasePart } from './erase-part.tsx'
import { RetentionPart } from './retention-part.tsx'

const { data: says } = settingsText

/** Everything as files. A link, so that the browser saves it as it comes, however much it is. */
function ExportPart() {
  const { title, says: sentence, button, note } = says.export
  return (
    <Part title={title} says={sentence}>
      <p className="flex flex-wrap items-center gap-3 border-t border-line pt-3">
        <a href="/api/v1/export" download className={buttonLook('plain')}>
          <DownloadIcon />
          {button}
        </a>
        <span className="text-xs text-soft">{note}</span>
      </p>
    </Part>
  )
}

/** What is kept of people: taking all of it along, how long it stays, and taking one person out. */
export function DataPage() {
  const may = useMay()
  return (
    <SettingsFrame at="/settings/data">
      <div className="grid max-w-4xl grid-cols-1 gap-10">
        {may('export_workspace') ? <ExportPart /> : null}
        {may('set_retention') ? <RetentionPart /> : null}
        {may('erase_people') ? <ErasePart /> : null}
      </div>
    </SettingsFrame>
  )
}
