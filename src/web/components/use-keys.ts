import { useEffect, useLayoutEffect, useRef } from 'react'
import { usePreference } from '../data/preferences.ts'
import { meant, strokeOf, TYPING } from './key-stroke.ts'

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** How long the first key of a sequence waits for the second, in milliseconds. */
const SEQUENCE = 1_200

interface Layer {
  current: KeyMap
  /** What lies below hears nothing but combinations with Ctrl or Cmd. */
  isAlone: boolean
}

const layers: Layer[] = []
let pending = ''
let pendingSince = 0
let singleKeys = true
let paused = false

function isTheirs(target: EventTarget | null, stroke: string): boolean {
  if (stroke.startsWith('mod+')) return false
  if (!singleKeys || paused) return true
  return (
    target instanceof Element && (target.closest(TYPING) !== null || document.querySelector('[role="dialog"]') !== null)
  )
}

/** The newest layer that knows the key wins, so a page comes before the frame around it. */
function onKeyDown(event: KeyboardEvent): void {
  const stroke = strokeOf(event)
  if (stroke === undefined || event.defaultPrevented || event.isComposing || isTheirs(event.target, stroke)) return
  const hearing = stroke.startsWith('mod+')
    ? layers
    : layers.slice(
        Math.max(
          0,
          layers.findLastIndex(({ isAlone }) => isAlone),
        ),
      )
  const known = new Set(hearing.flatMap((layer) => Object.keys(layer.current)))
  const waiting = event.timeStamp - pendingSince < SEQUENCE ? pending : ''
  const found = meant(waiting, stroke, known)
  pending = found.pending
  pendingSince = event.timeStamp
  const { sequence } = found
  if (sequence === undefined) return
  const handler = hearing.findLast((layer) => layer.current[sequence])?.current[sequence]
  if (!handler) return
  event.preventDefault()
  handler(event)
}

/** Listens to `keys` while the component is mounted, wherever the person is not typing; `isAlone` while what lies below must
 *  not hear any. */
export function useKeys(keys: KeyMap, isAlone = false): void {
  const layer = useRef<Layer>({ current: keys, isAlone }).current
  layer.current = keys
  layer.isAlone = isAlone
  // At once, so that no key is lost between what is seen and what is heard.
  useLayoutEffect(() => {
    layers.push(layer)
    if (layers.length === 1) window.addEventListener('keydown', onKeyDown)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      if (layers.length === 0) window.removeEventListener('keydown', onKeyDown)
    }
  }, [layer])
}

/** Holds single keys back while something opens or is open above the screen. */
export function usePausedKeys(isPaused: boolean): void {
  useLayoutEffect(() => {
    paused = isPaused
  }, [isPaused])
}

/** Lets single keys be switched off, for people whose speech or tremor would press them. */
export function useSingleKeys(): boolean {
  const on = usePreference('keys') !== 'off'
  useEffect(() => {
    singleKeys = on
  }, [on])
  return on
}
