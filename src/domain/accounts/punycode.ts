/** Labels of domains that have letters beyond ASCII, as mail and DNS write them (RFC 3492). */
import { must } from '../assert.ts'

const BASE = 36
const LEAST = 1
const MOST = 26
const SKEW = 38
const DAMP = 700
const FIRST_BIAS = 72
const FIRST_CODE = 0x80
const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789'

function adapted(delta: number, points: number, first: boolean): number {
  let left = first ? Math.floor(delta / DAMP) : Math.floor(delta / 2)
  left += Math.floor(left / points)
  let steps = 0
  while (left > ((BASE - LEAST) * MOST) / 2) {
    left = Math.floor(left / (BASE - LEAST))
    steps += BASE
  }
  return steps + Math.floor(((BASE - LEAST + 1) * left) / (left + SKEW))
}

const digit = (value: number): string => must(DIGITS[value], 'a digit lies below the base')

/** A whole number in digits whose weight depends on `bias`, the smallest first. */
function variableLength(delta: number, bias: number): string {
  let left = delta
  let text = ''
  for (let weight = BASE; ; weight += BASE) {
    const threshold = Math.min(Math.max(weight - bias, LEAST), MOST)
    if (left < threshold) return text + digit(left)
    text += digit(threshold + ((left - threshold) % (BASE - threshold)))
    left = Math.floor((left - threshold) / (BASE - threshold))
  }
}

/** The label as ASCII: `bücher` is `xn--bcher-kva`; one that is ASCII already stays as it is. */
export function asciiLabel(label: string): string {
  const points = [...label].map((letter) => must(letter.codePointAt(0), 'a letter has a code'))
  const basic = points.filter((point) => point < FIRST_CODE)
  if (basic.length === points.length) return label
  let text = `xn--${String.fromCodePoint(...basic)}${basic.length > 0 ? '-' : ''}`
  let handled = basic.length
  let [code, bias, delta] = [FIRST_CODE, FIRST_BIAS, 0]
  while (handled < points.length) {
    const next = Math.min(...points.filter((point) => point >= code))
    delta += (next - code) * (handled + 1)
    for (const point of points) {
      if (point < next) delta += 1
      if (point !== next) continue
      text += variableLength(delta, bias)
      bias = adapted(delta, handled + 1, handled === basic.length)
      delta = 0
      handled += 1
    }
    delta += 1
    code = next + 1
  }
  return text
}
