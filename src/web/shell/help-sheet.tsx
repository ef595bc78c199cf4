import { Dialog } from '../components/dialog.tsx'
import { useSingleKeys } from '../components/use-keys.ts'
import { prefer } from '../data/preferences.ts'
import { helpText } from '../help-text.ts'

const { sheet } = helpText
type KeyName = keyof typeof sheet.keys

const groups: readonly { title: string; keys: readonly (readonly [keys: string, name: KeyName])[] }[] = [
  {
    title: sheet.groups.line,
    keys: [
      ['n', 'next'],
      ['j', 'down'],
      ['k', 'up'],
      ['Enter', 'enter'],
    ],
  },
  {
    title: sheet.groups.ticket,
    keys: [
      ['t', 'triage'],
      ['r', 'reply'],
      ['i', 'note'],
      ['c', 'claim'],
      ['h', 'hold'],
      ['s', 'solve'],
      ['p', 'pin'],
      ['x', 'skip'],
      ['Ctrl Enter', 'send'],
    ],
  },
  {
    title: sheet.groups.anywhere,
    keys: [
      ['Ctrl K', 'palette'],
      ['/', 'search'],
      ['o', 'open'],
      ['g q', 'queue'],
      ['g c', 'calendars'],
      ['g p', 'policies'],
      ['g r', 'reports'],
      ['g s', 'settings'],
      ['g m', 'people'],
      ['g a', 'audit'],
      ['?', 'help'],
      ['Esc', 'leave'],
    ],
  },
]

export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const singleKeys = useSingleKeys()
  return (
    <Dialog title={sheet.title} says={sheet.says} onClose={onClose} wide>
      <div className="grid min-h-0 gap-x-8 gap-y-5 overflow-y-auto px-5 py-4 sm:grid-cols-3">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mb-2 text-xs font-medium text-soft">{title}</h3>
            <dl className="grid gap-1.5">
              {keys.map(([key, name]) => (
                <div key={key} className="flex items-baseline justify-between gap-3">
                  <dt>{sheet.keys[name]}</dt>
                  <dd className="flex shrink-0 gap-1">
                    {key.split(' ').map((each) => (
                      <kbd
                        key={each}
                        className="min-w-5 rounded-sm border border-line bg-panel px-1 text-center font-sans text-2xs text-soft"
                      >
                        {each}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="flex cursor-pointer items-center gap-2.5 border-t border-line px-5 py-3">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={({ target }) => prefer('keys', target.checked ? null : 'off')}
          className="size-4 accent-ink"
        />
        {sheet.off}
      </label>
    </Dialog>
  )
}
