import { Link } from '@tanstack/react-router'
import { attentionText } from '../attention-text.ts'
import { BellIcon } from '../components/icons.tsx'
import { useAttention } from '../data/attention.ts'
import { count } from '../format.ts'

/** How many things need the person; marked while a promise of theirs is about to break. */
export function AttentionBadge({ className = '' }: { readonly className?: string }) {
  const { data } = useAttention('open')
  if (data === undefined || data.open === 0) return null
  const isLate = data.items.some(({ kind }) => kind === 'promise')
  return (
    <span
      title={attentionText.badge(data.open)}
      className={`rounded-full px-1.5 text-xs font-semibold tabular-nums ${isLate ? 'bg-late-tint text-late' : 'bg-selected text-ink'} ${className}`}
    >
      <span aria-hidden="true">{count(data.open)}</span>
      <span className="sr-only">, {attentionText.badge(data.open)}</span>
    </span>
  )
}

/** The way to it on a narrow screen. */
export function AttentionLink() {
  return (
    <Link
      to="/attention"
      search={{}}
      title={attentionText.title}
      className="relative inline-flex size-8 shrink-0 items-center justify-center rounded-md text-soft transition-colors hover:bg-hover hover:text-ink pointer-coarse:size-10"
    >
      <BellIcon />
      <span className="sr-only">{attentionText.title}</span>
      <AttentionBadge className="absolute -right-1 -top-0.5 px-1! text-2xs! leading-4" />
    </Link>
  )
}
