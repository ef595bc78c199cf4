/** Keys that are pressed while a form is on its way: they wait for it, and never mean anything else meanwhile. */
import { useLayoutEffect, useRef } from 'react'
import { TYPING } from './key-stroke.ts'

/** What can be held: letters, digits and signs. Enter cannot, so that nothing is sent unseen, and ends what is held. */
const isHeld = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey

const held: string[] = []
let holders = 0
let isOver = false

function hold(event: KeyboardEvent): void {
  // What is given on comes from here; what is typed elsewhere belongs there.
  if (!event.isTrusted || (event.target instanceof Element && event.target.closest(TYPING))) return
  if (event.key !== 'Enter' && !isHeld(event)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  if (event.key === 'Enter') isOver = true
  else if (!isOver) held.push(event.key)
}

/** Writes into a field as typing does. */
function type(field: HTMLInputElement | HTMLTextAreaElement, key: string): void {
  const shape = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(shape, 'value')?.set?.call(field, field.value + key)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

const isField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(element.type))

function press(target: Element, key: string): void {
  if (isField(target)) type(target, key)
  else target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}

/** Frames of the screen that a form may take to put its focus. */
const PATIENCE = 30

/** Gives what was held to the form in `home`, one key for each turn, once its beginning has the focus. */
function giveOn(home: Element, patience: number): void {
  if (holders > 0) return
  const begins = home.querySelector('[data-autofocus]')
  const active = document.activeElement
  if (home.isConnected && patience > 0 && (begins === null || begins !== active) && held.length > 0) {
    requestAnimationFrame(() => giveOn(home, patience - 1))
    return
  }
  const next = () => {
    const key = held.shift()
    const target = document.activeElement
    if (key !== undefined && holders === 0 && home.isConnected && target && home.contains(target)) {
      press(target, key)
      setTimeout(next)
      return
    }
    window.removeEventListener('keydown', hold, true)
    held.length = 0
    isOver = false
  }
  next()
}

/** Stands where a form will; the form that comes in its place gets the keys. */
export function HeldKeys() {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const home = place.current?.closest('[data-panel], [role="dialog"]') ?? document.body
    holders += 1
    window.addEventListener('keydown', hold, true)
    return () => {
      holders -= 1
      requestAnimationFrame(() => giveOn(home, PATIENCE))
    }
  }, [])
  return <span ref={place} hidden data-comes="" />
}
