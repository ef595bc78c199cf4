import { useState } from 'react'
import { slugOf } from './slug.ts'

interface Naming {
  /** Its short name once it is saved. */
  readonly saved: string | undefined
  readonly taken: ReadonlySet<string>
  /** A new one was saved, and its dialog closed. */
  readonly onCreated: (slug: string) => void
}

/** The short name of a document: the one it has, or for a new one made of its name until somebody types another. */
export function useNaming({ saved, taken, onCreated }: Naming) {
  const [typed, setTyped] = useState<string>()
  const [created, setCreated] = useState<string>()
  const isNew = saved === undefined
  const slugFor = (name: string): string => saved ?? typed ?? slugOf(name)
  const isTaken = (name: string): boolean => isNew && created === undefined && taken.has(slugFor(name))
  return {
    isNew,
    slugFor,
    /** Whether it can be saved under this name. */
    isNamed: (name: string): boolean => name.trim() !== '' && slugFor(name) !== '' && !isTaken(name),
    /** The field of a short name that can still be chosen. */
    fieldFor: (name: string) =>
      isNew ? { value: slugFor(name), isTaken: isTaken(name), onChange: setTyped } : undefined,
    /** What follows a saving: a saved one is shown as it is now, a new one opened under its short name. */
    endingOf: (name: string, forget: () => void) => ({
      onSaved: () => (isNew ? setCreated(slugFor(name)) : forget()),
      onClosed: () => {
        if (created === undefined) return
        forget()
        onCreated(created)
      },
    }),
  }
}
