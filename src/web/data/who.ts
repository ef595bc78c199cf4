/** Who is signed in as far as this browser knows. The cookie says it to the server; every tab follows when it changes. */
import { useSyncExternalStore } from 'react'
import { prefer, preference, usePreference } from './preferences.ts'

const DRAFTS = 'topline.draft.'

/** Why nobody is signed in: nobody was, the session ended, or the person left. */
export type Out = 'never' | 'ended' | 'left'

/** Set once the server said that nobody is signed in, until somebody is. */
let out: Out | undefined
let csrf: string | undefined
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', onStorage)
  return () => {
    listeners.delete(listener)
  }
}

/** Another tab signed in, out, or over to somebody else. */
function onStorage({ key }: StorageEvent): void {
  if (key !== 'topline.who') return
  csrf = undefined
  out = preference('who') === null ? 'ended' : undefined
  tell()
}

export const knownCsrf = (): string | undefined => csrf

/** To be read anew before the next write. */
export function forgetCsrf(): void {
  csrf = undefined
}

interface SignedIn {
  readonly workspace: { readonly slug: string }
  readonly handle: string
  readonly csrf: string | null
  readonly role: string
}

/** Begins the name of a customer's contact; no slug has a blank. */
const CONTACT = 'contact '

const nameOf = ({ workspace, handle, role }: SignedIn) =>
  `${role === 'contact' ? CONTACT : ''}${workspace.slug}/${handle}`

/** Whether it is a customer's contact, who has no business with the line. */
export const isContact = (who: string | null): boolean => who?.startsWith(CONTACT) ?? false

/** What somebody else began to write in this tab is not shown to the next one. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(DRAFTS)) sessionStorage.removeItem(key)
}

/** The server said who is signed in. */
export function signedIn(session: SignedIn): void {
  csrf = session.csrf ?? undefined
  const who = nameOf(session)
  const last = sessionStorage.getItem('topline.last')
  if (last !== null && last !== who) forgetDrafts()
  sessionStorage.setItem('topline.last', who)
  const wasOut = out !== undefined
  out = undefined
  if (preference('who') !== who) prefer('who', who)
  if (wasOut) tell()
}

/** The server said that nobody is. What was begun to be written stays, for whoever comes back. */
export function signedOut(by: 'person' | 'server'): void {
  csrf = undefined
  if (out !== undefined) return
  out = by === 'person' ? 'left' : preference('who') === null ? 'never' : 'ended'
  prefer('who', null)
  tell()
}

/** Why nobody is signed in; undefined while somebody is, or nothing was heard yet. */
export const useOut = (): Out | undefined => useSyncExternalStore(subscribe, () => out)

/** Changes whenever somebody else is signed in; null while nobody is known to be. */
export const useWho = (): string | null => usePreference('who')
