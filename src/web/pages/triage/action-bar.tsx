import { Button, IconButton } from '../../components/button.tsx'
import { MoreIcon } from '../../components/icons.tsx'
import { Menu } from '../../components/menu.tsx'
import { useHeld } from '../../data/session.ts'
import { text } from '../../text.ts'
import { triageText } from '../../triage-text.ts'
import { ACTIONS, permissionFor, type TriageAction } from './triage-actions.ts'

interface ActionBarProps {
  readonly actions: readonly TriageAction[]
  /** How many are buttons; the rest is behind one. */
  readonly shown: number
  /** The first is the one most often meant. */
  readonly isLed: boolean
  /** The keys do it; else they do it to others. */
  readonly isKeyed: boolean
  readonly onDo: (action: TriageAction) => void
}

/** What may be done, the likeliest first. */
export function ActionBar({ actions, shown, isLed, isKeyed, onDo }: ActionBarProps) {
  const held = useHeld()
  const rest = actions.slice(shown)
  return (
    <fieldset className="flex min-w-0 flex-wrap gap-1.5">
      <legend className="sr-only">{triageText.title}</legend>
      {actions.slice(0, shown).map((action, index) => (
        <Button
          key={action}
          look={isLed && index === 0 ? 'primary' : 'plain'}
          hint={isKeyed ? ACTIONS[action].key : undefined}
          held={held(permissionFor(action))}
          onClick={() => onDo(action)}
        >
          {triageText.actions[action]}
        </Button>
      ))}
      {rest.length === 0 ? null : (
        <Menu
          label={text.more}
          align="end"
          groups={[]}
          actions={rest.map((action) => ({
            name: triageText.actions[action],
            ...(isKeyed ? { hint: ACTIONS[action].key } : {}),
            onSelect: () => onDo(action),
          }))}
          trigger={(props) => (
            <IconButton {...props} label={text.more} className="border border-line">
              <MoreIcon />
            </IconButton>
          )}
        />
      )}
    </fieldset>
  )
}
