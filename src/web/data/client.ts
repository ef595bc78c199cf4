/** Where every call to the server starts. */
import { useMemo } from 'react'
import { type Client, createClient, type Send } from '../../contract/client.ts'
import { usePreference } from './preferences.ts'

const send: Send = async ({ method, path, headers, body }) => {
  const answer = await fetch(path, { method, headers: { ...headers }, body: body ?? null })
  return { status: answer.status, body: await answer.text() }
}

/** 128 random bits as text. `randomUUID` is missing where the page comes over plain HTTP from another machine. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-')

/** The client of the acting member in the chosen workspace; the server decides both when nothing was chosen. */
export function useClient(): Client {
  const member = usePreference('member') ?? undefined
  const workspace = usePreference('workspace') ?? undefined
  return useMemo(() => createClient({ send, member, workspace, newKey }), [member, workspace])
}
