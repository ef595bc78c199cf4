import type { TicketDetail } from '../../../contract/tickets.ts'
import { attentionText } from '../../attention-text.ts'
import { useDesk } from '../../components/desk-context.ts'
import { EyeIcon } from '../../components/icons.tsx'

interface FollowButtonProps {
  readonly ticket: Pick<TicketDetail, 'number' | 'watchers'>
  readonly you: string
}

/** Whether the person follows the ticket, and how many do; pressed, that changes. */
export function FollowButton({ ticket: { number, watchers }, you }: FollowButtonProps) {
  const { start, nameOf } = useDesk()
  const { following, followers, verbs } = attentionText
  const follows = watchers.includes(you)
  const names = watchers.map(nameOf).join(', ')
  return (
    <button
      type="button"
      aria-pressed={follows}
      aria-keyshortcuts="w"
      title={names === '' ? verbs.watch.title : `${followers} ${names}`}
      onClick={() => start(follows ? 'unwatch' : 'watch', number)}
      className="flex h-8 items-center gap-1.5 rounded-md px-2 text-xs hover:bg-hover hover:text-ink aria-pressed:font-medium aria-pressed:text-ink pointer-coarse:h-10"
    >
      <EyeIcon />
      <span className="sr-only sm:not-sr-only">{follows ? following : verbs.watch.label}</span>
      {watchers.length === 0 ? null : (
        <span className="tabular-nums">
          {watchers.length}
          <span className="sr-only">{` ${followers}: ${names}`}</span>
        </span>
      )}
    </button>
  )
}
