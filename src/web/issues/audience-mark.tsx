import type { Audience } from '../../domain/issue/issue.ts'
import { GlobeIcon, LockIcon } from '../components/icons.tsx'
import { issueText } from '../issue-text.ts'

const looks: Readonly<Record<Audience, string>> = {
  public: 'border-public-line bg-public-tint text-public',
  private: 'border-dashed border-note-line bg-note-tint text-note',
}

/** Who may read an issue: by colour, icon, edge and word, so that neither is ever taken for the other. */
export function AudienceMark({ audience }: { readonly audience: Audience }) {
  const Icon = audience === 'public' ? GlobeIcon : LockIcon
  const { label, says } = issueText.audiences[audience]
  return (
    <span
      title={says}
      className={`inline-flex h-5 shrink-0 items-center gap-1 rounded-sm border px-1.5 text-2xs font-semibold ${looks[audience]}`}
    >
      <Icon className="size-3" />
      {label}
    </span>
  )
}
