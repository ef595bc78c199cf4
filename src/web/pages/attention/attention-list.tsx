import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { Attention, AttentionItem } from '../../../contract/attention.ts'
import { attentionText } from '../../attention-text.ts'
import { useMessages } from '../../components/messages.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { type NamedItem, namedItem, nameOfItem, useMarkDone } from '../../data/attention.ts'
import { failureText } from '../../data/failure.ts'
import { eventAnchor } from '../../ticket/timeline-kinds.ts'
import { AttentionRow } from './attention-row.tsx'

/** Which item is at hand: the chosen one, or the one that came to its place once it is gone. */
function useChosen(items: readonly AttentionItem[]) {
  const [name, setName] = useState<string>()
  const [walks, setWalks] = useState(false)
  const stood = useRef(0)
  const found = items.findIndex((item) => nameOfItem(item) === name)
  const index = found >= 0 ? found : Math.min(stood.current, items.length - 1)
  stood.current = Math.max(index, 0)
  const go = (to: number) => {
    const wanted = items[Math.min(Math.max(to, 0), items.length - 1)]
    setWalks(true)
    if (wanted) setName(nameOfItem(wanted))
  }
  return {
    chosen: items[index],
    walks,
    step: (by: number) => go(name === undefined ? 0 : index + by),
    choose: (item: AttentionItem) => setName(nameOfItem(item)),
  }
}

/** Being done with items, and taking that back, the last one first. */
function useMarks() {
  const { mutate } = useMarkDone()
  const { tell, refuse } = useMessages()
  const marked = useRef<(readonly NamedItem[])[]>([])
  const onError = (error: unknown) => refuse(failureText(error))
  function putBack(items: readonly NamedItem[]) {
    mutate({ items: [...items], done: false }, { onSuccess: () => tell(attentionText.undone), onError })
  }
  function undo() {
    const last = marked.current.pop()
    if (last) putBack(last)
    else refuse(attentionText.nothingToUndo)
  }
  function done(items: readonly AttentionItem[]) {
    const names = items.filter(({ lasts, done: dealt }) => !lasts && dealt === null).map(namedItem)
    if (names.length === 0) return refuse(attentionText.lasts)
    marked.current.push(names)
    mutate(
      { items: names },
      {
        onSuccess: () => tell(attentionText.done(names.length), { label: attentionText.undo, hint: 'z', run: undo }),
        onError: (error) => {
          marked.current = marked.current.filter((each) => each !== names)
          onError(error)
        },
      },
    )
  }
  return { done, undo, putBack }
}

interface AttentionListProps {
  readonly attention: Attention
  readonly state: 'open' | 'done'
}

/** What needs the person, or was dealt with; one item is at hand for keys. */
export function AttentionList({ attention, state }: AttentionListProps) {
  const { items, more } = attention
  const navigate = useNavigate()
  const { chosen, walks, step, choose } = useChosen(items)
  const marks = useMarks()
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    z: marks.undo,
    Enter: ({ target }) => {
      if (target instanceof HTMLElement && target.closest('a, button')) return target.click()
      if (!chosen) return
      const { ticket, version } = chosen
      void navigate({ to: '/tickets/$number', params: { number: String(ticket.number) }, hash: eventAnchor(version) })
    },
    ...(state === 'open'
      ? { e: () => chosen && marks.done([chosen]), E: () => items.length > 0 && marks.done(items) }
      : {}),
  })
  const [emptyTitle, emptySays] = attentionText.empty[state]
  if (items.length === 0) return <EmptyState title={emptyTitle} says={emptySays} />
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-3">
      <ol aria-label={attentionText.list} className="grid grid-cols-1 rounded-md border border-line">
        {items.map((item) => (
          <AttentionRow
            key={nameOfItem(item)}
            item={item}
            isChosen={item === chosen}
            takesFocus={walks}
            onChoose={() => choose(item)}
            onDone={() => marks.done([item])}
            onPutBack={() => marks.putBack([namedItem(item)])}
          />
        ))}
      </ol>
      {more ? <p className="text-xs text-soft">{attentionText.more(items.length)}</p> : null}
    </div>
  )
}
