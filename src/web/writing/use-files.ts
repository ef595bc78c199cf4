import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Client } from '../../contract/client.ts'
import { useClient } from '../data/client.ts'
import { failureText } from '../data/failure.ts'
import { keys } from '../data/keys.ts'
import type { ComposeMode } from './composer.tsx'
import { fitFiles } from './fit-files.ts'

/** A file that waits to be sent. */
export interface WaitingFile {
  readonly key: number
  readonly file: File
}

let made = 0

/** What a file belongs to: a message by its version, or nothing but who sees it. */
type Place = { readonly message: number } | { readonly visibility: 'public' | 'internal' }

/** Version of the message that `you` wrote last. */
async function lastMessage(client: Client, number: number, { you, mode }: { you: string; mode: ComposeMode }) {
  const type = mode === 'note' ? 'noted' : 'replied'
  const { items } = await client.timeline(number)
  return items.findLast((event) => event.type === type && event.change.by === you)?.version
}

async function sendOne(client: Client, number: number, file: File, place: Place): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  await client.attach(number, { name: file.name || 'file', bytes, mediaType: file.type, ...place })
}

/** The files of the message that is being written. They follow it once it is sent: what fails stays, and is sent to that
 *  same message by the next try. */
export function useFiles(number: number, you: string) {
  const client = useClient()
  const cache = useQueryClient()
  const [waiting, setWaiting] = useState<readonly WaitingFile[]>([])
  const [refusal, setRefusal] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [place, setPlace] = useState<Place>()

  async function sendAll(to: Place): Promise<boolean> {
    let left = waiting
    for (const each of waiting) {
      await sendOne(client, number, each.file, to)
      left = left.filter((other) => other !== each)
      setWaiting(left)
    }
    setPlace(undefined)
    return true
  }

  async function tryAll(to: () => Promise<Place>): Promise<boolean> {
    setBusy(true)
    setRefusal(undefined)
    try {
      const known = place ?? (await to())
      setPlace(known)
      return await sendAll(known)
    } catch (error) {
      setRefusal(failureText(error))
      return false
    } finally {
      setBusy(false)
      for (const queryKey of [keys.timeline(number), keys.ticket(number)]) void cache.invalidateQueries({ queryKey })
    }
  }

  return {
    waiting,
    refusal,
    busy,
    add(files: readonly File[]) {
      const { fit, refusal: why } = fitFiles(files)
      setRefusal(why)
      setWaiting((before) => [...before, ...fit.map((file) => ({ key: ++made, file }))])
    },
    remove(key: number) {
      setWaiting((before) => before.filter((each) => each.key !== key))
      setRefusal(undefined)
    },
    /** Sends them after the message that was just written; whether all went through. */
    follow: (mode: ComposeMode) =>
      tryAll(async () => {
        const message = await lastMessage(client, number, { you, mode })
        return message === undefined ? alone(mode) : { message }
      }),
    /** Sends them without a message. */
    sendAlone: (mode: ComposeMode) => tryAll(async () => alone(mode)),
  }
}

const alone = (mode: ComposeMode): Place => ({ visibility: mode === 'note' ? 'internal' : 'public' })
