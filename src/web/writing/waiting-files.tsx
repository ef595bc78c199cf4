import { useRef } from 'react'
import { sizeText } from '../../domain/file-size.ts'
import { IconButton } from '../components/button.tsx'
import { AttachIcon, CloseIcon, FileIcon } from '../components/icons.tsx'
import { ticketText } from '../ticket-text.ts'
import type { WaitingFile } from './use-files.ts'

const { files: says } = ticketText

/** Opens the file dialog of the system. */
export function AttachButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <IconButton label={says.attach} onClick={() => input.current?.click()}>
        <AttachIcon />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        className="sr-only"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          // The same file may be chosen again after it was taken off.
          target.value = ''
        }}
      />
    </>
  )
}

interface WaitingFilesProps {
  readonly files: readonly WaitingFile[]
  readonly busy: boolean
  readonly onRemove: (key: number) => void
}

/** What will be sent with the message. */
export function WaitingFiles({ files, busy, onRemove }: WaitingFilesProps) {
  if (files.length === 0) return null
  return (
    <ul aria-label={says.waiting} aria-busy={busy} className="flex flex-wrap gap-1.5 px-2">
      {files.map(({ key, file }) => (
        <li
          key={key}
          className="flex min-w-0 max-w-full items-center gap-1.5 rounded-md border border-line bg-raised py-0.5 pr-0.5 pl-2 text-xs"
        >
          <FileIcon className="size-3.5 text-soft" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <span className="font-medium">{file.name}</span> <span className="text-soft">{sizeText(file.size)}</span>
          </span>
          <button
            type="button"
            aria-label={says.remove(file.name)}
            disabled={busy}
            onClick={() => onRemove(key)}
            className="flex size-6 items-center justify-center rounded-sm text-soft hover:bg-hover hover:text-ink disabled:opacity-50 pointer-coarse:size-9"
          >
            <CloseIcon className="size-3" />
          </button>
        </li>
      ))}
    </ul>
  )
}
