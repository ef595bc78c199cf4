import type { TicketFile } from '../../contract/attachments.ts'
import { fileAddress } from '../../contract/file-calls.ts'
import { sizeText } from '../../domain/file-size.ts'
import { DownloadIcon, FileIcon, LockIcon } from '../components/icons.tsx'
import { ticketText } from '../ticket-text.ts'

const { files: says } = ticketText

/** A file to save. Its name is shown whole: what follows the last dot is what it is. */
export function FileChip({ file }: { readonly file: TicketFile }) {
  const { attachmentId, name, size, mediaType, visibility } = file
  const isInternal = visibility === 'internal'
  return (
    <a
      href={fileAddress(attachmentId)}
      download={name}
      aria-label={says.save(name, sizeText(size), isInternal)}
      className={`group/file flex min-w-0 max-w-full items-center gap-2 rounded-md border px-2.5 py-1.5 text-xs hover:bg-hover pointer-coarse:py-2.5 ${
        isInternal ? 'border-dashed border-note-line bg-note-tint' : 'border-line bg-raised'
      }`}
    >
      {isInternal ? <LockIcon className="size-3.5 text-note" /> : <FileIcon className="size-3.5 text-soft" />}
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium text-ink">{name}</span>{' '}
        <span className="text-soft">
          {sizeText(size)} · {mediaType}
          {isInternal ? ` · ${says.internal}` : ''}
        </span>
      </span>
      <DownloadIcon className="size-3.5 text-soft group-hover/file:text-ink" />
    </a>
  )
}

/** The files of a message. */
export function FileChips({ files }: { readonly files: readonly TicketFile[] }) {
  if (files.length === 0) return null
  return (
    <ul aria-label={says.list} className="flex flex-wrap gap-2 px-4 pb-4">
      {files.map((file) => (
        <li key={file.attachmentId} className="min-w-0 max-w-full">
          <FileChip file={file} />
        </li>
      ))}
    </ul>
  )
}
