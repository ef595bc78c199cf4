import { type DragEvent, useId, useState } from 'react'
import { textOfFile } from '../../../contract/csv-text.ts'
import { IMPORT_KINDS, type ImportKind } from '../../../domain/accounts/import-fields.ts'
import { accountsText } from '../../accounts-text.ts'
import { Button } from '../../components/button.tsx'
import { Choices } from '../../components/choices.tsx'
import { TextArea } from '../../components/field.tsx'
import { FileIcon } from '../../components/icons.tsx'
import { Refused } from '../../components/states.tsx'
import type { ImportDraft } from './import-draft.ts'

const { import: says } = accountsText
/** As many characters as the server takes. */
const MOST = 6_000_000

interface TableInputProps {
  readonly draft: ImportDraft
  /** Of the file that it was read from; undefined when it was pasted. */
  readonly fileName: string | undefined
  readonly onKind: (kind: ImportKind) => void
  readonly onFile: (name: string, csv: string) => void
  readonly onPaste: (csv: string) => void
  readonly onClear: () => void
}

const kinds = IMPORT_KINDS.map((kind) => ({ value: kind, label: says.kinds[kind], says: says.kindSays[kind] }))

interface DropProps {
  readonly onTake: (file: File | undefined) => void
}

/** Where a file is dropped, or chosen. */
function Drop({ onTake }: DropProps) {
  const [isOver, setOver] = useState(false)
  const id = useId()
  function take(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    onTake(event.dataTransfer.files[0])
  }
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={take}
      className={`flex min-h-32 cursor-pointer flex-col items-center justify-center gap-2 rounded-md border border-dashed px-4 py-5 text-center hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus ${isOver ? 'border-ink bg-hover' : 'border-edge'}`}
    >
      <FileIcon className="size-5 text-faint" />
      <span>{says.drop}</span>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        className="sr-only"
        onChange={({ target }) => {
          onTake(target.files?.[0])
          // The same file chosen again is read again.
          target.value = ''
        }}
      />
    </label>
  )
}

/** What the table holds, and the table itself: from a file, or pasted. */
export function TableInput({ draft, fileName, onKind, onFile, onPaste, onClear }: TableInputProps) {
  const [tooLarge, setTooLarge] = useState(false)
  async function read(file: File | undefined) {
    if (file === undefined) return
    setTooLarge(file.size > MOST)
    if (file.size <= MOST) onFile(file.name, textOfFile(new Uint8Array(await file.arrayBuffer())))
  }
  return (
    <>
      <div className="[&_fieldset>div]:sm:grid-cols-3">
        <Choices legend={says.kind} name="kind" columns choices={kinds} value={draft.kind} onChange={onKind} />
      </div>
      {fileName === undefined ? (
        <div className="grid gap-4 md:grid-cols-2">
          <div className="grid content-start gap-1">
            <span className="text-xs font-medium text-soft">{says.file}</span>
            <Drop onTake={(file) => void read(file)} />
          </div>
          <TextArea
            label={says.paste}
            placeholder={says.pasteSays}
            required={false}
            rows={6}
            maxLength={MOST}
            spellCheck={false}
            wrap="off"
            value={draft.csv}
            onChange={({ target }) => onPaste(target.value)}
          />
        </div>
      ) : (
        <div className="grid gap-1">
          <span className="text-xs font-medium text-soft">{says.file}</span>
          <p className="flex flex-wrap items-center gap-3 rounded-md border border-line bg-panel px-3 py-2">
            <FileIcon className="text-faint" />
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {fileName}{' '}
              <span className="text-xs tabular-nums text-soft">{says.size(Math.ceil(draft.csv.length / 1000))}</span>
            </span>
            <Button onClick={onClear}>{says.another}</Button>
          </p>
        </div>
      )}
      {tooLarge ? <Refused says={says.tooLarge} /> : null}
    </>
  )
}
