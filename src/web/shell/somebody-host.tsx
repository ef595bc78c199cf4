import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { accessText } from '../access-text.ts'
import { Dialog } from '../components/dialog.tsx'
import { FindBox } from '../components/find-box.tsx'
import { useMessages } from '../components/messages.tsx'
import { Refused } from '../components/states.tsx'
import { failureText } from '../data/failure.ts'
import { useSession, useSwitchSession } from '../data/session.ts'
import { terms } from '../terms.ts'
import { type Somebody, somebodies } from './who-else.ts'

const { menu } = accessText
/** As many as are drawn at once; more words find fewer. */
const MOST = 60

const keyOf = ({ workspace, member }: Somebody) => `${workspace}/${member}`
const fits = ({ name, role, where }: Somebody, query: string) =>
  `${name} ${terms.role[role]} ${where}`.toLowerCase().includes(query.trim().toLowerCase())

/** On a laptop: be another member, to see what they see. */
export function SomebodyHost({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState('')
  const { data: session } = useSession()
  const { mutateAsync, error } = useSwitchSession()
  const { tell } = useMessages()
  const navigate = useNavigate()
  const all = session === undefined ? [] : somebodies(session)
  const found = all.filter((each) => fits(each, query)).slice(0, MOST)
  const isHere = (each: Somebody) => each.workspace === session?.workspace.slug
  function become(key: string | undefined) {
    const somebody = all.find((each) => keyOf(each) === key)
    if (somebody === undefined) return
    const { workspace, member, name } = somebody
    // A promise rather than callbacks: those are lost with the screen, which is read anew.
    mutateAsync({ workspace, member }).then(
      () => {
        tell(menu.now(name))
        // What is open may not be there for them.
        if (!isHere(somebody)) void navigate({ to: '/', search: {} })
        onClose()
      },
      // A refusal shows in the dialog; `error` holds it.
      () => {},
    )
  }
  return (
    <Dialog title={menu.beTitle} says={menu.beSays} onClose={onClose}>
      <div className="grid gap-2 p-2">
        {error ? <Refused says={failureText(error)} /> : null}
        <FindBox
          label={menu.find}
          empty={menu.nobody}
          items={found.map((each) => ({
            value: keyOf(each),
            label: each.name,
            aside: isHere(each) ? terms.role[each.role] : `${terms.role[each.role]} · ${each.where}`,
          }))}
          query={query}
          onSearch={setQuery}
          chosen={undefined}
          onChoose={become}
        />
      </div>
    </Dialog>
  )
}
