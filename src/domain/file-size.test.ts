import { expect, test } from 'vitest'
import { sizeText } from './file-size.ts'

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1023 bytes'],
  [1024, '1 kB'],
  [3_482, '3.4 kB'],
  [45_000, '44 kB'],
  [20 * 1024 * 1024, '20 MB'],
  [1_600_000, '1.5 MB'],
])('%d bytes are %s', (bytes, says) => {
  expect(sizeText(bytes)).toBe(says)
})
