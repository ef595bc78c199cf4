import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../components/messages.tsx'
import { type Draft, useDraft } from '../../ticket/use-draft.ts'
import type { ComposeMode } from '../../writing/composer.tsx'
import { writingText } from '../../writing-text.ts'

const hasWords = ({ body }: Draft): boolean => body.trim() !== ''

interface DraftsAsked {
  readonly number: number
  readonly mode: ComposeMode
  /** The mode follows from the ticket; nobody has switched. */
  readonly forced: boolean
  readonly toWhom: string | undefined
}

/** The text of the mode that is chosen. Switching keeps what is written: a reply becomes a note at once; a note becomes a
 *  reply only when its writer says so, which `take` asks. */
export function useDrafts({ number, mode, forced, toWhom }: DraftsAsked) {
  const [reply, keepReply] = useDraft(number, 'reply')
  const [note, keepNote] = useDraft(number, 'note')
  const [asksToTake, setAsksToTake] = useState(false)
  const { tell, speak } = useMessages()
  const before = useRef(mode)
  useEffect(() => {
    if (before.current === mode) return
    before.current = mode
    speak(mode === 'reply' ? writingText.now.reply(toWhom) : writingText.now.note)
    if (forced) return
    setAsksToTake(mode === 'reply' && hasWords(note) && !hasWords(reply))
    if (mode === 'reply' || !hasWords(reply) || hasWords(note)) return
    keepNote(reply)
    keepReply(undefined)
    tell(writingText.moved)
  })
  return {
    draft: mode === 'reply' ? reply : note,
    keep: mode === 'reply' ? keepReply : keepNote,
    // Until it is answered, whatever is typed meanwhile.
    take: !(asksToTake && mode === 'reply' && hasWords(note))
      ? undefined
      : {
          passage: note.body,
          yes: () => {
            keepReply(hasWords(reply) ? { ...reply, body: `${reply.body}\n\n${note.body}` } : note)
            keepNote(undefined)
            setAsksToTake(false)
          },
          no: () => setAsksToTake(false),
        },
  }
}
