import { PersonIcon } from './icons.tsx'

interface AvatarProps {
  /** Undefined where the reader may not know it. */
  readonly name: string | undefined
  /** A contact's is round and hollow, a member's filled. */
  readonly of?: 'member' | 'contact'
}

const initials = (name: string) =>
  name
    .split(/[\s.@_-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase())
    .join('')

/** Initials; the name itself must stand beside it or in a label. */
export function Avatar({ name, of = 'member' }: AvatarProps) {
  const look = of === 'member' ? 'bg-selected text-ink' : 'border border-edge text-soft'
  return (
    <span
      aria-hidden="true"
      title={name}
      className={`inline-flex size-6 shrink-0 items-center justify-center rounded-full text-2xs font-semibold ${look}`}
    >
      {name === undefined ? <PersonIcon className="size-3.5" /> : initials(name)}
    </span>
  )
}
