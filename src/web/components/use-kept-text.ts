import { useState } from 'react'

/** Text that outlives a reload in this tab, until it is sent; forgotten with every other draft when somebody leaves. */
export function useKeptText(name: string): readonly [string, (text: string) => void] {
  const key = `topline.draft.${name}`
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  function keep(text: string) {
    setTexts((before) => ({ ...before, [key]: text }))
    if (text === '') sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  }
  return [texts[key] ?? sessionStorage.getItem(key) ?? '', keep]
}
