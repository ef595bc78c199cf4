import { COMPANY } from '../../../contract/queue.ts'
import type { Workspace } from '../../../contract/workspace.ts'
import { Button } from '../../components/button.tsx'
import { ChevronDownIcon, HardIcon } from '../../components/icons.tsx'
import { Menu } from '../../components/menu.tsx'
import type { Line } from '../../data/queue.ts'
import { count } from '../../format.ts'
import { text } from '../../text.ts'

interface QueueHeaderProps {
  readonly name: string
  readonly line: Line | undefined
  readonly workspace: Workspace | undefined
  readonly onScope: (scope: string) => void
  /** Why this person may not switch hard choices. */
  readonly held: string | undefined
  readonly onMode: () => void
}

/** Which line this is, how long it is, and the switch for hard choices. */
export function QueueHeader({ name, line, workspace, onScope, held, onMode }: QueueHeaderProps) {
  const teams = workspace?.teams ?? []
  const all = teams.reduce((sum, { waiting }) => sum + waiting, 0)
  const scopes = [
    { value: COMPANY, label: text.company, aside: count(all) },
    ...teams.map(({ slug, name: label, waiting }) => ({ value: slug, label, aside: count(waiting) })),
  ]
  const isHard = workspace?.mode === 'hard'
  return (
    <header className="flex h-14 shrink-0 items-center gap-3 px-4 lg:px-6">
      <h1 className="hidden text-lg font-semibold lg:block">{name}</h1>
      <h1 className="lg:hidden">
        <Menu
          label={text.nav.scopes}
          groups={[{ label: text.nav.scopes, value: line?.scope ?? COMPANY, onChange: onScope, choices: scopes }]}
          trigger={(props) => (
            <button
              type="button"
              {...props}
              className="flex h-10 items-center gap-1.5 rounded-md text-lg font-semibold whitespace-nowrap"
            >
              <span className="sr-only">{text.nav.scopes}: </span>
              {name}
              <ChevronDownIcon className="text-faint" />
            </button>
          )}
        />
      </h1>
      <p className="flex-1 text-soft tabular-nums">
        {line === undefined ? ' ' : text.queue.total(line.total, line.totalIsExact)}
      </p>
      <Button
        look={isHard ? 'primary' : 'plain'}
        role="switch"
        aria-checked={isHard}
        aria-label={text.mode.name}
        icon={<HardIcon />}
        held={held}
        onClick={onMode}
        disabled={workspace === undefined}
      >
        <span className="hidden sm:inline">{text.mode.name}</span>
      </Button>
    </header>
  )
}
